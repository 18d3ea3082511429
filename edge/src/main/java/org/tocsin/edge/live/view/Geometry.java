package org.tocsin.edge.live.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Point;

/// A GeoJSON geometry (RFC 7946).
public sealed interface Geometry {
    /// Always `Point`, `Polygon`, ...
    @JsonProperty("type")
    String type();

    record PointGeometry(double[] coordinates) implements Geometry {
        @Override
        public String type() {
            return "Point";
        }
    }

    /// @param coordinates rings of longitude, latitude; the last pair of a ring repeats the first
    record PolygonGeometry(List<List<double[]>> coordinates) implements Geometry {
        @Override
        public String type() {
            return "Polygon";
        }
    }

    /// Corners of a drawn circle or ellipse.
    int ROUND_CORNERS = 48;

    static Geometry of(Area area) {
        return switch (area) {
            case Area.Spot spot -> new PointGeometry(pair(spot.center()));
            case Area.Circle circle -> ellipse(circle.center(), circle.radiusMeters(), circle.radiusMeters(), 0);
            case Area.Ellipse e ->
                ellipse(e.center(), e.semiMajorMeters(), e.semiMinorMeters(), e.orientationDegrees());
            case Area.Polygon polygon -> {
                var ring = new java.util.ArrayList<>(
                        polygon.ring().stream().map(Geometry::pair).toList());
                ring.add(ring.getFirst());
                yield new PolygonGeometry(List.of(ring));
            }
        };
    }

    private static Geometry ellipse(Point center, double major, double minor, double orientationDegrees) {
        var ring = new java.util.ArrayList<double[]>();
        double turn = Math.toRadians(orientationDegrees);
        double metersPerDegree = 111_195;
        double shrink = Math.max(1e-6, Math.cos(Math.toRadians(center.latitude())));
        for (int i = 0; i <= ROUND_CORNERS; i++) {
            double angle = 2 * Math.PI * (i % ROUND_CORNERS) / ROUND_CORNERS;
            double along = major * Math.cos(angle);
            double across = minor * Math.sin(angle);
            double north = along * Math.cos(turn) - across * Math.sin(turn);
            double east = along * Math.sin(turn) + across * Math.cos(turn);
            ring.add(new double[] {
                rounded(center.longitude() + east / (metersPerDegree * shrink)),
                rounded(center.latitude() + north / metersPerDegree)
            });
        }
        return new PolygonGeometry(List.of(ring));
    }

    /// Longitude, latitude to about a centimetre.
    static double[] pair(Point point) {
        return new double[] {rounded(point.longitude()), rounded(point.latitude())};
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }
}
