package org.tocsin.edge.telephony.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.rtp.ReceptionStatistics;
import org.tocsin.sip.rtp.RtcpPacket;

/// Sender and receiver reports of one leg (RFC 3550 section 6), one about every five seconds. Confined to one thread.
final class RtcpReports {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final long NTP_TO_UNIX_SECONDS = 2_208_988_800L;

    private final long ssrc;
    private final String canonicalName;
    private long lastMadeNanos;
    private boolean made;
    private long theirReport;
    private long theirReportNanos;
    private double roundTripMillis;

    RtcpReports(long ssrc, String legName) {
        this.ssrc = ssrc;
        this.canonicalName = legName + "@tocsin";
    }

    /// Whether it is time for a report. Legs differ by their SSRC, so that not all report in the same tick.
    boolean due(long nowNanos) {
        long jitter = ssrc % 1_000 * 1_000_000;
        return !made || nowNanos - lastMadeNanos >= INTERVAL.toNanos() - 500_000_000 + jitter;
    }

    byte[] make(long nowNanos, long rtpTimestamp, long packetsSent, ReceptionStatistics reception) {
        made = true;
        lastMadeNanos = nowNanos;
        var blocks = reception.packetsReceived() == 0
                ? List.<RtcpPacket.ReportBlock>of()
                : List.of(reception.report(theirReport, theirReport == 0 ? 0 : units(nowNanos - theirReportNanos)));
        var octets = packetsSent * MediaLeg.FRAME_SAMPLES & 0xffff_ffffL;
        return RtcpPacket.write(List.of(
                new RtcpPacket.SenderReport(ssrc, ntp(), rtpTimestamp, packetsSent & 0xffff_ffffL, octets, blocks),
                new RtcpPacket.SourceDescription(ssrc, canonicalName)));
    }

    /// Takes a report of the far end; an unreadable one changes nothing.
    void received(byte[] bytes, int length, long nowNanos) {
        List<RtcpPacket> packets;
        try {
            packets = RtcpPacket.parse(bytes, length);
        } catch (MalformedException e) {
            return;
        }
        for (var packet : packets) {
            switch (packet) {
                case RtcpPacket.SenderReport report -> {
                    theirReport = report.ntpTime() >>> 16 & 0xffff_ffffL;
                    theirReportNanos = nowNanos;
                    report.blocks().forEach(this::measure);
                }
                case RtcpPacket.ReceiverReport report -> report.blocks().forEach(this::measure);
                case RtcpPacket.SourceDescription _, RtcpPacket.Goodbye _, RtcpPacket.Other _ -> {}
            }
        }
    }

    private void measure(RtcpPacket.ReportBlock block) {
        if (block.ssrc() == ssrc && block.lastSenderReport() != 0) {
            long now = ntp() >>> 16 & 0xffff_ffffL;
            long units = now - block.lastSenderReport() - block.delayUnits() & 0xffff_ffffL;
            if (units < 10 * 65_536) {
                roundTripMillis = units * 1_000 / 65_536.0;
            }
        }
    }

    double roundTripMillis() {
        return roundTripMillis;
    }

    private static long units(long nanos) {
        return nanos * 65_536 / 1_000_000_000;
    }

    private static long ntp() {
        var now = Instant.now();
        long fraction = ((long) now.getNano() << 32) / 1_000_000_000;
        return now.getEpochSecond() + NTP_TO_UNIX_SECONDS << 32 | fraction;
    }
}
