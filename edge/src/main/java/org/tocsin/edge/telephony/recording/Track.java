package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.recording.Frame.Kind;

/// The recording of one leg while it is being made. Frames may come from any thread and never wait for the disk: they
/// go to memory, from where the [Recorder] takes them ten times a second.
public final class Track {
    /// What waits in memory for a disk that does not take it: about 50 seconds of both directions.
    static final int MAXIMUM_PENDING_BYTES = 1 << 20;

    private static final int FIRST_PENDING_BYTES = 1 << 12;

    private final Recorder recorder;
    private final Label label;
    private final MessageDigest digest = Recorder.sha256();
    private final long startNanos;
    private final CompletableFuture<Sealed> sealed = new CompletableFuture<>();
    private final Object writing = new Object();

    // Guarded by this.
    private ByteBuffer pending = ByteBuffer.allocate(FIRST_PENDING_BYTES);
    private boolean closed;
    private long framesLost;
    private long closedMicros;

    // Guarded by writing: the recorder's two threads.
    private volatile Recorder.@Nullable Opened opened;
    private ByteBuffer spare = ByteBuffer.allocate(FIRST_PENDING_BYTES);
    private @Nullable ByteBuffer stuck;
    private long written;
    private long forced;
    private boolean writeFails;
    private boolean forceFailed;
    private boolean ended;

    Track(Recorder recorder, Label label) {
        this.recorder = recorder;
        this.label = label;
        this.startNanos = recorder.nanos();
        pending.put(FrameCodec.header(label));
    }

    public Label label() {
        return label;
    }

    /// Name of the recording, as in [Sealed#name]; empty until the disk has taken its first bytes.
    public Optional<String> name() {
        return Optional.ofNullable(opened).map(Recorder.Opened::name);
    }

    /// Where it is being written; empty until the disk has taken its first bytes.
    Optional<Path> openFile() {
        return Optional.ofNullable(opened).map(Recorder.Opened::file);
    }

    /// Whether a file is this track's, under its first name or its last.
    boolean writes(Path file) {
        return openFile()
                .filter(open -> open.equals(file) || Recorder.sealed(open).equals(file))
                .isPresent();
    }

    /// An audio packet that came from the far end, as it came: late, doubled or out of order.
    public void heard(int payloadType, int source, int timestamp, int sequence, byte[] payload) {
        add(Kind.HEARD, payloadType, source, timestamp, sequence, payload);
    }

    /// An audio packet sent to the far end.
    public void said(int payloadType, int source, int timestamp, int sequence, byte[] payload) {
        add(Kind.SAID, payloadType, source, timestamp, sequence, payload);
    }

    /// A key the far end pressed.
    public void digit(char key) {
        add(Kind.DIGIT, 0, 0, 0, 0, String.valueOf(key).getBytes(StandardCharsets.UTF_8));
    }

    /// A remark: `hold`, `no audio`.
    public void mark(String words) {
        add(Kind.MARK, 0, 0, 0, 0, words.getBytes(StandardCharsets.UTF_8));
    }

    /// Completes when the track is closed and its file safe on disk.
    public CompletableFuture<Sealed> sealed() {
        return sealed;
    }

    /// Seals the file; the future completes when it is safe on disk. Closing twice is closing once.
    public CompletableFuture<Sealed> close() {
        synchronized (this) {
            if (closed) {
                return sealed;
            }
            closed = true;
            closedMicros = micros();
        }
        recorder.seal(this);
        return sealed;
    }

    private void add(Kind kind, int payloadType, int source, int timestamp, int sequence, byte[] payload) {
        var frame = new Frame(kind, payloadType, source, timestamp, sequence, micros(), payload);
        synchronized (this) {
            if (!closed) {
                keep(frame);
            }
        }
    }

    private long micros() {
        return (recorder.nanos() - startNanos) / 1_000;
    }

    /// Guarded by this.
    private void keep(Frame frame) {
        int length = FrameCodec.length(frame);
        if (pending.remaining() < length) {
            int wanted = Math.max(pending.capacity() * 2, pending.position() + length);
            if (wanted > MAXIMUM_PENDING_BYTES) {
                framesLost++;
                return;
            }
            pending = ByteBuffer.allocate(wanted).put(pending.flip());
        }
        FrameCodec.write(frame, pending);
    }

    /// Hands what waits to the operating system.
    ///
    /// @return whether all of it was taken
    boolean drain() {
        synchronized (writing) {
            if (stuck == null) {
                synchronized (this) {
                    if (pending.position() == 0) {
                        return true;
                    }
                    stuck = pending.flip();
                    pending = spare;
                    markLost();
                }
            }
            return writeStuck(stuck);
        }
    }

    /// Says in the track what is missing from it, once there is room to say so. Guarded by this.
    private void markLost() {
        if (framesLost > 0) {
            byte[] words =
                    ("lost " + framesLost + " frames while the disk took nothing").getBytes(StandardCharsets.UTF_8);
            framesLost = 0;
            keep(new Frame(Kind.MARK, 0, 0, 0, 0, micros(), words));
        }
    }

    private boolean writeStuck(ByteBuffer bytes) {
        try {
            var to = opened;
            if (to == null) {
                to = recorder.create(label);
                opened = to;
            }
            while (bytes.hasRemaining()) {
                int from = bytes.position();
                int count = recorder.disk().write(to.channel(), bytes, written);
                digest.update(bytes.array(), from, count);
                written += count;
            }
        } catch (IOException e) {
            if (!writeFails) {
                writeFails = true;
                recorder.tell(new Trouble.CannotWrite(label.call(), label.leg(), words(e)));
            }
            return false;
        }
        spare = bytes.clear();
        stuck = null;
        if (writeFails) {
            writesAgain();
        }
        return true;
    }

    private void writesAgain() {
        writeFails = false;
        long lost;
        synchronized (this) {
            lost = framesLost;
        }
        recorder.tell(new Trouble.WritesAgain(label.call(), label.leg(), lost));
    }

    /// Forces what was written onto the disk. A disk that refused once is not asked again: a later success would say
    /// nothing about the bytes it dropped.
    void force() {
        synchronized (writing) {
            var to = opened;
            if (to == null || forceFailed || written == forced) {
                return;
            }
            try {
                recorder.disk().force(to.channel());
                forced = written;
            } catch (IOException e) {
                forceFailed = true;
                recorder.tell(new Trouble.CannotForce(label.call(), label.leg(), words(e)));
            }
        }
    }

    /// Writes the end frame and gives the file its final name.
    ///
    /// @return false if the disk does not take it now: try again
    boolean trySeal() {
        synchronized (writing) {
            if (sealed.isDone()) {
                return true;
            }
            boolean stuckGone = drain();
            if (!stuckGone || !drain()) { // once for what was stuck, once for what came behind it
                return false;
            }
            if (!ended) {
                ended = true;
                stuck = endFrame();
                if (!writeStuck(stuck)) {
                    return false;
                }
            }
            force();
            var to = opened;
            return to != null && finish(to);
        }
    }

    private ByteBuffer endFrame() {
        var text = "reason=closed\n".getBytes(StandardCharsets.UTF_8);
        var frame = new Frame(Kind.END, 0, 0, 0, 0, closedMicros(), text);
        var bytes = ByteBuffer.allocate(FrameCodec.length(frame));
        FrameCodec.write(frame, bytes);
        return bytes.flip();
    }

    private boolean finish(Recorder.Opened file) {
        try {
            file.channel().close();
            var path = recorder.rename(file.file(), file.name());
            var hash = Recorder.hex(digest.digest());
            sealed.complete(
                    new Sealed(label, file.name(), path, hash, Duration.ofNanos(closedMicros() * 1_000), false, 0));
        } catch (IOException e) {
            sealed.completeExceptionally(e);
            recorder.tell(new Trouble.CannotWrite(label.call(), label.leg(), words(e)));
        }
        return true;
    }

    private synchronized long closedMicros() {
        return closedMicros;
    }

    static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
