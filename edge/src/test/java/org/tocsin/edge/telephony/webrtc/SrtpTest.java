package org.tocsin.edge.telephony.webrtc;

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
    private static final byte[] KEY = HexFormat.of().parseHex("E1F97A0D3E018BE0D64FA32C06DE4139");
    private static final byte[] SALT = HexFormat.of().parseHex("0EC675AD498AFEEBB6960B3AABE6");

    private final Srtp sender = new Srtp(KEY, SALT);
    private final Srtp receiver = new Srtp(KEY, SALT);

    @Test
    void keysAreDerivedAsInAppendixB3() {
        assertThat(hex(Srtp.derive(KEY, SALT, 0, 16))).isEqualTo("c61e7a93744f39ee10734afe3ff7a087");
        assertThat(hex(Srtp.derive(KEY, SALT, 2, 14))).isEqualTo("30cbbc08863d8c85d49db34a9ae1");
        assertThat(hex(Srtp.derive(KEY, SALT, 1, 20))).isEqualTo("cebe321f6ff7716b6fd4ab49af256a156d38baa4");
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
        byte[] wire = new Srtp(SALT.length == 14 ? Arrays.copyOf(SALT, 16) : KEY, SALT).protect(packet(1, 7));
        assertThat(receiver.unprotect(wire, wire.length)).isEqualTo(-1);
    }

    /// Whatever order a few packets overtake each other in, also across the wrap of sequence numbers.
    @Property(tries = 50)
    void packetsComeThroughInAnyOrder(@ForAll @IntRange(max = 65_535) int first, @ForAll long seed) {
        var random = new Random(seed);
        var wires = new ArrayList<byte[]>();
        var network = new Srtp(KEY, SALT);
        for (int i = 0; i < 200; i++) {
            wires.add(network.protect(packet(first + i & 0xffff, i)));
        }
        for (int at = 1; at + 8 < wires.size(); at += 8) {
            Collections.shuffle(wires.subList(at, at + 8), random);
        }
        var fresh = new Srtp(KEY, SALT);
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
