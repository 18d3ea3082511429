package org.tocsin.edge.live.view;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.MatchKind;

/// One answer of the gazetteer; components as in [Match].
public record MatchView(
        String id,
        MatchKind kind,
        String label,
        String municipality,
        String detail,
        String crossStreets,
        double lat,
        double lon,
        Exactness exactness,
        String why,
        double score,
        @Nullable Double metersFromCaller) {
    public static MatchView of(Match match) {
        return new MatchView(
                match.id(),
                match.kind(),
                match.label(),
                match.municipality(),
                match.detail(),
                match.crossStreets(),
                match.point().latitude(),
                match.point().longitude(),
                match.exactness(),
                match.why(),
                match.score(),
                match.metersFromCaller());
    }
}
