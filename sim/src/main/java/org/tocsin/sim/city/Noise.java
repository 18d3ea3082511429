package org.tocsin.sim.city;

/// Smooth value noise over the plane: random heights on a lattice, eased between.
final class Noise {
    private final long seed;
    private final double spacingMeters;

    Noise(long seed, double spacingMeters) {
        this.seed = seed;
        this.spacingMeters = spacingMeters;
    }

    /// In [-1, 1], smooth over about the spacing.
    double at(double x, double y) {
        double u = x / spacingMeters;
        double v = y / spacingMeters;
        long i = (long) Math.floor(u);
        long j = (long) Math.floor(v);
        double fu = ease(u - i);
        double fv = ease(v - j);
        double low = lattice(i, j) + fu * (lattice(i + 1, j) - lattice(i, j));
        double high = lattice(i, j + 1) + fu * (lattice(i + 1, j + 1) - lattice(i, j + 1));
        return low + fv * (high - low);
    }

    private double lattice(long i, long j) {
        long mixed = Dice.mix(seed + Dice.mix(i * 0x632BE59BD9B4E019L + Dice.mix(j)));
        return (mixed >> 10) * 0x1.0p-53;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
