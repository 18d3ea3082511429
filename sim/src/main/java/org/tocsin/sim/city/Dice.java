package org.tocsin.sim.city;

import java.util.List;

/// Random numbers that are the same on every machine and for ever: SplitMix64 (Steele, Lea, Flood 2014).
///
/// Each part of the city rolls its own dice ([#fork]), so a change in one part leaves the others as they were.
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    Dice(long seed) {
        state = seed;
    }

    /// Dice of a part of the work, independent of how often these were rolled since.
    static Dice of(long seed, String part) {
        long mixed = seed;
        for (int i = 0; i < part.length(); i++) {
            mixed = mix(mixed + GOLDEN_GAMMA * (part.charAt(i) + 1));
        }
        return new Dice(mixed);
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /// In [0, bound).
    int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    /// In [0, 1).
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    <T> void shuffle(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            T moved = list.get(i);
            list.set(i, list.get(j));
            list.set(j, moved);
        }
    }
}
