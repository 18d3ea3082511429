package org.tocsin.sip.tty;

/// Tones to text. Fed with consecutive samples, 8000 a second, 16 bit; gives text as its characters complete.
///
/// Two sliding correlators measure the energy near 1400 and 1800 Hz. A fall from mark to space that lasts half a bit
/// is a start bit; the five bits after it are read at their middles, and the stop bit must be mark.
public final class TtyDemodulator {
    private static final double SAMPLES_PER_BIT = TtyModulator.RATE / TtyModulator.BAUD;
    /// 10 ms: whole beats of the 400 Hz between the tones, and less than half a bit.
    private static final int WINDOW = 80;

    /// Weakest tone worth reading, mean square of 16-bit samples (about -45 dBm0).
    private static final double FAINTEST = 40.0 * 40.0;

    /// Share of all energy that must lie in the two tones: speech does not reach it for a whole character.
    private static final double PURITY = 0.45;

    private final Baudot baudot = new Baudot();
    private final Correlator mark = new Correlator(TtyModulator.MARK_HZ);
    private final Correlator space = new Correlator(TtyModulator.SPACE_HZ);
    private final double[] squares = new double[WINDOW];
    private double energy;
    private long clock;

    private boolean inCharacter;
    private long startedAt;
    private int bitsRead;
    private int code;
    private int markRun;
    private int spaceRun;
    private int impure;
    private long characters;

    /// A sliding single-frequency Fourier sum.
    private static final class Correlator {
        /// Samples after which both tones have come round: 7 and 9 whole waves.
        private static final int ROUND = 40;

        private final double[] cosine = new double[ROUND];
        private final double[] sine = new double[ROUND];
        private final double[] re = new double[WINDOW];
        private final double[] im = new double[WINDOW];
        private double sumRe;
        private double sumIm;

        Correlator(double hertz) {
            for (int i = 0; i < ROUND; i++) {
                double angle = 2 * Math.PI * hertz * i / TtyModulator.RATE;
                cosine[i] = Math.cos(angle);
                sine[i] = Math.sin(angle);
            }
        }

        /// @param slot the sample's place in the window, which is two rounds
        void add(double sample, int slot) {
            int at = slot % ROUND;
            sumRe -= re[slot];
            sumIm -= im[slot];
            re[slot] = sample * cosine[at];
            im[slot] = sample * sine[at];
            sumRe += re[slot];
            sumIm += im[slot];
        }

        /// Mean square of the tone in the window.
        double power() {
            return 2 * (sumRe * sumRe + sumIm * sumIm) / ((double) WINDOW * WINDOW);
        }
    }

    /// Text completed within these samples, possibly empty.
    public String hear(short[] samples) {
        var text = new StringBuilder();
        for (short sample : samples) {
            hear(sample, text);
        }
        return text.toString();
    }

    /// Characters and shifts read so far: three or more in a short time mean a TTY is calling.
    public long characters() {
        return characters;
    }

    private void hear(short sample, StringBuilder text) {
        int slot = (int) (clock % WINDOW);
        energy += (double) sample * sample - squares[slot];
        squares[slot] = (double) sample * sample;
        mark.add(sample, slot);
        space.add(sample, slot);
        clock++;
        double markPower = mark.power();
        double spacePower = space.power();
        double mean = Math.max(energy / WINDOW, 0);
        impure = mean > FAINTEST && markPower + spacePower > PURITY * mean ? 0 : impure + 1;
        // A window that straddles the edge between two tones holds a quarter of each: not yet a loss of tone.
        boolean tone = impure < WINDOW;
        if (!inCharacter) {
            seekStart(tone, markPower > spacePower);
        } else {
            readBits(tone, markPower > spacePower, text);
        }
    }

    private void seekStart(boolean tone, boolean isMark) {
        if (!tone) {
            markRun = 0;
            spaceRun = 0;
        } else if (isMark) {
            markRun++;
            spaceRun = 0;
        } else {
            spaceRun++;
            if (spaceRun == 1 && markRun < SAMPLES_PER_BIT / 2) {
                markRun = 0;
            }
            if (spaceRun > SAMPLES_PER_BIT * 0.4 && markRun > 0) {
                inCharacter = true;
                // The correlators lag half their window behind the edge.
                startedAt = clock - spaceRun - WINDOW / 2;
                bitsRead = 0;
                code = 0;
            }
        }
    }

    private void readBits(boolean tone, boolean isMark, StringBuilder text) {
        // A window of WINDOW samples that ends here is centred on the middle of the bit wanted next.
        double middle = startedAt + SAMPLES_PER_BIT * (bitsRead + 1.5) + WINDOW / 2.0;
        if (clock < middle) {
            return;
        }
        if (!tone) {
            restart(0);
            return;
        }
        if (bitsRead < 5) {
            code |= (isMark ? 1 : 0) << bitsRead;
            bitsRead++;
            return;
        }
        if (isMark) {
            characters++;
            text.append(baudot.decode(code));
        }
        restart(isMark ? (int) SAMPLES_PER_BIT : 0);
    }

    private void restart(int mark) {
        inCharacter = false;
        markRun = mark;
        spaceRun = 0;
    }
}
