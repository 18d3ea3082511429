package org.tocsin.edge.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LatchTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InetSocketAddress SAID = at("192.0.2.1", 4_000);
    private static final InetSocketAddress SAME_HOST = at("192.0.2.1", 9_000);
    private static final InetSocketAddress SIGNALLING_HOST = at("198.51.100.7", 5_000);
    private static final InetSocketAddress STRANGER = at("203.0.113.9", 6_000);

    private final Latch latch = new Latch();

    @BeforeEach
    void negotiate() {
        latch.negotiate(SAID, SIGNALLING_HOST.getAddress());
    }

    @Test
    void theNegotiatedSourceIsBelievedAtOnce() {
        assertThat(latch.target()).isEqualTo(SAID);
        assertThat(latch.believes(SAID, 1, 100, 0)).isTrue();
    }

    @Test
    void anotherSourceMustFirstSendThreePacketsInOrder() {
        assertThat(latch.believes(SIGNALLING_HOST, 1, 65_535, 0)).isFalse();
        assertThat(latch.believes(SIGNALLING_HOST, 1, 0, 0)).isFalse();
        assertThat(latch.believes(SIGNALLING_HOST, 1, 1, 0)).isTrue();
        assertThat(latch.target()).isEqualTo(SIGNALLING_HOST);
    }

    @Test
    void randomNoiseNeverLatches() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(latch.believes(STRANGER, i, i * 7_919 & 0xffff, 0)).isFalse();
        }
    }

    @Test
    void aStrangerNeverTakesOverALegThatIsHeard() {
        latch.believes(SAID, 1, 100, 0);
        for (int i = 0; i < 100; i++) {
            assertThat(latch.believes(STRANGER, 2, i, SECOND)).isFalse();
        }
        assertThat(latch.target()).isEqualTo(SAID);
    }

    @Test
    void theBetterSourceTakesOverAtOnce() {
        speak(STRANGER, 0);
        assertThat(latch.target()).isEqualTo(STRANGER);
        speak(SAME_HOST, 0);
        assertThat(latch.target()).isEqualTo(SAME_HOST);
        speak(STRANGER, 0);
        assertThat(latch.target()).isEqualTo(SAME_HOST);
        assertThat(latch.believes(SAID, 9, 1, 0)).isTrue();
        assertThat(latch.target()).isEqualTo(SAID);
    }

    @Test
    void afterSilenceAnEqualSourceMayTakeOver() {
        latch.believes(SAID, 1, 100, 0);
        speak(STRANGER, SECOND);
        assertThat(latch.target()).isEqualTo(SAID);
        speak(STRANGER, 3 * SECOND);
        assertThat(latch.target()).isEqualTo(STRANGER);
        assertThat(latch.believes(SAID, 1, 101, 3 * SECOND)).isTrue();
    }

    @Test
    void aRenegotiatedAddressIsSentToAtOnce() {
        latch.believes(SAID, 1, 100, 0);
        var moved = at("192.0.2.1", 4_500);
        latch.negotiate(moved, null);
        assertThat(latch.target()).isEqualTo(moved);
        latch.believes(moved, 1, 101, 0);
        latch.negotiate(moved, null);
        assertThat(latch.source()).isEqualTo(moved);
    }

    @Test
    void withoutAnAddressItWaitsForTheFirstPlausibleSource() {
        var open = new Latch();
        assertThat(open.target()).isNull();
        for (int i = 0; i < 3; i++) {
            open.believes(STRANGER, 5, i, 0);
        }
        assertThat(open.target()).isEqualTo(STRANGER);
    }

    private void speak(InetSocketAddress from, long nanos) {
        for (int i = 0; i < 3; i++) {
            latch.believes(from, 5, i, nanos);
        }
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }
}
