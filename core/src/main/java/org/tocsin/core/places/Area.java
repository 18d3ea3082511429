package org.tocsin.core.places;

import java.util.List;

/// The shape a location was given in (RFC 5491): what the caller's device or network claims to know.
public sealed interface Area {
    /// The middle of the shape: where a marker goes.
    Point center();

    /// Radius in metres of a circle around [#center] that holds the shape.
    double radiusMeters();

    record Spot(Point center) implements Area {
        @Override
        public double radiusMeters() {
            return 0;
        }
    }

    record Circle(Point center, double radiusMeters) implements Area {
        public Circle {
            if (!(radiusMeters >= 0 && radiusMeters < 20_100_000)) {
                throw new IllegalArgumentException("radius in metres: " + radiusMeters);
            }
        }
    }

    /// @param orientationDegrees of the major axis, clockwise from north
    record Ellipse(Point center, double semiMajorMeters, double semiMinorMeters, double orientationDegrees)
            implements Area {
        @Override
        public double radiusMeters() {
            return Math.max(semiMajorMeters, semiMinorMeters);
        }
    }

    /// @param ring at least three corners, the last joined to the first
    record Polygon(List<Point> ring) implements Area {
        public Polygon {
            ring = List.copyOf(ring);
            if (ring.size() < 3) {
                throw new IllegalArgumentException("a polygon has three corners or more");
            }
        }

        @Override
        public Point center() {
            double latitude = 0;
            double longitude = 0;
            for (var corner : ring) {
                latitude += corner.latitude();
                longitude += corner.longitude();
            }
            return new Point(latitude / ring.size(), longitude / ring.size());
        }

        @Override
        public double radiusMeters() {
            var center = center();
            return ring.stream().mapToDouble(center::metersTo).max().orElse(0);
        }
    }
}
