package org.tocsin.sim.city;

/// Edge of the region: an uneven oval.
final class Outline {
    private static final int CORNERS = 96;

    private final double[] radius = new double[CORNERS];
    private final double widest;

    Outline(CityScale scale, Dice dice) {
        double r = scale.radiusMeters();
        var noise = new Noise(dice.next(), 1);
        double most = 0;
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            double c = StrictMath.cos(angle);
            double s = StrictMath.sin(angle);
            double oval = 1 / Math.sqrt(c * c / (1.13 * 1.13) + s * s / (0.89 * 0.89));
            radius[i] = r * oval * (1 + 0.09 * noise.at(2 * c, 2 * s) + 0.02 * noise.at(7 * c + 40, 7 * s));
            most = Math.max(most, radius[i]);
        }
        widest = most;
    }

    /// No point of the region lies farther from the middle.
    double widestMeters() {
        return widest;
    }

    double radiusAt(double angle) {
        double turn = angle / (2 * Math.PI);
        double at = (turn - Math.floor(turn)) * CORNERS;
        int i = (int) at % CORNERS;
        double part = at - Math.floor(at);
        return radius[i] + part * (radius[(i + 1) % CORNERS] - radius[i]);
    }

    /// Metres to the edge along the ray from the middle, negative outside.
    double insideBy(double x, double y) {
        return radiusAt(StrictMath.atan2(y, x)) - Math.sqrt(x * x + y * y);
    }

    /// The closed line, first point repeated.
    Trace ring() {
        var ring = new Trace();
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * (i % CORNERS) / CORNERS;
            ring.add(radius[i % CORNERS] * StrictMath.cos(angle), radius[i % CORNERS] * StrictMath.sin(angle));
        }
        return ring;
    }
}
