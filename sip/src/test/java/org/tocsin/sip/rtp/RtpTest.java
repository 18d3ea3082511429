package org.tocsin.sip.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.Mutator;

class RtpTest {
    private static final long MAXIMUM = 0xffff_ffffL;

    @Property(tries = 500)
    void aPacketIsReadBack(
            @ForAll @IntRange(max = 127) int type,
            @ForAll boolean marker,
            @ForAll @IntRange(max = 65_535) int sequence,
            @ForAll @LongRange(max = MAXIMUM) long timestamp,
            @ForAll @LongRange(max = MAXIMUM) long ssrc,
            @ForAll @Size(max = 200) byte[] payload) {
        var packet = new RtpPacket(type, marker, sequence, timestamp, ssrc, payload);
        byte[] data = packet.toBytes();
        assertThat(RtpPacket.parse(data, data.length)).isEqualTo(packet);
    }

    @Test
    void extensionContributorsAndPaddingAreSkipped() {
        byte[] data = HexFormat.of()
                .parseHex("b2800001000000a000000001" + "0000000200000003" + "bede0001aabbccdd" + "ff7f" + "0002");
        RtpPacket packet = RtpPacket.parse(data, data.length);
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payload()).containsExactly(0xff, 0x7f);
    }

    @Test
    void contradictoryLengthsAreMalformed() {
        for (String hex : List.of(
                "",
                "80",
                "400000010000000000000001",
                "8f0000010000000000000001",
                "900000010000000000000001",
                "a0000001000000000000000100",
                "a00000010000000000000001ff")) {
            byte[] data = HexFormat.of().parseHex(hex);
            assertThatThrownBy(() -> RtpPacket.parse(data, data.length)).isInstanceOf(MalformedException.class);
        }
    }

    /// The decision values of ITU-T G.711 tables 1a and 2a, as 16-bit samples.
    @Test
    void g711HasTheTablesValues() {
        assertThat(G711.fromUlaw((byte) 0xff)).isZero();
        assertThat(G711.fromUlaw((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(G711.fromUlaw((byte) 0x00)).isEqualTo((short) -32_124);
        assertThat(G711.fromUlaw((byte) 0xfe)).isEqualTo((short) 8);
        assertThat(G711.fromAlaw((byte) 0xd5)).isEqualTo((short) 8);
        assertThat(G711.fromAlaw((byte) 0x55)).isEqualTo((short) -8);
        assertThat(G711.fromAlaw((byte) 0xaa)).isEqualTo((short) 32_256);
        assertThat(G711.fromAlaw((byte) 0x2a)).isEqualTo((short) -32_256);
        assertThat(G711.toUlaw((short) 0)).isEqualTo(G711.ULAW_SILENCE);
        assertThat(G711.toAlaw((short) 0)).isEqualTo(G711.ALAW_SILENCE);
    }

    @Test
    void everyCodeIsItsOwnNearest() {
        for (int code = 0; code < 256; code++) {
            short ulaw = G711.fromUlaw((byte) code);
            assertThat(G711.fromUlaw(G711.toUlaw(ulaw))).isEqualTo(ulaw);
            short alaw = G711.fromAlaw((byte) code);
            assertThat(G711.toAlaw(alaw)).isEqualTo((byte) code);
        }
    }

    @Test
    void everySampleComesBackWithinItsStep() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            double step = Math.max(16, Math.abs(sample) / 16.0);
            assertThat((double) G711.fromAlaw(G711.toAlaw((short) sample))).isCloseTo(sample, within(step));
            if (Math.abs(sample) < 32_636) {
                assertThat((double) G711.fromUlaw(G711.toUlaw((short) sample))).isCloseTo(sample, within(step));
            }
        }
        assertThat(G711.toUlaw(new short[] {0, -1})).hasSize(2);
        assertThat(G711.fromAlaw(G711.toAlaw(new short[] {1_000}))[0]).isCloseTo((short) 1_000, within((short) 40));
        assertThat(G711.fromUlaw(G711.toUlaw(new short[] {1_000}))[0]).isCloseTo((short) 1_000, within((short) 40));
    }

    /// A key: three packets while it is held, the last one three times (RFC 4733 section 2.5.1.4).
    private static List<RtpPacket> press(char key, int sequence, long timestamp) {
        var packets = new ArrayList<RtpPacket>();
        int event = TelephoneEvent.eventOf(key);
        for (int i = 0; i < 6; i++) {
            var payload = new TelephoneEvent(event, i >= 3, 10, Math.min(i + 1, 4) * 160);
            packets.add(new RtpPacket(101, i == 0, sequence + i & 0xffff, timestamp, 9, payload.toBytes()));
        }
        return packets;
    }

    private static String keys(List<RtpPacket> packets) {
        var decoder = new TelephoneEventDecoder();
        var keys = new StringBuilder();
        packets.forEach(packet -> decoder.decode(packet).ifPresent(event -> keys.append(event.key())));
        return keys.toString();
    }

    @Test
    void eachPressCountsOnce() {
        var packets = new ArrayList<RtpPacket>();
        String dialled = "1159*#AD0";
        for (int i = 0; i < dialled.length(); i++) {
            packets.addAll(press(dialled.charAt(i), 10 * i, 0xffff_f000L + 2_000L * i & MAXIMUM));
        }
        assertThat(keys(packets)).isEqualTo(dialled);
    }

    @Test
    void aPressIsHeardWhenAnyOneOfItsPacketsGetsThrough() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<RtpPacket> first = press('4', 1, 1_000);
            List<RtpPacket> second = press('4', 7, 3_000);
            var kept = new ArrayList<RtpPacket>();
            kept.add(first.get(random.nextInt(6)));
            kept.add(second.get(random.nextInt(6)));
            kept.add(first.get(5));
            assertThat(keys(kept)).isEqualTo("44");
        }
    }

    @Test
    void statisticsCountWhatIsMissingLateAndDoubled() {
        var statistics = new ReceptionStatistics(8_000);
        for (int sequence : new int[] {65_533, 65_534, 1, 0, 2, 2, 5}) {
            int position = sequence > 60_000 ? sequence - 65_536 : sequence;
            var packet = new RtpPacket(0, false, sequence, 160L * (position + 10), 1, new byte[160]);
            statistics.received(packet, (position + 10) * 20_000_000L);
        }
        // 65533 .. 5 are nine packets; 65535, 3 and 4 are missing, 2 came twice.
        assertThat(statistics.packetsReceived()).isEqualTo(7);
        assertThat(statistics.packetsLost()).isEqualTo(2);
        assertThat(statistics.packetsOutOfOrder()).isEqualTo(2);
        assertThat(statistics.jitterMillis()).isZero();
        RtcpPacket.ReportBlock report = statistics.report(5, 6);
        assertThat(report.highestSequence()).isEqualTo(65_536 + 5);
        assertThat(report.cumulativeLost()).isEqualTo(2);
        assertThat(report.fractionLost()).isEqualTo(2 * 256 / 9);
        assertThat(statistics.report(5, 6).fractionLost()).isZero();
    }

    @Test
    void jitterIsTheSmoothedChangeOfTransit() {
        var statistics = new ReceptionStatistics(8_000);
        for (int i = 0; i < 400; i++) {
            long late = i % 2 == 0 ? 0 : 10_000_000L;
            statistics.received(new RtpPacket(0, false, i, 160L * i, 1, new byte[1]), i * 20_000_000L + late);
        }
        assertThat(statistics.jitterMillis()).isCloseTo(10, within(0.1));
        statistics.received(new RtpPacket(0, false, 40_000, 0, 1, new byte[1]), 0);
        assertThat(statistics.restarts()).isEqualTo(1);
        assertThat(statistics.packetsLost()).isZero();
    }

    @Property(tries = 300)
    void rtcpIsReadBack(
            @ForAll @LongRange(max = MAXIMUM) long a,
            @ForAll long ntp,
            @ForAll @IntRange(max = 255) int fraction,
            @ForAll @IntRange(min = -0x80_0000, max = 0x7f_ffff) int lost,
            @ForAll @IntRange(max = 5) int blocks,
            @ForAll @net.jqwik.api.constraints.StringLength(max = 40) @net.jqwik.api.constraints.AlphaChars
                    String name) {
        var block = new RtcpPacket.ReportBlock(a, fraction, lost, a, MAXIMUM - a, a, a);
        List<RtcpPacket> packets = List.of(
                new RtcpPacket.SenderReport(a, ntp, a, a, a, java.util.Collections.nCopies(blocks, block)),
                new RtcpPacket.ReceiverReport(a, java.util.Collections.nCopies(blocks, block)),
                new RtcpPacket.SourceDescription(a, name),
                new RtcpPacket.Goodbye(List.of(a, 1L)),
                new RtcpPacket.Other(204));
        byte[] data = RtcpPacket.write(packets);
        assertThat(RtcpPacket.parse(data, data.length)).isEqualTo(packets);
        assertThat(RtpPacket.isRtcp(data, data.length)).isTrue();
    }

    @Test
    void garbledMediaIsReadOrRefused() {
        var mutator = new Mutator(3550);
        byte[] rtp = press('1', 1, 1).getFirst().toBytes();
        byte[] rtcp = RtcpPacket.write(List.of(
                new RtcpPacket.SenderReport(1, 2, 3, 4, 5, List.of(new RtcpPacket.ReportBlock(1, 2, 3, 4, 5, 6, 7))),
                new RtcpPacket.SourceDescription(1, "c@h"),
                new RtcpPacket.Goodbye(List.of(1L))));
        var statistics = new ReceptionStatistics(8_000);
        var decoder = new TelephoneEventDecoder();
        for (int round = 0; round < Mutator.ROUNDS / 2; round++) {
            byte[] one = mutator.mutate(rtp);
            byte[] two = mutator.mutate(rtcp);
            try {
                RtpPacket packet = RtpPacket.parse(one, one.length);
                statistics.received(packet, mutator.random().nextLong());
                statistics.report(0, 0);
                decoder.decode(packet);
            } catch (MalformedException e) {
                assertThat(e.status()).isEqualTo(400);
            }
            try {
                RtcpPacket.write(RtcpPacket.parse(two, two.length));
            } catch (MalformedException e) {
                assertThat(e.status()).isEqualTo(400);
            }
        }
        assertThat(statistics.lossShare()).isBetween(0.0, 1.0);
    }
}
