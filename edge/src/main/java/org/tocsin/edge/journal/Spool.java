package org.tocsin.edge.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/// Records kept in a local file while the database is gone.
///
/// The file is allotted in full when it is made, so that it can be written when the disk is full. After a header
/// (magic, generation) come frames: length, CRC-32C over generation and payload, payload. Reading ends at the first
/// frame that is not whole or does not continue the chain: a torn tail, which was never acknowledged, or a leftover.
///
/// Not thread-safe. An fsync that fails is never tried again ([JournalException.Fenced]): the kernel may have dropped
/// the page and would report success.
final class Spool implements AutoCloseable {
    private static final byte[] MAGIC = "TOCSIN-SPOOL-1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 24;
    private static final int FRAME_BYTES = 8;
    private static final int LARGEST_FRAME_BYTES = 256 << 20;

    private final Path file;
    private final FileChannel channel;
    private final List<Entry> entries = new ArrayList<>();
    private long generation;
    private long end = HEADER_BYTES;

    private record Entry(long position, int length, Head head) {}

    /// Opens or makes the spool and finds what an earlier run left in it.
    ///
    /// @param reservedBytes allotted on the disk
    Spool(Path file, long reservedBytes) {
        this.file = file;
        try {
            channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            reserve(reservedBytes);
            if (!readHeader()) {
                clear();
            } else {
                scan();
            }
        } catch (IOException e) {
            throw new JournalException.Full("cannot use the spool " + file + ": " + e.getMessage(), e);
        }
    }

    private void reserve(long reservedBytes) throws IOException {
        var zeros = ByteBuffer.allocate(1 << 20);
        for (long at = channel.size(); at < reservedBytes; at = channel.size()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), reservedBytes - at));
            channel.write(zeros, at);
        }
    }

    private boolean readHeader() throws IOException {
        var header = readAt(0, HEADER_BYTES);
        byte[] magic = new byte[MAGIC.length];
        header.get(magic);
        generation = header.getLong();
        return Arrays.equals(magic, MAGIC);
    }

    private ByteBuffer readAt(long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // until full or at the end of the file
        }
        return buffer.clear();
    }

    private void scan() throws IOException {
        while (end + FRAME_BYTES <= channel.size()) {
            var frame = readAt(end, FRAME_BYTES);
            int length = frame.getInt();
            int crc = frame.getInt();
            if (length <= 0 || length > LARGEST_FRAME_BYTES || end + FRAME_BYTES + length > channel.size()) {
                return;
            }
            var payload = readAt(end + FRAME_BYTES, length);
            if (crc(payload) != crc) {
                return;
            }
            var record = decode(payload);
            if (!entries.isEmpty() && !record.follows(entries.getLast().head())) {
                return;
            }
            entries.add(new Entry(end + FRAME_BYTES, length, record.head()));
            end += FRAME_BYTES + length;
        }
    }

    private int crc(ByteBuffer payload) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(generation).flip());
        crc.update(payload.duplicate());
        return (int) crc.getValue();
    }

    int size() {
        return entries.size();
    }

    Optional<Head> findLast() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.getLast().head());
    }

    /// Durable on return.
    ///
    /// @throws JournalException.Full   if the disk has no room; nothing of the batch counts
    /// @throws JournalException.Fenced if the disk cannot be trusted any more
    void append(List<JournalRecord> batch) {
        var frames = new ByteArrayOutputStream();
        var added = new ArrayList<Entry>();
        for (var record : batch) {
            byte[] payload = encode(record);
            int crc = crc(ByteBuffer.wrap(payload));
            added.add(new Entry(end + frames.size() + FRAME_BYTES, payload.length, record.head()));
            frames.writeBytes(ByteBuffer.allocate(FRAME_BYTES)
                    .putInt(payload.length)
                    .putInt(crc)
                    .array());
            frames.writeBytes(payload);
        }
        var bytes = ByteBuffer.wrap(frames.toByteArray());
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
        } catch (IOException e) {
            throw new JournalException.Full("the spool " + file + " cannot take more: " + e.getMessage(), e);
        }
        force();
        entries.addAll(added);
        end += bytes.limit();
    }

    private void force() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new JournalException.Fenced("fsync of " + file + " failed: " + e.getMessage(), e);
        }
    }

    /// Records from the `index`-th on, at most `limit`.
    List<JournalRecord> read(int index, int limit) {
        var records = new ArrayList<JournalRecord>();
        try {
            for (int i = index; i < Math.min(entries.size(), index + limit); i++) {
                var entry = entries.get(i);
                records.add(decode(readAt(entry.position, entry.length)));
            }
        } catch (IOException e) {
            throw new JournalException.Fenced("the spool " + file + " cannot be read: " + e.getMessage(), e);
        }
        return records;
    }

    /// Forgets everything, durably: a new generation makes the old frames meaningless.
    void clear() {
        long next = new SecureRandom().nextLong();
        try {
            channel.write(
                    ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putLong(next).flip(), 0);
        } catch (IOException e) {
            throw new JournalException.Fenced("the spool " + file + " cannot be cleared: " + e.getMessage(), e);
        }
        force();
        generation = next;
        entries.clear();
        end = HEADER_BYTES;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JournalException.Full("cannot close the spool " + file, e);
        }
    }

    private static byte[] encode(JournalRecord record) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(record.sequence());
            out.writeLong(record.at().getEpochSecond());
            out.writeInt(record.at().getNano());
            for (String text :
                    List.of(record.actor(), record.key(), record.events(), record.previousHash(), record.hash())) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static JournalRecord decode(ByteBuffer payload) {
        long sequence = payload.getLong();
        var at = Instant.ofEpochSecond(payload.getLong(), payload.getInt());
        return new JournalRecord(
                sequence, at, text(payload), text(payload), text(payload), text(payload), text(payload));
    }

    private static String text(ByteBuffer payload) {
        byte[] utf8 = new byte[payload.getInt()];
        payload.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
