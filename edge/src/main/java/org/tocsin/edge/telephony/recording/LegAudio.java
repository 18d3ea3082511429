package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.rtp.G711;

/// The sound of one direction of a track, from its first microsecond on, as linear samples: packets laid at their RTP
/// timestamps, silence between. Reads the file as it goes, so hours cost no memory. Confined to one thread.
public final class LegAudio implements AutoCloseable {
    /// Packets whose timestamps depart this far from their arrival begin a new count: half a second.
    private static final int MAXIMUM_DRIFT_SAMPLES = 4_000;

    private static final int SKIP_SAMPLES = 8_000;
    private static final int PCMA = 8;

    private final TrackReader reader;
    private final Frame.Kind direction;
    private final Map<Integer, Anchor> anchors = new HashMap<>();
    private final List<Placed> ahead = new ArrayList<>();
    private long at;
    private long readTo;
    private boolean atEnd;

    private record Anchor(long sample, int timestamp) {
        long place(int other) {
            return sample + (other - timestamp);
        }
    }

    private record Placed(long from, short[] sound) {
        long to() {
            return from + sound.length;
        }
    }

    private LegAudio(TrackReader reader, Frame.Kind direction) {
        this.reader = reader;
        this.direction = direction;
    }

    /// @param direction [Frame.Kind#HEARD] or [Frame.Kind#SAID]
    public static LegAudio open(Path file, Frame.Kind direction) throws IOException {
        if (direction != Frame.Kind.HEARD && direction != Frame.Kind.SAID) {
            throw new IllegalArgumentException("sound is heard or said");
        }
        return new LegAudio(TrackReader.open(file), direction);
    }

    public Label label() {
        return reader.label();
    }

    /// Samples of a whole track: up to its end, or to its last frame while it is not sealed.
    public static long lengthSamples(Path file) throws IOException {
        long last = 0;
        try (var reader = TrackReader.open(file)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                int sound = frame.isAudio() ? frame.payload().length : 0;
                last = Math.max(last, samples(frame.atMicros()) + sound);
            }
        }
        return last;
    }

    /// Adds the next samples to what the chunk holds already.
    public void mixNext(int[] chunk) throws IOException {
        long end = at + chunk.length;
        readPast(end + MAXIMUM_DRIFT_SAMPLES);
        for (var placed : ahead) {
            long from = Math.max(placed.from(), at);
            long to = Math.min(placed.to(), end);
            for (long i = from; i < to; i++) {
                chunk[(int) (i - at)] += placed.sound()[(int) (i - placed.from())];
            }
        }
        at = end;
        ahead.removeIf(placed -> placed.to() <= at);
    }

    /// Passes over samples without making their sound.
    void skip(long samples) throws IOException {
        long end = at + samples;
        while (at < end) {
            at = Math.min(end, at + SKIP_SAMPLES);
            readPast(at + MAXIMUM_DRIFT_SAMPLES);
            ahead.removeIf(placed -> placed.to() <= at);
        }
    }

    /// The next samples alone.
    public void next(short[] chunk) throws IOException {
        var sum = new int[chunk.length];
        mixNext(sum);
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = clip(sum[i]);
        }
    }

    static short clip(int sample) {
        return (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private void readPast(long sample) throws IOException {
        while (!atEnd && readTo <= sample) {
            @Nullable Frame frame = reader.next();
            if (frame == null) {
                atEnd = true;
            } else {
                readTo = Math.max(readTo, samples(frame.atMicros()));
                if (frame.kind() == direction) {
                    place(frame);
                }
            }
        }
    }

    private void place(Frame frame) {
        long arrival = samples(frame.atMicros());
        var anchor = anchors.get(frame.source());
        if (anchor == null || Math.abs(anchor.place(frame.timestamp()) - arrival) > MAXIMUM_DRIFT_SAMPLES) {
            anchor = new Anchor(arrival, frame.timestamp());
            anchors.put(frame.source(), anchor);
        }
        long from = anchor.place(frame.timestamp());
        byte[] codes = frame.payload();
        short[] sound = frame.payloadType() == PCMA ? G711.fromAlaw(codes) : G711.fromUlaw(codes);
        // A packet that came twice, or sounds over another, is heard once: the later one gives way.
        for (var other : ahead) {
            long overlapFrom = Math.max(from, other.from());
            long overlapTo = Math.min(from + sound.length, other.to());
            if (overlapFrom < overlapTo) {
                Arrays.fill(sound, (int) (overlapFrom - from), (int) (overlapTo - from), (short) 0);
            }
        }
        ahead.add(new Placed(from, sound));
    }

    static long samples(long micros) {
        return micros * 8 / 1_000;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
