package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Reads the frames of a track in order, sealed or still being written. Damaged bytes are skipped to the next whole
/// frame: one bad sector costs its own seconds, not the rest of the call. Confined to one thread.
public final class TrackReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final Label label;
    private long filledTo;
    private long lastGood;
    private long skippedBytes;
    private boolean sealed;
    private boolean damagedHere;

    private TrackReader(FileChannel channel) throws IOException {
        this.channel = channel;
        buffer.limit(0);
        fill();
        label = FrameCodec.readHeader(buffer);
        lastGood = offset();
    }

    /// @throws MalformedRecordingException if it is no recording
    public static TrackReader open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new TrackReader(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public Label label() {
        return label;
    }

    /// The next whole frame; null at the end of what is written so far, where it can be asked again later.
    public @Nullable Frame next() throws IOException {
        long damagedFrom = -1;
        while (!sealed) {
            var frame = tryRead();
            if (frame != null) {
                if (damagedFrom >= 0) {
                    skippedBytes += offset() - FrameCodec.length(frame) - damagedFrom;
                }
                lastGood = offset();
                sealed = frame.kind() == Frame.Kind.END;
                return frame;
            }
            if (!damagedHere && fill()) {
                continue;
            }
            if (!damagedHere && damagedFrom < 0 || buffer.remaining() <= FrameCodec.FRAME_BYTES) {
                return null;
            }
            damagedFrom = damagedFrom < 0 ? offset() : damagedFrom;
            buffer.get();
        }
        return null;
    }

    private @Nullable Frame tryRead() {
        try {
            damagedHere = false;
            return FrameCodec.read(buffer);
        } catch (MalformedRecordingException e) {
            damagedHere = true;
            return null;
        }
    }

    /// Whether the end frame was read.
    public boolean sealed() {
        return sealed;
    }

    /// Bytes between whole frames that were none.
    long skippedBytes() {
        return skippedBytes;
    }

    /// Offset behind the last whole frame.
    long lastGood() {
        return lastGood;
    }

    private long offset() {
        return filledTo - buffer.remaining();
    }

    private boolean fill() throws IOException {
        buffer.compact();
        int count = channel.read(buffer, filledTo);
        buffer.flip();
        filledTo += Math.max(0, count);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
