package org.tocsin.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.Atlas;

/// The gazetteer of whatever map is in force when a question is asked.
record CurrentGazetteer(Atlas atlas) implements Gazetteer {
    @Override
    public String packVersion() {
        return atlas.current().version();
    }

    @Override
    public List<Match> complete(String typed, @Nullable Point near, int limit) {
        return atlas.current().gazetteer().complete(typed, near, limit);
    }

    @Override
    public List<Match> find(String words, @Nullable Point near, int limit) {
        return atlas.current().gazetteer().find(words, near, limit);
    }

    @Override
    public List<Match> reverse(Area area, int limit) {
        return atlas.current().gazetteer().reverse(area, limit);
    }

    @Override
    public List<Match> match(CivicAddress civic, int limit) {
        return atlas.current().gazetteer().match(civic, limit);
    }

    @Override
    public Districts districts(Point point) {
        return atlas.current().gazetteer().districts(point);
    }
}
