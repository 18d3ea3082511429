package org.tocsin.sip.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.sip.MalformedException;

/// One packet of a compound RTCP datagram (RFC 3550 section 6).
public sealed interface RtcpPacket {
    /// What a receiver says of one source.
    ///
    /// @param fractionLost in 1/256 since the last report
    /// @param cumulativeLost 24 bits, signed
    /// @param highestSequence with the count of cycles in its upper 16 bits
    /// @param jitterUnits in RTP clock units
    /// @param lastSenderReport middle 32 bits of an NTP time; 0 if none came
    /// @param delayUnits since that report, in 1/65536 s
    record ReportBlock(
            long ssrc,
            int fractionLost,
            int cumulativeLost,
            long highestSequence,
            long jitterUnits,
            long lastSenderReport,
            long delayUnits) {}

    /// SR.
    ///
    /// @param ntpTime 64 bits: seconds since 1900 and their fraction
    record SenderReport(long ssrc, long ntpTime, long rtpTimestamp, long packets, long octets, List<ReportBlock> blocks)
            implements RtcpPacket {
        public SenderReport {
            blocks = List.copyOf(blocks);
        }
    }

    /// RR.
    record ReceiverReport(long ssrc, List<ReportBlock> blocks) implements RtcpPacket {
        public ReceiverReport {
            blocks = List.copyOf(blocks);
        }
    }

    /// SDES with a CNAME alone; other items are skipped.
    record SourceDescription(long ssrc, String canonicalName) implements RtcpPacket {
        @Override
        public String toString() {
            return "SourceDescription[]";
        }
    }

    /// BYE.
    record Goodbye(List<Long> sources) implements RtcpPacket {
        public Goodbye {
            sources = List.copyOf(sources);
        }
    }

    /// A type we do not read.
    record Other(int type) implements RtcpPacket {}

    /// Reads a compound datagram from the first `length` bytes.
    ///
    /// @throws MalformedException if it is not RTCP version 2, or its lengths contradict each other
    static List<RtcpPacket> parse(byte[] data, int length) {
        if (length < 4 || length > data.length) {
            throw new MalformedException("RTCP too short");
        }
        var packets = new ArrayList<RtcpPacket>(3);
        int at = 0;
        while (at < length) {
            if (at + 4 > length || (data[at] & 0xc0) != 0x80) {
                throw new MalformedException("not RTCP version 2");
            }
            int end = at + 4 + 4 * RtpPacket.unsignedShort(data, at + 2);
            if (end > length) {
                throw new MalformedException("RTCP packet beyond the datagram");
            }
            packets.add(RtcpReader.read(data[at + 1] & 0xff, data[at] & 0x1f, data, at + 4, end));
            at = end;
        }
        return packets;
    }

    /// The bytes of a compound datagram.
    static byte[] write(List<RtcpPacket> packets) {
        byte[] datagram = new byte[0];
        for (RtcpPacket packet : packets) {
            byte[] one = RtcpWriter.write(packet);
            int at = datagram.length;
            datagram = Arrays.copyOf(datagram, at + one.length);
            System.arraycopy(one, 0, datagram, at, one.length);
        }
        return datagram;
    }
}
