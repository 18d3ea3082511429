package org.tocsin.edge.telephony.media;

/// Tells speech from the quiet of a line by loudness: a tenth of a second well above the line's own noise. A tone
/// counts as speech. Confined to one thread.
public final class SpeechDetector {
    /// About 44 dB below full scale: softer is never taken for speech.
    private static final double SOFTEST = 200;

    private static final double ABOVE_NOISE = 3;
    private static final int FRAMES = 5;

    private double noise = SOFTEST / ABOVE_NOISE;
    private int loud;

    /// Takes what was heard next, some 20 ms.
    ///
    /// @return whether somebody speaks
    public boolean speaks(short[] samples) {
        double level = loudness(samples);
        boolean above = level > Math.max(SOFTEST, noise * ABOVE_NOISE);
        // Noise is learnt from the quiet, so that a speaker is not taken for noise in the end.
        noise += above ? 0 : (level - noise) * 0.05;
        loud = above ? Math.min(loud + 1, 2 * FRAMES) : Math.max(loud - 1, 0);
        return loud >= FRAMES;
    }

    private static double loudness(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
    }
}
