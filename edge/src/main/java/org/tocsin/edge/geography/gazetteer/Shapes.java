package org.tocsin.edge.geography.gazetteer;

import org.tocsin.core.places.Area;
import org.tocsin.core.places.Point;

/// Whether a point lies in the shape a location was given in.
final class Shapes {
    private Shapes() {}

    static boolean contains(Area area, Point point) {
        return switch (area) {
            case Area.Spot spot -> spot.center().equals(point);
            case Area.Circle circle -> circle.center().metersTo(point) <= circle.radiusMeters();
            case Area.Ellipse ellipse -> inEllipse(ellipse, point);
            case Area.Polygon polygon -> inPolygon(polygon, point);
        };
    }

    private static boolean inEllipse(Area.Ellipse ellipse, Point point) {
        double east = (point.longitude() - ellipse.center().longitude())
                * Lines.metersPerLongitude(ellipse.center().latitude());
        double north = (point.latitude() - ellipse.center().latitude()) * Lines.METERS_PER_DEGREE;
        double turn = Math.toRadians(ellipse.orientationDegrees());
        double along = east * Math.sin(turn) + north * Math.cos(turn);
        double aside = east * Math.cos(turn) - north * Math.sin(turn);
        double major = Math.max(ellipse.semiMajorMeters(), 1e-9);
        double minor = Math.max(ellipse.semiMinorMeters(), 1e-9);
        return along * along / (major * major) + aside * aside / (minor * minor) <= 1;
    }

    private static boolean inPolygon(Area.Polygon polygon, Point point) {
        var ring = polygon.ring();
        boolean inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            var a = ring.get(i);
            var b = ring.get(j);
            boolean spans = a.latitude() > point.latitude() != b.latitude() > point.latitude();
            if (spans
                    && point.longitude()
                            < (b.longitude() - a.longitude())
                                            * (point.latitude() - a.latitude())
                                            / (b.latitude() - a.latitude())
                                    + a.longitude()) {
                inside = !inside;
            }
        }
        return inside;
    }
}
