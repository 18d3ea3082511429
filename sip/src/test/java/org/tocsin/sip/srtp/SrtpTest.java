package org.tocsin.sip.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.rtp.RtpPacket;

final class SrtpTest {
    private static final MasterKey KEY = key("E1F97A0D3E018BE0D64FA32C06DE4139" + "0EC675AD498AFEEBB6960B3AABE6");

    private final Srtp sender = new Srtp(CryptoSuite.AES_CM_128_HMAC_SHA1_80, KEY);
    private final Srtp receiver = new Srtp(CryptoSuite.AES_CM_128_HMAC_SHA1_80, KEY);

    @Test
    void keysAreDerivedAsInAppendixB3() {
        assertThat(hex(SessionKeys.derive(KEY, 0, 16))).isEqualTo("c61e7a93744f39ee10734afe3ff7a087");
        assertThat(hex(SessionKeys.derive(KEY, 2, 14))).isEqualTo("30cbbc08863d8c85d49db34a9ae1");
        assertThat(hex(SessionKeys.derive(KEY, 1, 20))).isEqualTo("cebe321f6ff7716b6fd4ab49af256a156d38baa4");
    }

    /// What libsrtp sends with this key.
    @Test
    void packetsOfAnotherLibraryAreReadAndMadeAlike() {
        String clear = "800f1234decafbadcafebabe" + "ab".repeat(16);
        String wire = "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb";
        assertThat(hex(sender.protect(HexFormat.of().parseHex(clear)))).isEqualTo(wire);
        byte[] bytes = HexFormat.of().parseHex(wire);
        assertThat(receiver.unprotect(bytes, bytes.length)).isEqualTo(28);
        assertThat(hex(Arrays.copyOf(bytes, 28))).isEqualTo(clear);
    }

    @Test
    void reportsOfAnotherLibraryAreRead() {
        String wire = "81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798";
        byte[] bytes = HexFormat.of().parseHex(wire);
        var reports = new Srtcp(KEY);
        assertThat(reports.unprotect(bytes, bytes.length)).isEqualTo(24);
        assertThat(hex(Arrays.copyOf(bytes, 24))).isEqualTo("81c8000bcafebabe" + "ab".repeat(16));
    }

    @Test
    void aReportIsReadOnceAndUnalteredOnly() {
        var there = new Srtcp(KEY);
        var here = new Srtcp(KEY);
        byte[] report = HexFormat.of().parseHex("80c80006cafebabe" + "01".repeat(20));
        byte[] first = there.protect(report);
        byte[] second = there.protect(report);
        assertThat(first).isNotEqualTo(second);
        byte[] altered = second.clone();
        altered[9] ^= 1;
        assertThat(here.unprotect(altered, altered.length)).isEqualTo(-1);
        assertThat(here.unprotect(second.clone(), second.length)).isEqualTo(28);
        assertThat(here.unprotect(first, first.length)).isEqualTo(28);
        assertThat(Arrays.copyOf(first, 28)).isEqualTo(report);
        assertThat(here.unprotect(second, second.length)).isEqualTo(-1);
        assertThat(here.unprotect(report, report.length)).isEqualTo(-1);
    }

    @Test
    void theShortTagIsFourBytes() {
        var there = new Srtp(CryptoSuite.AES_CM_128_HMAC_SHA1_32, KEY);
        var here = new Srtp(CryptoSuite.AES_CM_128_HMAC_SHA1_32, KEY);
        byte[] wire = there.protect(packet(1, 7));
        assertThat(wire).hasSize(176);
        assertThat(here.unprotect(wire, wire.length)).isEqualTo(172);
    }

    @Test
    void aReplayedOrAlteredPacketIsDropped() {
        byte[] wire = sender.protect(packet(1, 7));
        assertThat(hex(wire)).doesNotContain(hex(payload(7)));
        byte[] altered = wire.clone();
        altered[20] ^= 1;
        assertThat(receiver.unprotect(altered, altered.length)).isEqualTo(-1);
        assertThat(receiver.unprotect(wire.clone(), wire.length)).isEqualTo(172);
        assertThat(receiver.unprotect(wire.clone(), wire.length)).isEqualTo(-1);
        assertThat(receiver.unprotect(new byte[5], 5)).isEqualTo(-1);
    }

    @Test
    void packetsOfAnotherKeyAreDropped() {
        byte[] wire = new Srtp(CryptoSuite.AES_CM_128_HMAC_SHA1_80, key("ab".repeat(30))).protect(packet(1, 7));
        assertThat(receiver.unprotect(wire, wire.length)).isEqualTo(-1);
    }

    /// Whatever order a few packets overtake each other in, also across the wrap of sequence numbers.
    @Property(tries = 50)
    void packetsComeThroughInAnyOrder(@ForAll @IntRange(max = 65_535) int first, @ForAll long seed) {
        var random = new Random(seed);
        var wires = new ArrayList<byte[]>();
        var network = new Srtp(CryptoSuite.AES_CM_128_HMAC_SHA1_80, KEY);
        for (int i = 0; i < 200; i++) {
            wires.add(network.protect(packet(first + i & 0xffff, i)));
        }
        for (int at = 1; at + 8 < wires.size(); at += 8) {
            Collections.shuffle(wires.subList(at, at + 8), random);
        }
        var fresh = new Srtp(CryptoSuite.AES_CM_128_HMAC_SHA1_80, KEY);
        for (byte[] wire : wires) {
            byte[] bytes = wire.clone();
            int length = fresh.unprotect(bytes, bytes.length);
            assertThat(length).isEqualTo(172);
            var packet = RtpPacket.parse(bytes, length);
            assertThat(packet.payload()).isEqualTo(payload(packet.sequence() - first & 0xffff));
        }
    }

    @Property(tries = 300)
    void anyBytesAreDroppedQuietly(@ForAll byte[] bytes) {
        assertThat(receiver.unprotect(bytes.clone(), bytes.length)).isEqualTo(-1);
        assertThat(new Srtcp(KEY).unprotect(bytes.clone(), bytes.length)).isEqualTo(-1);
    }

    private static MasterKey key(String hex) {
        return MasterKey.of(HexFormat.of().parseHex(hex));
    }

    private static byte[] packet(int sequence, int content) {
        return new RtpPacket(0, false, sequence, content * 160L, 0xcafe, payload(content)).toBytes();
    }

    private static byte[] payload(int content) {
        byte[] payload = new byte[160];
        Arrays.fill(payload, (byte) content);
        return payload;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
