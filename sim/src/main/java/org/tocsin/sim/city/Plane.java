package org.tocsin.sim.city;

import org.tocsin.core.places.Point;

/// The flat sheet the city is drawn on: metres east and north of its centre, and a grid of 1e-7 degrees (about a
/// centimetre) for everything that must meet exactly.
final class Plane {
    private static final double METERS_PER_DEGREE = 111_195.08;
    private static final double UNITS_PER_DEGREE = 1e7;

    /// An invented place: nothing stands at this point that carries any of the city's names.
    static final Point CENTER = new Point(42.6, -72.3);

    private static final long CENTER_Y = 426_000_000L;
    private static final long CENTER_X = -723_000_000L;

    static final double METERS_PER_UNIT_Y = METERS_PER_DEGREE / UNITS_PER_DEGREE;
    static final double METERS_PER_UNIT_X = METERS_PER_UNIT_Y * StrictMath.cos(Math.toRadians(42.6));

    private Plane() {}

    static int unitX(double xMeters) {
        return (int) Math.rint(xMeters / METERS_PER_UNIT_X);
    }

    static int unitY(double yMeters) {
        return (int) Math.rint(yMeters / METERS_PER_UNIT_Y);
    }

    static double metersX(int unitX) {
        return unitX * METERS_PER_UNIT_X;
    }

    static double metersY(int unitY) {
        return unitY * METERS_PER_UNIT_Y;
    }

    /// The point with exactly seven decimals.
    static Point point(int unitX, int unitY) {
        return new Point((CENTER_Y + unitY) / UNITS_PER_DEGREE, (CENTER_X + unitX) / UNITS_PER_DEGREE);
    }

    static Point pointAt(double xMeters, double yMeters) {
        return point(unitX(xMeters), unitY(yMeters));
    }

    static double distance(double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
