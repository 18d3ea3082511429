package org.tocsin.sim.city;

/// The river, as a curve over its own axis: at a distance `u` along the axis its middle lies `v = f(u)` to the left.
/// Being a function it never crosses itself and every point has a bank.
final class River {
    private final double cos;
    private final double sin;
    private final double halfWidthMeters;
    private final double[] amplitude = new double[3];
    private final double[] waveNumber = new double[3];
    private final double[] phase = new double[3];

    River(CityScale scale, Dice dice) {
        double axis = dice.between(-0.5, 0.5);
        cos = StrictMath.cos(axis);
        sin = StrictMath.sin(axis);
        halfWidthMeters = scale.riverWidthMeters() / 2;
        double wave = Math.min(3_200, scale.radiusMeters() * 1.05);
        double[] length = {wave, wave * 0.53, wave * 2.7};
        double[] height = {0.12, 0.022, 0.3};
        for (int i = 0; i < 3; i++) {
            amplitude[i] = length[i] * height[i] * (i == 2 ? 0.3 : 1) * dice.between(0.7, 1.1);
            waveNumber[i] = 2 * Math.PI / (length[i] * dice.between(0.9, 1.1));
            phase[i] = dice.between(0, 2 * Math.PI);
        }
    }

    double halfWidthMeters() {
        return halfWidthMeters;
    }

    double along(double x, double y) {
        return x * cos + y * sin;
    }

    double across(double x, double y) {
        return -x * sin + y * cos;
    }

    double x(double along, double across) {
        return along * cos - across * sin;
    }

    double y(double along, double across) {
        return along * sin + across * cos;
    }

    /// Where the middle of the stream lies across the axis.
    double middle(double along) {
        double v = 0;
        for (int i = 0; i < 3; i++) {
            v += amplitude[i] * StrictMath.sin(waveNumber[i] * along + phase[i]);
        }
        return v;
    }

    double slope(double along) {
        double s = 0;
        for (int i = 0; i < 3; i++) {
            s += amplitude[i] * waveNumber[i] * StrictMath.cos(waveNumber[i] * along + phase[i]);
        }
        return s;
    }

    /// Metres from the middle of the stream, positive on the left bank; near the river exact to a few per cent.
    double distance(double x, double y) {
        double u = along(x, y);
        double s = slope(u);
        return (across(x, y) - middle(u)) / Math.sqrt(1 + s * s);
    }

    /// Direction of the stream in radians from east.
    double heading(double along) {
        double s = slope(along);
        return StrictMath.atan2(sin + s * cos, cos - s * sin);
    }

    /// The line at a fixed distance from the middle, between two positions along the axis.
    Trace bank(double fromAlong, double toAlong, double offsetMeters, double stepMeters) {
        var line = new Trace();
        int steps = Math.max(2, (int) ((toAlong - fromAlong) / stepMeters));
        for (int i = 0; i <= steps; i++) {
            double u = fromAlong + (toAlong - fromAlong) * i / steps;
            double s = slope(u);
            double n = Math.sqrt(1 + s * s);
            double ou = u - offsetMeters * s / n;
            double ov = middle(u) + offsetMeters / n;
            line.add(x(ou, ov), y(ou, ov));
        }
        return line;
    }
}
