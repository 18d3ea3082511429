package org.tocsin.edge.telephony;

/// How much of one frequency is in a sound: the independent ear of the tests.
public final class Goertzel {
    private Goertzel() {}

    /// Amplitude of the sine of this frequency, about 0 to 32,768.
    public static double amplitude(short[] sound, int from, int count, double hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / 8_000);
        double before = 0;
        double beforeThat = 0;
        for (int i = from; i < from + count; i++) {
            double now = sound[i] + coefficient * before - beforeThat;
            beforeThat = before;
            before = now;
        }
        double power = before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
        return 2 * Math.sqrt(Math.max(0, power)) / count;
    }

    public static double amplitude(short[] sound, double hertz) {
        return amplitude(sound, 0, sound.length, hertz);
    }

    /// How many of the 50 ms pieces of a sound have this frequency clearly in it.
    public static long pieces(short[] sound, double hertz) {
        long count = 0;
        for (int at = 0; at + 400 <= sound.length; at += 400) {
            if (amplitude(sound, at, 400, hertz) > 300) {
                count++;
            }
        }
        return count;
    }

    /// `count` samples of a sine.
    public static short[] sine(double hertz, int count, double amplitude) {
        var sound = new short[count];
        for (int i = 0; i < count; i++) {
            sound[i] = (short) (amplitude * Math.sin(2 * Math.PI * hertz * i / 8_000));
        }
        return sound;
    }
}
