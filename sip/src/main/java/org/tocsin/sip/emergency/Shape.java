package org.tocsin.sip.emergency;

import java.util.List;
import org.tocsin.sip.MalformedException;

/// Where somebody is, and how surely: the shapes of RFC 5491 section 5, seen from above. A sphere is a circle, an
/// ellipsoid an ellipse, a prism its base.
public sealed interface Shape {
    /// The middle of the shape.
    Position center();

    /// A radius around the center that holds the whole shape, in meters; 0 for a point.
    double uncertaintyMeters();

    /// Exactly there, or nobody knows how exactly.
    record Point(Position center) implements Shape {
        @Override
        public double uncertaintyMeters() {
            return 0;
        }
    }

    record Circle(Position center, double radiusMeters) implements Shape {
        /// @throws MalformedException if the radius is negative or no number
        public Circle {
            checkLength(radiusMeters);
        }

        @Override
        public double uncertaintyMeters() {
            return radiusMeters;
        }
    }

    /// An ellipse, as satellite fixes give.
    ///
    /// @param orientationDegrees of the long axis, clockwise from north
    record Ellipse(Position center, double semiMajorMeters, double semiMinorMeters, double orientationDegrees)
            implements Shape {
        /// @throws MalformedException if an axis is negative or no number
        public Ellipse {
            checkLength(semiMajorMeters);
            checkLength(semiMinorMeters);
            checkAngle(orientationDegrees);
        }

        @Override
        public double uncertaintyMeters() {
            return Math.max(semiMajorMeters, semiMinorMeters);
        }
    }

    /// A piece of a ring around a mast: from one radius to another, from one bearing on over an angle.
    ///
    /// @param center the mast, which is not within the band
    record ArcBand(
            Position center,
            double innerRadiusMeters,
            double outerRadiusMeters,
            double startAngleDegrees,
            double openingAngleDegrees)
            implements Shape {
        /// @throws MalformedException if a radius is negative or no number
        public ArcBand {
            checkLength(innerRadiusMeters);
            checkLength(outerRadiusMeters);
            checkAngle(startAngleDegrees);
            checkAngle(openingAngleDegrees);
        }

        @Override
        public double uncertaintyMeters() {
            return outerRadiusMeters;
        }
    }

    /// A closed ring; the first corner is not repeated at the end.
    record Polygon(List<Position> corners) implements Shape {
        /// @throws MalformedException if there are fewer than three corners
        public Polygon {
            corners = List.copyOf(corners);
            if (corners.size() < 3) {
                throw new MalformedException("polygon with fewer than three corners");
            }
        }

        /// The mean of the corners: good enough at the size of an uncertainty.
        @Override
        public Position center() {
            double latitude = 0;
            double longitude = 0;
            for (Position corner : corners) {
                latitude += corner.latitudeDegrees() / corners.size();
                longitude += corner.longitudeDegrees() / corners.size();
            }
            return new Position(Math.clamp(latitude, -90, 90), Math.clamp(longitude, -180, 180));
        }

        @Override
        public double uncertaintyMeters() {
            Position middle = center();
            double farthest = 0;
            for (Position corner : corners) {
                double north = Math.toRadians(corner.latitudeDegrees() - middle.latitudeDegrees());
                double east = Math.toRadians(corner.longitudeDegrees() - middle.longitudeDegrees())
                        * Math.cos(Math.toRadians(middle.latitudeDegrees()));
                farthest = Math.max(farthest, Math.hypot(north, east) * EARTH_RADIUS_METERS);
            }
            return farthest;
        }
    }

    /// Mean radius of the earth.
    double EARTH_RADIUS_METERS = 6_371_009;

    private static void checkLength(double meters) {
        if (!(meters >= 0) || Double.isInfinite(meters)) {
            throw new MalformedException("length that is negative or no number");
        }
    }

    private static void checkAngle(double degrees) {
        if (Double.isNaN(degrees) || Double.isInfinite(degrees)) {
            throw new MalformedException("angle that is no number");
        }
    }
}
