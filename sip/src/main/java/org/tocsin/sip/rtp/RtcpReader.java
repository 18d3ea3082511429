package org.tocsin.sip.rtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.sip.MalformedException;

/// Reads the content of one RTCP packet.
final class RtcpReader {
    static final int SR = 200;
    static final int RR = 201;
    static final int SDES = 202;
    static final int BYE = 203;
    static final int BLOCK_BYTES = 24;

    private RtcpReader() {}

    static RtcpPacket read(int type, int count, byte[] data, int from, int to) {
        return switch (type) {
            case SR -> {
                need(from, to, 24);
                yield new RtcpPacket.SenderReport(
                        RtpPacket.unsignedInt(data, from),
                        RtpPacket.unsignedInt(data, from + 4) << 32 | RtpPacket.unsignedInt(data, from + 8),
                        RtpPacket.unsignedInt(data, from + 12),
                        RtpPacket.unsignedInt(data, from + 16),
                        RtpPacket.unsignedInt(data, from + 20),
                        blocks(count, data, from + 24, to));
            }
            case RR -> {
                need(from, to, 4);
                yield new RtcpPacket.ReceiverReport(
                        RtpPacket.unsignedInt(data, from), blocks(count, data, from + 4, to));
            }
            case SDES -> description(count, data, from, to);
            case BYE -> {
                need(from, to, 4 * count);
                var sources = new ArrayList<Long>(count);
                for (int i = 0; i < count; i++) {
                    sources.add(RtpPacket.unsignedInt(data, from + 4 * i));
                }
                yield new RtcpPacket.Goodbye(sources);
            }
            default -> new RtcpPacket.Other(type);
        };
    }

    private static void need(int from, int to, int bytes) {
        if (to - from < bytes) {
            throw new MalformedException("RTCP packet too short for its type");
        }
    }

    private static List<RtcpPacket.ReportBlock> blocks(int count, byte[] data, int from, int to) {
        need(from, to, count * BLOCK_BYTES);
        var blocks = new ArrayList<RtcpPacket.ReportBlock>(count);
        for (int i = 0; i < count; i++) {
            int at = from + i * BLOCK_BYTES;
            int lost = (int) (RtpPacket.unsignedInt(data, at + 4) & 0xff_ffff) << 8 >> 8;
            blocks.add(new RtcpPacket.ReportBlock(
                    RtpPacket.unsignedInt(data, at),
                    data[at + 4] & 0xff,
                    lost,
                    RtpPacket.unsignedInt(data, at + 8),
                    RtpPacket.unsignedInt(data, at + 12),
                    RtpPacket.unsignedInt(data, at + 16),
                    RtpPacket.unsignedInt(data, at + 20)));
        }
        return blocks;
    }

    private static RtcpPacket description(int count, byte[] data, int from, int to) {
        if (count == 0) {
            return new RtcpPacket.Other(SDES);
        }
        need(from, to, 4);
        String name = "";
        int at = from + 4;
        while (at + 2 <= to && data[at] != 0) {
            int length = data[at + 1] & 0xff;
            need(at + 2, to, length);
            if (data[at] == 1) {
                name = new String(data, at + 2, length, StandardCharsets.UTF_8);
            }
            at += 2 + length;
        }
        return new RtcpPacket.SourceDescription(RtpPacket.unsignedInt(data, from), name);
    }
}
