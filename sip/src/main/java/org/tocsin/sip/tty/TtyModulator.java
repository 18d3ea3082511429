package org.tocsin.sip.tty;

import java.util.ArrayDeque;
import java.util.Queue;

/// Text to tones, 8000 samples a second, 16 bit. Half duplex: [#next] gives silence when there is nothing to say.
public final class TtyModulator {
    static final int RATE = 8000;
    static final double BAUD = 45.45;
    static final double MARK_HZ = 1400;
    static final double SPACE_HZ = 1800;

    /// A receiver needs the carrier before the first start bit (TIA-825-A section 5: 150 ms).
    private static final double LEAD_SECONDS = 0.150;

    private static final double TAIL_SECONDS = 0.300;
    private static final double STOP_BITS = 2;
    private static final double AMPLITUDE = 9000;

    private final Baudot baudot = new Baudot();
    private final Queue<Tone> tones = new ArrayDeque<>();
    private double phase;
    private double sampleDebt;
    private int left;
    private double hertz;
    private boolean carrier;

    private record Tone(double hertz, double seconds) {}

    /// Adds text to what will be sounded.
    public void type(String text) {
        var codes = baudot.encode(text);
        if (codes.isEmpty()) {
            return;
        }
        if (!carrier) {
            tones.add(new Tone(MARK_HZ, LEAD_SECONDS));
            carrier = true;
        }
        for (int code : codes) {
            tones.add(new Tone(SPACE_HZ, 1 / BAUD));
            for (int bit = 0; bit < 5; bit++) {
                tones.add(new Tone((code >> bit & 1) == 1 ? MARK_HZ : SPACE_HZ, 1 / BAUD));
            }
            tones.add(new Tone(MARK_HZ, STOP_BITS / BAUD));
        }
    }

    /// Whether something is still to be sounded.
    public boolean busy() {
        return carrier;
    }

    /// The next stretch of samples; silence once all is said.
    public short[] next(int samples) {
        var out = new short[samples];
        for (int i = 0; i < samples; i++) {
            if (left == 0 && !begin()) {
                return out;
            }
            phase += 2 * Math.PI * hertz / RATE;
            out[i] = (short) Math.round(AMPLITUDE * Math.sin(phase));
            left--;
        }
        return out;
    }

    /// Bits are 176.02 samples long: the fraction is carried over so that long texts do not drift.
    private boolean begin() {
        var tone = tones.poll();
        if (tone == null && carrier) {
            carrier = false;
            tone = new Tone(MARK_HZ, TAIL_SECONDS);
        }
        if (tone == null) {
            phase = 0;
            return false;
        }
        sampleDebt += tone.seconds() * RATE;
        left = (int) Math.round(sampleDebt);
        sampleDebt -= left;
        hertz = tone.hertz();
        return true;
    }
}
