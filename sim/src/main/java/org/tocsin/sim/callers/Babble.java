package org.tocsin.sim.callers;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.tocsin.sip.rtp.G711;

/// Speech without words: a buzzing source through two resonances that move from syllable to syllable, with breaths
/// between phrases. Enough like speech for level meters, voice detectors and ears; nobody's voice.
public final class Babble {
    /// Different voices there are.
    static final int VOICES = 8;

    private static final int SECONDS = 20;
    private static final int RATE = 8_000;
    /// First and second resonance of five vowels, in hertz.
    private static final double[][] VOWELS = {{730, 1_090}, {530, 1_840}, {270, 2_290}, {570, 840}, {300, 870}};

    private static final byte[][] CACHE = new byte[VOICES][];

    private Babble() {}

    /// Twenty seconds of a voice in mu-law, to be played in a loop.
    public static synchronized byte[] of(int voice) {
        int number = Math.floorMod(voice, VOICES);
        if (CACHE[number] == null) {
            CACHE[number] = G711.toUlaw(make(number));
        }
        return CACHE[number];
    }

    private static short[] make(int voice) {
        var random = RandomGeneratorFactory.of("SplittableRandom").create(voice + 1L);
        var sound = new short[SECONDS * RATE];
        double pitch = 95 + voice * 17;
        int at = 0;
        while (at < sound.length) {
            int syllables = 3 + random.nextInt(8);
            for (int i = 0; i < syllables && at < sound.length; i++) {
                at = syllable(sound, at, pitch * (1.1 - 0.2 * i / syllables), random);
            }
            at += RATE / 5 + random.nextInt(RATE / 2);
        }
        return sound;
    }

    private static int syllable(short[] sound, int from, double pitch, RandomGenerator random) {
        int length = RATE / 8 + random.nextInt(RATE / 8);
        var vowel = VOWELS[random.nextInt(VOWELS.length)];
        var first = new Resonance(vowel[0], 90);
        var second = new Resonance(vowel[1], 140);
        double phase = 0;
        int to = Math.min(sound.length, from + length);
        for (int i = from; i < to; i++) {
            phase += pitch * (1 + 0.02 * random.nextDouble()) / RATE;
            double pulse = phase >= 1 ? 1 : 0;
            phase -= pulse;
            double breath = (random.nextDouble() - 0.5) * 0.04;
            double through = first.pass(pulse + breath) + 0.6 * second.pass(pulse + breath);
            double swell = Math.sin(Math.PI * (i - from) / length);
            sound[i] = (short) Math.clamp(through * swell * 9_000, -30_000, 30_000);
        }
        return to + random.nextInt(RATE / 25);
    }

    /// A two-pole filter.
    private static final class Resonance {
        private final double a;
        private final double b;
        private final double gain;
        private double before;
        private double beforeThat;

        Resonance(double hertz, double bandwidthHertz) {
            double radius = Math.exp(-Math.PI * bandwidthHertz / RATE);
            a = 2 * radius * Math.cos(2 * Math.PI * hertz / RATE);
            b = radius * radius;
            gain = 1 - radius;
        }

        double pass(double sample) {
            double now = gain * 6 * sample + a * before - b * beforeThat;
            beforeThat = before;
            before = now;
            return now;
        }
    }
}
