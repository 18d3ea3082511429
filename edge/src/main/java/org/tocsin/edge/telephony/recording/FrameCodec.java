package org.tocsin.edge.telephony.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Bytes of a track file, docs/recordings.md. All numbers big-endian.
final class FrameCodec {
    static final byte[] MAGIC = "TOCSINRC".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;
    static final int HEADER_BYTES = 12;
    static final int FRAME_BYTES = 24;
    static final int CRC_BYTES = 4;
    static final int MAXIMUM_PAYLOAD_BYTES = 8_192;

    private FrameCodec() {}

    static byte[] header(Label label) {
        byte[] text = label.text().getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(HEADER_BYTES + text.length + CRC_BYTES);
        bytes.put(MAGIC).putShort((short) VERSION).putShort((short) text.length).put(text);
        return bytes.putInt(crc(bytes.array(), 0, bytes.position())).array();
    }

    /// Reads the header at the buffer's position and moves behind it.
    ///
    /// @throws MalformedRecordingException if it is none, or not whole
    static Label readHeader(ByteBuffer from) {
        int start = from.position();
        if (from.remaining() < HEADER_BYTES) {
            throw new MalformedRecordingException("shorter than a header");
        }
        byte[] magic = new byte[MAGIC.length];
        from.get(magic);
        if (!Arrays.equals(magic, MAGIC) || from.getShort() != VERSION) {
            throw new MalformedRecordingException("not a recording of this format");
        }
        int length = Short.toUnsignedInt(from.getShort());
        if (length > MAXIMUM_PAYLOAD_BYTES || from.remaining() < length + CRC_BYTES) {
            throw new MalformedRecordingException("header cut short");
        }
        byte[] whole = new byte[HEADER_BYTES + length];
        from.get(start, whole);
        from.position(start + whole.length);
        if (from.getInt() != crc(whole, 0, whole.length)) {
            throw new MalformedRecordingException("header damaged");
        }
        return Label.parse(new String(whole, HEADER_BYTES, length, StandardCharsets.UTF_8));
    }

    static int length(Frame frame) {
        return FRAME_BYTES + frame.payload().length + CRC_BYTES;
    }

    static void write(Frame frame, ByteBuffer to) {
        int start = to.position();
        to.put((byte) frame.kind().code()).put((byte) frame.payloadType());
        to.putShort((short) frame.payload().length);
        to.putInt(frame.source()).putInt(frame.timestamp());
        to.putShort((short) frame.sequence()).putShort((short) 0);
        to.putLong(frame.atMicros()).put(frame.payload());
        to.putInt(crc(to.array(), to.arrayOffset() + start, to.position() - start));
    }

    /// Reads the frame at the buffer's position and moves behind it; null, without moving, if it is not whole yet.
    ///
    /// @throws MalformedRecordingException if what stands there is no frame
    static @Nullable Frame read(ByteBuffer from) {
        int start = from.position();
        if (from.remaining() < FRAME_BYTES) {
            return null;
        }
        int length = Short.toUnsignedInt(from.getShort(start + 2));
        var kind = Frame.Kind.ofCode(from.get(start));
        if (length > MAXIMUM_PAYLOAD_BYTES) {
            throw new MalformedRecordingException("frame too long");
        }
        if (from.remaining() < FRAME_BYTES + length + CRC_BYTES) {
            return null;
        }
        byte[] whole = new byte[FRAME_BYTES + length];
        from.get(start, whole);
        if (from.getInt(start + whole.length) != crc(whole, 0, whole.length)) {
            throw new MalformedRecordingException("frame damaged");
        }
        var frame = new Frame(
                kind,
                Byte.toUnsignedInt(whole[1]),
                from.getInt(start + 4),
                from.getInt(start + 8),
                Short.toUnsignedInt(from.getShort(start + 12)),
                from.getLong(start + 16),
                Arrays.copyOfRange(whole, FRAME_BYTES, whole.length));
        from.position(start + whole.length + CRC_BYTES);
        return frame;
    }

    private static int crc(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
