package org.tocsin.app;

import java.util.List;
import java.util.Optional;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;
import org.tocsin.edge.geography.Atlas;

/// The roads of whatever map is in force when a question is asked.
record CurrentRoads(Atlas atlas) implements Roads {
    @Override
    public double[] driveSeconds(List<Point> origins, Point destination, Profile profile) {
        return atlas.current().roads().driveSeconds(origins, destination, profile);
    }

    @Override
    public double[][] driveMatrix(List<Point> origins, List<Point> destinations, Profile profile) {
        return atlas.current().roads().driveMatrix(origins, destinations, profile);
    }

    @Override
    public boolean reaches(Point point) {
        return atlas.current().roads().reaches(point);
    }

    @Override
    public Optional<Way> findWay(Point from, Point to, Profile profile) {
        return atlas.current().roads().findWay(from, to, profile);
    }
}
