package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes 8 kHz 16-bit WAV of tracks. Every channel begins at the start of the earliest track and lasts to the end of
/// the longest, silence filled in, so that channels and files of one call fit together.
public final class WavExport {
    private static final int CHUNK_SAMPLES = 8_000;

    private WavExport() {}

    /// One direction of one leg.
    ///
    /// @param direction [Frame.Kind#HEARD] or [Frame.Kind#SAID]
    public static void mono(Path track, Frame.Kind direction, OutputStream to) throws IOException {
        write(List.of(List.of(new Part(track, direction))), to);
    }

    /// One leg on two channels: left what it said to the centre, right what the centre said to it.
    public static void stereo(Path track, OutputStream to) throws IOException {
        write(List.of(List.of(new Part(track, Frame.Kind.HEARD)), List.of(new Part(track, Frame.Kind.SAID))), to);
    }

    /// What came from every leg, on one channel: the whole conversation.
    public static void mix(List<Path> tracks, OutputStream to) throws IOException {
        write(
                List.of(tracks.stream()
                        .map(track -> new Part(track, Frame.Kind.HEARD))
                        .toList()),
                to);
    }

    /// What came from every leg between two instants, on one channel. The sound lasts exactly so long, whatever the
    /// tracks hold of it.
    ///
    /// @throws IllegalArgumentException unless `to` is after `from`
    public static void window(List<Path> tracks, Instant from, Instant to, OutputStream out) throws IOException {
        long length = samplesBetween(from, to);
        if (length <= 0) {
            throw new IllegalArgumentException("a window that is empty");
        }
        var opened = new ArrayList<Source>();
        try {
            for (var track : tracks) {
                var source = new Source(new Part(track, Frame.Kind.HEARD));
                opened.add(source);
                source.beginAt(from);
            }
            out.write(header(1, length));
            copy(List.of(opened), length, out);
        } finally {
            for (var source : opened) {
                source.audio.close();
            }
        }
    }

    static long samplesBetween(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() * 8;
    }

    private record Part(Path track, Frame.Kind direction) {}

    private static void write(List<List<Part>> channels, OutputStream to) throws IOException {
        var sources = new ArrayList<List<Source>>();
        try {
            @Nullable Instant start = null;
            for (var parts : channels) {
                var opened = new ArrayList<Source>();
                sources.add(opened);
                for (var part : parts) {
                    var source = new Source(part);
                    opened.add(source);
                    var startedAt = source.audio.label().startedAt();
                    start = start == null || startedAt.isBefore(start) ? startedAt : start;
                }
            }
            long length = 0;
            for (var opened : sources) {
                for (var source : opened) {
                    length = Math.max(length, source.startAt(start == null ? Instant.EPOCH : start));
                }
            }
            to.write(header(channels.size(), length));
            copy(sources, length, to);
        } finally {
            for (var opened : sources) {
                for (var source : opened) {
                    source.audio.close();
                }
            }
        }
    }

    private static void copy(List<List<Source>> sources, long length, OutputStream to) throws IOException {
        var sums = new int[sources.size()][];
        for (long at = 0; at < length; at += CHUNK_SAMPLES) {
            int count = (int) Math.min(CHUNK_SAMPLES, length - at);
            for (int c = 0; c < sums.length; c++) {
                sums[c] = new int[count];
                for (var source : sources.get(c)) {
                    source.mixNext(sums[c]);
                }
            }
            var bytes = ByteBuffer.allocate(count * 2 * sums.length).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count; i++) {
                for (var sum : sums) {
                    bytes.putShort(LegAudio.clip(sum[i]));
                }
            }
            to.write(bytes.array());
        }
    }

    private static byte[] header(int channels, long samples) {
        long dataBytes = samples * 2 * channels;
        var header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (36 + dataBytes)).put(ascii("WAVEfmt "));
        header.putInt(16).putShort((short) 1).putShort((short) channels);
        header.putInt(8_000)
                .putInt(8_000 * 2 * channels)
                .putShort((short) (2 * channels))
                .putShort((short) 16);
        return header.put(ascii("data")).putInt((int) dataBytes).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// A track that begins some way into the file.
    private static final class Source {
        private final LegAudio audio;
        private final Part part;
        private long silence;

        Source(Part part) throws IOException {
            this.part = part;
            this.audio = LegAudio.open(part.track(), part.direction());
        }

        /// @return samples from the start of the file to the end of this track
        long startAt(Instant start) throws IOException {
            silence = samplesBetween(start, audio.label().startedAt());
            return silence + LegAudio.lengthSamples(part.track());
        }

        /// What lies before an instant is passed over.
        void beginAt(Instant start) throws IOException {
            silence = samplesBetween(start, audio.label().startedAt());
            if (silence < 0) {
                audio.skip(-silence);
                silence = 0;
            }
        }

        void mixNext(int[] chunk) throws IOException {
            int quiet = (int) Math.min(silence, chunk.length);
            silence -= quiet;
            if (quiet == 0) {
                audio.mixNext(chunk);
            } else if (quiet < chunk.length) {
                var rest = new int[chunk.length - quiet];
                audio.mixNext(rest);
                for (int i = 0; i < rest.length; i++) {
                    chunk[quiet + i] += rest[i];
                }
            }
        }
    }
}
