package org.tocsin.sip.rtp;

/// What a receiver knows of one stream by its packets (RFC 3550 appendix A): lost, late and doubled packets,
/// jitter. Mutable; confined to whoever reads the stream.
public final class ReceptionStatistics {
    private static final int MAXIMUM_DROPOUT = 3_000;

    private final int clockHz;
    private boolean started;
    private int firstSequence;
    private int highestSequence;
    private long cycles;
    private long received;
    private long outOfOrder;
    private long restarts;
    private long lastTransit;
    private double jitterUnits;
    private long expectedAtReport;
    private long receivedAtReport;
    private long ssrc;

    /// @param clockHz of the stream: 8000 for G.711
    public ReceptionStatistics(int clockHz) {
        this.clockHz = clockHz;
    }

    /// Notes a packet.
    ///
    /// @param arrivalNanos when it came, on any steady scale
    public void received(RtpPacket packet, long arrivalNanos) {
        long arrivalUnits = Math.round(arrivalNanos / 1e9 * clockHz);
        long transit = arrivalUnits - packet.timestamp();
        if (!started || packet.ssrc() != ssrc) {
            start(packet, transit);
            return;
        }
        int ahead = packet.sequence() - highestSequence & 0xffff;
        if (ahead == 0) {
            outOfOrder++;
        } else if (ahead < MAXIMUM_DROPOUT) {
            if (packet.sequence() < highestSequence) {
                cycles += 65_536;
            }
            highestSequence = packet.sequence();
        } else if (ahead > 65_536 - MAXIMUM_DROPOUT) {
            outOfOrder++;
        } else {
            start(packet, transit); // the sender began anew
            return;
        }
        received++;
        long change = Math.abs((int) (transit - lastTransit));
        jitterUnits += (change - jitterUnits) / 16;
        lastTransit = transit;
    }

    private void start(RtpPacket packet, long transit) {
        if (started) {
            restarts++;
        }
        started = true;
        ssrc = packet.ssrc();
        firstSequence = packet.sequence();
        highestSequence = packet.sequence();
        cycles = 0;
        received = 1;
        expectedAtReport = 0;
        receivedAtReport = 0;
        lastTransit = transit;
        jitterUnits = 0;
    }

    public long packetsReceived() {
        return received;
    }

    /// How many packets are missing so far; negative if some came twice.
    public long packetsLost() {
        return started ? expected() - received : 0;
    }

    /// How many packets came late or twice.
    public long packetsOutOfOrder() {
        return outOfOrder;
    }

    /// How often the sender began anew, with another source or a jump in its numbers.
    public long restarts() {
        return restarts;
    }

    public double jitterMillis() {
        return jitterUnits * 1_000 / clockHz;
    }

    /// The share lost so far, 0 to 1.
    public double lossShare() {
        return started ? Math.max(0, packetsLost()) / (double) expected() : 0;
    }

    private long expected() {
        return cycles + highestSequence - firstSequence + 1;
    }

    /// What a receiver report says of this stream since the last one. Starts a new interval.
    ///
    /// @param lastSenderReport the middle 32 bits of the NTP time of the last sender report; 0 if none came
    /// @param delayUnits since then, in 1/65536 s
    public RtcpPacket.ReportBlock report(long lastSenderReport, long delayUnits) {
        long expectedNow = started ? expected() - expectedAtReport : 0;
        long lost = expectedNow - (received - receivedAtReport);
        expectedAtReport = started ? expected() : 0;
        receivedAtReport = received;
        int fraction = expectedNow <= 0 || lost <= 0 ? 0 : (int) Math.min(255, lost * 256 / expectedNow);
        long total = Math.clamp(packetsLost(), -0x80_0000, 0x7f_ffff);
        return new RtcpPacket.ReportBlock(
                ssrc,
                fraction,
                (int) total,
                cycles + highestSequence & 0xffff_ffffL,
                Math.round(jitterUnits) & 0xffff_ffffL,
                lastSenderReport,
                delayUnits);
    }
}
