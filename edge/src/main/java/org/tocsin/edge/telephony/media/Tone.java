package org.tocsin.edge.telephony.media;

import java.time.Duration;
import java.util.List;

/// A sound made of sine waves in a cadence that repeats: ringing back, hold, a beep. Confined to one thread.
public final class Tone {
    /// One part of a cadence: these frequencies together, none for silence, for this long.
    public record Part(List<Double> hertz, Duration time) {
        public Part {
            hertz = List.copyOf(hertz);
        }

        long samples() {
            return time.toMillis() * 8;
        }
    }

    /// Half of full scale less 7 dB for two tones: about the level of speech.
    private static final double AMPLITUDE = 3_000;

    private final List<Part> cadence;
    private final boolean repeats;
    private int part;
    private long sample;

    public Tone(List<Part> cadence, boolean repeats) {
        this.cadence = List.copyOf(cadence);
        this.repeats = repeats;
        if (cadence.stream().mapToLong(Part::samples).sum() < 1) {
            throw new IllegalArgumentException("a tone lasts a millisecond at least");
        }
    }

    /// 440 and 480 Hz, two seconds in six: what a North American caller hears while it rings.
    public static Tone ringingBack() {
        return new Tone(
                List.of(
                        new Part(List.of(440.0, 480.0), Duration.ofSeconds(2)),
                        new Part(List.of(), Duration.ofSeconds(4))),
                true);
    }

    /// A short soft beep every five seconds: the caller on hold knows the line is alive.
    public static Tone hold() {
        return new Tone(
                List.of(
                        new Part(List.of(620.0), Duration.ofMillis(160)),
                        new Part(List.of(), Duration.ofMillis(4_840))),
                true);
    }

    /// One steady frequency, for tests of a line.
    public static Tone steady(double hertz) {
        return new Tone(List.of(new Part(List.of(hertz), Duration.ofSeconds(10))), true);
    }

    /// Fills one frame with what comes next.
    ///
    /// @return whether there is any sound in it
    public boolean fill(short[] frame) {
        boolean sounded = false;
        for (int i = 0; i < frame.length; i++) {
            if (part >= cadence.size()) {
                frame[i] = 0;
                continue;
            }
            var now = cadence.get(part);
            frame[i] = (short) level(now, sample);
            sounded |= !now.hertz().isEmpty();
            sample++;
            while (part < cadence.size() && sample >= cadence.get(part).samples()) {
                sample = 0;
                part = repeats ? (part + 1) % cadence.size() : part + 1;
            }
        }
        return sounded;
    }

    private static double level(Part part, long sample) {
        double level = 0;
        for (double hertz : part.hertz()) {
            level += AMPLITUDE * Math.sin(2 * Math.PI * hertz * sample / 8_000);
        }
        return level;
    }
}
