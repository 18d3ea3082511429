package org.tocsin.edge.geography.roads;

import java.util.List;
import org.tocsin.core.places.Point;

/// Point in polygon by counting crossings to the east; degrees serve as a plane.
final class Rings {
    private Rings() {}

    static boolean contains(List<Point> ring, double latitude, double longitude) {
        boolean inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            var a = ring.get(i);
            var b = ring.get(j);
            if ((a.latitude() > latitude) != (b.latitude() > latitude)
                    && longitude
                            < (b.longitude() - a.longitude())
                                            * (latitude - a.latitude())
                                            / (b.latitude() - a.latitude())
                                    + a.longitude()) {
                inside = !inside;
            }
        }
        return inside;
    }
}
