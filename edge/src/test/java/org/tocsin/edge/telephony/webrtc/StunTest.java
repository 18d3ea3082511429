package org.tocsin.edge.telephony.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StunTest {
    /// RFC 5769 section 2.1.
    private static final byte[] SAMPLE = HexFormat.of()
            .parseHex("000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74"
                    + "002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020"
                    + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf");

    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    @Test
    void theSampleRequestIsReadAndProved() {
        var request = Stun.read(SAMPLE, SAMPLE.length).orElseThrow();
        assertThat(request.user()).isEqualTo("evtj");
        assertThat(request.isProved(PASSWORD)).isTrue();
        assertThat(request.isProved("another password of length")).isFalse();
        assertThat(request.nominates()).isFalse();
    }

    @Test
    void everyAlteredByteBeforeTheIntegrityIsNoticed() {
        for (int i = 0; i < 100; i++) {
            byte[] altered = SAMPLE.clone();
            altered[i] ^= 0x40;
            assertThat(Stun.read(altered, altered.length).filter(request -> request.isProved(PASSWORD)))
                    .isEmpty();
        }
    }

    @Test
    void theAnswerSaysWhereTheRequestCameFrom() throws Exception {
        var request = Stun.read(SAMPLE, SAMPLE.length).orElseThrow();
        var from = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 32_853);
        byte[] answer = Stun.answer(request, from, PASSWORD);
        // As in RFC 5769 section 2.2: port and address under the cookie.
        assertThat(HexFormat.of().formatHex(answer)).startsWith("0101").contains("002000080001a147e112a643");
        var v6 = new InetSocketAddress(InetAddress.getByName("2001:db8:1234:5678:11:2233:4455:6677"), 32_853);
        assertThat(HexFormat.of().formatHex(Stun.answer(request, v6, PASSWORD)))
                .contains("002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
    }

    @Test
    void anyBytesAreReadWithoutHarm() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = SAMPLE.clone();
            for (int change = 0; change < 1 + i % 6; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Stun.read(bytes, random.nextInt(bytes.length + 1)).ifPresent(request -> request.isProved(PASSWORD));
        }
    }
}
