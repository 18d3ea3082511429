package org.tocsin.edge.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.srtp.CryptoSuite;
import org.tocsin.sip.srtp.MasterKey;
import org.tocsin.sip.srtp.SrtpKeys;

final class EnvelopeTest {
    private static final Random RANDOM = new Random(1);
    private final MasterKey ours = key();
    private final MasterKey theirs = key();
    private final Envelope here = new Envelope();
    private final Envelope there = new Envelope();

    private static MasterKey key() {
        byte[] bytes = new byte[MasterKey.BYTES];
        RANDOM.nextBytes(bytes);
        return MasterKey.of(bytes);
    }

    private static SrtpKeys keys(MasterKey ours, MasterKey theirs) {
        return new SrtpKeys(CryptoSuite.AES_CM_128_HMAC_SHA1_32, ours, theirs);
    }

    @Test
    void withoutKeysPacketsStayAsTheyAre() {
        byte[] packet = packet(1);
        assertThat(here.seal(packet)).isSameAs(packet);
        assertThat(here.open(packet, packet.length)).isEqualTo(packet.length);
    }

    /// Hold and resume agree on the same keys again, behind the wrap of the sequence numbers too.
    @Test
    void agreeingOnTheSameKeysAgainGoesOnCounting() {
        here.agree(keys(ours, theirs));
        there.agree(keys(theirs, ours));
        for (int n = 65_400; n < 65_700; n++) {
            if (n % 50 == 0) {
                here.agree(keys(ours, theirs));
            }
            assertThat(passes(n & 0xffff)).as("packet " + n).isTrue();
        }
    }

    @Test
    void anotherKeyOfOneSideIsTakenUpAndPlainPacketsAreNot() {
        here.agree(keys(ours, theirs));
        there.agree(keys(theirs, ours));
        assertThat(passes(7)).isTrue();
        var fresh = key();
        here.agree(keys(fresh, theirs));
        assertThat(passes(8)).isFalse();
        there.agree(keys(theirs, fresh));
        assertThat(passes(9)).isTrue();
        byte[] plain = packet(10);
        assertThat(there.open(plain, plain.length)).isEqualTo(-1);
        byte[] report = new byte[28];
        report[0] = (byte) 0x80;
        byte[] sealed = here.sealReport(report);
        assertThat(there.openReport(sealed, sealed.length)).isEqualTo(28);
        assertThat(there.openReport(report, report.length)).isEqualTo(-1);
    }

    private boolean passes(int sequence) {
        byte[] clear = packet(sequence);
        byte[] sealed = here.seal(clear);
        assertThat(sealed).hasSize(clear.length + 4);
        int length = there.open(sealed, sealed.length);
        return length == clear.length && Arrays.equals(Arrays.copyOf(sealed, length), clear);
    }

    private static byte[] packet(int sequence) {
        return new RtpPacket(0, false, sequence, sequence * 160L, 77, new byte[160]).toBytes();
    }
}
