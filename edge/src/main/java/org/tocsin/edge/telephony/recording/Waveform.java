package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// How loud a leg was, for a picture of it.
public final class Waveform {
    /// The loudest there is.
    public static final int LOUDEST = 100;

    private Waveform() {}

    /// The loudest sample from the far end in each of so many equal parts of a span of time.
    ///
    /// @return 0 for silence to [#LOUDEST], by the square root of the amplitude so that soft speech can be seen
    public static int[] of(Path track, Instant from, Instant to, int parts) throws IOException {
        long length = WavExport.samplesBetween(from, to);
        if (length < parts || parts < 1) {
            throw new IllegalArgumentException("a span too short for its parts");
        }
        var peaks = new int[parts];
        try (var audio = LegAudio.open(track, Frame.Kind.HEARD)) {
            long offset = WavExport.samplesBetween(audio.label().startedAt(), from);
            if (offset > 0) {
                audio.skip(offset);
            }
            long at = Math.max(0, -offset);
            for (int part = (int) (at * parts / length); part < parts && at < length; part++) {
                long end = (part + 1) * length / parts;
                if (end > at) {
                    var chunk = new short[(int) (end - at)];
                    audio.next(chunk);
                    peaks[part] = level(chunk);
                    at = end;
                }
            }
        }
        return peaks;
    }

    private static int level(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs((int) sample));
        }
        return (int) Math.round(LOUDEST * Math.sqrt(peak / 32_768.0));
    }
}
