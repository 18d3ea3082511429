package org.tocsin.sip.rtp;

import java.util.Arrays;
import org.tocsin.sip.MalformedException;

/// One RTP packet (RFC 3550 section 5.1). Contributing sources and header extensions are skipped on reading.
///
/// @param payloadType 0 to 127
/// @param sequence 0 to 65535
/// @param timestamp 32 bits, unsigned, in a long
/// @param ssrc 32 bits, unsigned, in a long
@SuppressWarnings("ArrayRecordComponent") // compared by content below; copied once, not at every step
public record RtpPacket(int payloadType, boolean marker, int sequence, long timestamp, long ssrc, byte[] payload) {
    private static final int HEADER_BYTES = 12;

    public RtpPacket {
        if (payloadType < 0 || payloadType > 127 || sequence < 0 || sequence > 0xffff) {
            throw new IllegalArgumentException("payload type is 7 bits, sequence 16");
        }
        if (timestamp < 0 || timestamp > 0xffff_ffffL || ssrc < 0 || ssrc > 0xffff_ffffL) {
            throw new IllegalArgumentException("timestamp and SSRC are 32 bits");
        }
    }

    /// Reads a packet from the first `length` bytes.
    ///
    /// @throws MalformedException if it is not RTP version 2, or its lengths contradict each other
    public static RtpPacket parse(byte[] data, int length) {
        if (length < HEADER_BYTES || length > data.length || (data[0] & 0xc0) != 0x80) {
            throw new MalformedException("not RTP version 2");
        }
        int start = HEADER_BYTES + 4 * (data[0] & 0x0f);
        if ((data[0] & 0x10) != 0) {
            if (start + 4 > length) {
                throw new MalformedException("RTP extension beyond the packet");
            }
            start += 4 + 4 * unsignedShort(data, start + 2);
        }
        int end = length;
        if ((data[0] & 0x20) != 0) {
            int padding = data[length - 1] & 0xff;
            if (padding == 0) {
                throw new MalformedException("RTP padding of no length");
            }
            end -= padding;
        }
        if (start > end) {
            throw new MalformedException("RTP header beyond the packet");
        }
        return new RtpPacket(
                data[1] & 0x7f,
                (data[1] & 0x80) != 0,
                unsignedShort(data, 2),
                unsignedInt(data, 4),
                unsignedInt(data, 8),
                Arrays.copyOfRange(data, start, end));
    }

    /// Whether these bytes look like RTCP rather than RTP, when both come on one port (RFC 5761 section 4).
    public static boolean isRtcp(byte[] data, int length) {
        int type = length < 2 ? 0 : data[1] & 0x7f;
        return type >= 64 && type < 96;
    }

    /// The bytes of the packet.
    public byte[] toBytes() {
        byte[] data = new byte[HEADER_BYTES + payload.length];
        data[0] = (byte) 0x80;
        data[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
        data[2] = (byte) (sequence >> 8);
        data[3] = (byte) sequence;
        writeInt(data, 4, timestamp);
        writeInt(data, 8, ssrc);
        System.arraycopy(payload, 0, data, HEADER_BYTES, payload.length);
        return data;
    }

    static int unsignedShort(byte[] data, int at) {
        return (data[at] & 0xff) << 8 | (data[at + 1] & 0xff);
    }

    static long unsignedInt(byte[] data, int at) {
        return (long) unsignedShort(data, at) << 16 | unsignedShort(data, at + 2);
    }

    static void writeInt(byte[] data, int at, long value) {
        data[at] = (byte) (value >> 24);
        data[at + 1] = (byte) (value >> 16);
        data[at + 2] = (byte) (value >> 8);
        data[at + 3] = (byte) value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RtpPacket that
                && payloadType == that.payloadType
                && marker == that.marker
                && sequence == that.sequence
                && timestamp == that.timestamp
                && ssrc == that.ssrc
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * sequence + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return "RtpPacket[type " + payloadType + ", sequence " + sequence + ", " + payload.length + " bytes]";
    }
}
