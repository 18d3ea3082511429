package org.tocsin.sip.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes one RTCP packet.
final class RtcpWriter {
    private static final int MAXIMUM_NAME_BYTES = 255;

    private RtcpWriter() {}

    static byte[] write(RtcpPacket packet) {
        return switch (packet) {
            case RtcpPacket.SenderReport report -> {
                byte[] data = header(RtcpReader.SR, report.blocks().size(), 24, report.blocks());
                RtpPacket.writeInt(data, 4, report.ssrc());
                RtpPacket.writeInt(data, 8, report.ntpTime() >>> 32);
                RtpPacket.writeInt(data, 12, report.ntpTime());
                RtpPacket.writeInt(data, 16, report.rtpTimestamp());
                RtpPacket.writeInt(data, 20, report.packets());
                RtpPacket.writeInt(data, 24, report.octets());
                yield data;
            }
            case RtcpPacket.ReceiverReport report -> {
                byte[] data = header(RtcpReader.RR, report.blocks().size(), 4, report.blocks());
                RtpPacket.writeInt(data, 4, report.ssrc());
                yield data;
            }
            case RtcpPacket.SourceDescription description -> description(description);
            case RtcpPacket.Goodbye goodbye -> {
                byte[] data = header(
                        RtcpReader.BYE,
                        goodbye.sources().size(),
                        4 * goodbye.sources().size(),
                        List.of());
                for (int i = 0; i < goodbye.sources().size(); i++) {
                    RtpPacket.writeInt(data, 4 + 4 * i, goodbye.sources().get(i));
                }
                yield data;
            }
            case RtcpPacket.Other other -> header(other.type(), 0, 0, List.of());
        };
    }

    private static byte[] header(int type, int count, int fixedBytes, List<RtcpPacket.ReportBlock> blocks) {
        if (count > 31) {
            throw new IllegalArgumentException("an RTCP packet has room for 31 sources");
        }
        byte[] data = new byte[4 + fixedBytes + blocks.size() * RtcpReader.BLOCK_BYTES];
        data[0] = (byte) (0x80 | count);
        data[1] = (byte) type;
        int words = data.length / 4 - 1;
        data[2] = (byte) (words >> 8);
        data[3] = (byte) words;
        for (int i = 0; i < blocks.size(); i++) {
            int at = 4 + fixedBytes + i * RtcpReader.BLOCK_BYTES;
            RtcpPacket.ReportBlock block = blocks.get(i);
            RtpPacket.writeInt(data, at, block.ssrc());
            RtpPacket.writeInt(data, at + 4, (long) block.fractionLost() << 24 | (block.cumulativeLost() & 0xff_ffff));
            RtpPacket.writeInt(data, at + 8, block.highestSequence());
            RtpPacket.writeInt(data, at + 12, block.jitterUnits());
            RtpPacket.writeInt(data, at + 16, block.lastSenderReport());
            RtpPacket.writeInt(data, at + 20, block.delayUnits());
        }
        return data;
    }

    private static byte[] description(RtcpPacket.SourceDescription description) {
        byte[] whole = description.canonicalName().getBytes(StandardCharsets.UTF_8);
        byte[] name = Arrays.copyOf(whole, Math.min(whole.length, MAXIMUM_NAME_BYTES));
        int items = 4 + 2 + name.length + 1;
        byte[] data = header(RtcpReader.SDES, 1, (items + 3) / 4 * 4, List.of());
        RtpPacket.writeInt(data, 4, description.ssrc());
        data[8] = 1;
        data[9] = (byte) name.length;
        System.arraycopy(name, 0, data, 10, name.length);
        return data;
    }
}
