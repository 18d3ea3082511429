package org.tocsin.edge.telephony.media;

/// Keys pressed as tones within the sound (ITU-T Q.23), found by Goertzel's filter. Fed with consecutive samples, 8,000
/// a second; a key is told once, when it has sounded for about 45 ms. Confined to one thread.
///
/// A key is one low and one high tone that hold nearly all of the energy: speech seldom does that for 45 ms (ITU-T
/// Q.24 asks 40 ms at least to be taken).
public final class DtmfDetector {
    /// Goertzel's coefficients of the four low and the four high tones.
    private static final double[] LOW = coefficients(697, 770, 852, 941);

    private static final double[] HIGH = coefficients(1209, 1336, 1477, 1633);
    private static final String KEYS = "123A456B789C*0#D";
    private static final int WINDOW = 205;
    private static final int HOP = 80;
    private static final int HITS = 3;
    private static final int MISSES = 2;
    /// Weakest pair worth reading, mean square of 16-bit samples (about -35 dBm0).
    private static final double FAINTEST = 120.0 * 120.0;

    private static final double SHARE = 0.82;
    /// The louder tone may exceed the other by this factor: 9 dB.
    private static final double TWIST = 8;
    /// A tone exceeds the others of its group by this factor: 6 dB.
    private static final double STANDS_OUT = 4;

    private final double[] ring = new double[WINDOW];
    private final double[] window = new double[WINDOW];
    private int filled;
    private int sinceHop;
    private char candidate;
    private int hits;
    private int misses;
    private char held;

    /// @return the key that is found in these samples to be pressed, 0 for none
    public char hear(short[] samples) {
        char found = 0;
        for (short sample : samples) {
            ring[filled++ % WINDOW] = sample;
            if (filled >= 2 * WINDOW) {
                filled -= WINDOW;
            }
            if (++sinceHop >= HOP) {
                sinceHop = 0;
                char key = step(pair());
                found = key == 0 ? found : key;
            }
        }
        return found;
    }

    private char step(char now) {
        if (now == 0) {
            hits = 0;
            candidate = 0;
            if (++misses >= MISSES) {
                held = 0;
            }
            return 0;
        }
        misses = 0;
        hits = now == candidate ? hits + 1 : 1;
        candidate = now;
        if (hits >= HITS && held != now) {
            held = now;
            return now;
        }
        return 0;
    }

    /// The key whose tones fill the window, 0 for none.
    private char pair() {
        double total = 0;
        for (double sample : ring) {
            total += sample * sample;
        }
        total /= WINDOW;
        if (total < FAINTEST) {
            return 0;
        }
        int oldest = filled % WINDOW;
        System.arraycopy(ring, oldest, window, 0, WINDOW - oldest);
        System.arraycopy(ring, 0, window, WINDOW - oldest, oldest);
        var low = powers(LOW);
        var high = powers(HIGH);
        int row = loudest(low);
        int column = loudest(high);
        boolean pure = low[row] + high[column] > SHARE * total;
        boolean even = low[row] < TWIST * high[column] && high[column] < TWIST * low[row];
        return pure && even && standsOut(low, row) && standsOut(high, column) ? KEYS.charAt(row * 4 + column) : 0;
    }

    /// Mean squares of four frequencies in the window. Four at a time: each filter waits for its own last step only.
    private double[] powers(double[] coefficients) {
        double c0 = coefficients[0];
        double c1 = coefficients[1];
        double c2 = coefficients[2];
        double c3 = coefficients[3];
        double before0 = 0;
        double before1 = 0;
        double before2 = 0;
        double before3 = 0;
        double last0 = 0;
        double last1 = 0;
        double last2 = 0;
        double last3 = 0;
        for (double sample : window) {
            double next0 = sample + c0 * last0 - before0;
            double next1 = sample + c1 * last1 - before1;
            double next2 = sample + c2 * last2 - before2;
            double next3 = sample + c3 * last3 - before3;
            before0 = last0;
            before1 = last1;
            before2 = last2;
            before3 = last3;
            last0 = next0;
            last1 = next1;
            last2 = next2;
            last3 = next3;
        }
        return new double[] {
            power(c0, last0, before0), power(c1, last1, before1), power(c2, last2, before2), power(c3, last3, before3)
        };
    }

    private static double power(double coefficient, double last, double before) {
        double squared = last * last + before * before - coefficient * last * before;
        return 2 * squared / ((double) WINDOW * WINDOW);
    }

    private static double[] coefficients(double... hertz) {
        var coefficients = new double[hertz.length];
        for (int i = 0; i < hertz.length; i++) {
            coefficients[i] = 2 * Math.cos(2 * Math.PI * hertz[i] / 8_000);
        }
        return coefficients;
    }

    private static int loudest(double[] powers) {
        int best = 0;
        for (int i = 1; i < powers.length; i++) {
            best = powers[i] > powers[best] ? i : best;
        }
        return best;
    }

    private static boolean standsOut(double[] powers, int best) {
        for (int i = 0; i < powers.length; i++) {
            if (i != best && powers[i] * STANDS_OUT > powers[best]) {
                return false;
            }
        }
        return true;
    }
}
