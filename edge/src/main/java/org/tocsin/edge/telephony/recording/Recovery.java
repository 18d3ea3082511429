package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.time.Duration;

/// Seals one track that a crash left open: cut behind the last whole frame, an end frame that says so, then as any
/// other. A crash within a recovery is recovered the same way.
final class Recovery {
    interface Rename {
        Path to() throws IOException;
    }

    private final Path file;

    Recovery(Path file) {
        this.file = file;
    }

    /// @throws MalformedRecordingException if it is no recording at all
    Sealed seal(String name, Rename rename) throws IOException {
        long lastMicros = 0;
        long lostBytes;
        try (var reader = TrackReader.open(file)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                lastMicros = Math.max(lastMicros, frame.atMicros());
            }
            lostBytes = Files.size(file) - reader.lastGood() + reader.skippedBytes();
            if (!reader.sealed()) {
                end(reader.lastGood(), lastMicros, lostBytes);
            }
            var path = rename.to();
            var duration = Duration.ofNanos(lastMicros * 1_000);
            return new Sealed(reader.label(), name, path, sha256(path), duration, true, lostBytes);
        }
    }

    /// What is to be noted of a track that was sealed before the process ended.
    ///
    /// @throws MalformedRecordingException if it is no recording at all
    Sealed read(String name) throws IOException {
        long lastMicros = 0;
        try (var reader = TrackReader.open(file)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                lastMicros = Math.max(lastMicros, frame.atMicros());
            }
            return new Sealed(reader.label(), name, file, sha256(file), Duration.ofNanos(lastMicros * 1_000), true, 0);
        }
    }

    private void end(long lastGood, long lastMicros, long lostBytes) throws IOException {
        byte[] text = ("reason=recovered\nlost-bytes=" + lostBytes + "\n").getBytes(StandardCharsets.UTF_8);
        var frame = new Frame(Frame.Kind.END, 0, 0, 0, 0, lastMicros, text);
        var bytes = ByteBuffer.allocate(FrameCodec.length(frame));
        FrameCodec.write(frame, bytes);
        bytes.flip();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(lastGood);
            long at = lastGood;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
        }
    }

    /// Of all bytes of a file, as [Sealed#sha256].
    static String sha256(Path path) throws IOException {
        var digest = Recorder.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(path), digest)) {
            byte[] chunk = new byte[1 << 16];
            while (in.read(chunk) >= 0) {
                // the stream digests what passes
            }
        }
        return Recorder.hex(digest.digest());
    }
}
