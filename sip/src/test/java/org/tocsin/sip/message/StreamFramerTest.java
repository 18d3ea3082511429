package org.tocsin.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.Samples;

class StreamFramerTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepAlivesBetweenMessagesAreTold() {
        var framer = new StreamFramer();
        assertThat(framer.feed(bytes("\r\n"))).isEmpty();
        assertThat(framer.feed(bytes("\r\n"))).containsExactly(new StreamFramer.Frame.KeepAlive());
        List<StreamFramer.Frame> frames = framer.feed(Samples.I3_INVITE);
        assertThat(frames).singleElement().isInstanceOf(StreamFramer.Frame.Message.class);
        assertThat(framer.feed(bytes("\r\n\r\n"))).containsExactly(new StreamFramer.Frame.KeepAlive());
    }

    @Test
    void aLengthThatCannotBeTrustedLosesTheStreamAfterTheMessageIsHandedUp() {
        for (String length : List.of("-1", "x", "5\r\nContent-Length: 6", "99999999")) {
            var framer = new StreamFramer();
            List<StreamFramer.Frame> frames =
                    framer.feed(bytes("OPTIONS sip:a SIP/2.0\r\nContent-Length: " + length + "\r\n\r\nrest"));
            assertThat(frames).hasSize(2);
            assertThat(frames.get(0)).isInstanceOf(StreamFramer.Frame.Message.class);
            assertThat(frames.get(1)).isInstanceOf(StreamFramer.Frame.Lost.class);
            assertThat(framer.feed(Samples.I3_INVITE)).isEmpty();
        }
    }

    @Test
    void aHeadWithoutEndIsGivenUpAtTheLimit() {
        var framer = new StreamFramer(2_000, 2_000);
        byte[] drop = bytes("X-Header: " + "y".repeat(90) + "\r\n");
        boolean lost = false;
        for (int i = 0; i < 30 && !lost; i++) {
            lost = framer.feed(drop).stream().anyMatch(StreamFramer.Frame.Lost.class::isInstance);
        }
        assertThat(lost).isTrue();
        assertThat(framer.pendingBytes()).isZero();
    }

    @Test
    void oneByteAtATimeIsNoSlowerThanItsLength() {
        var framer = new StreamFramer();
        byte[] large =
                Samples.withBody("MESSAGE sip:a SIP/2.0\r\nX: " + "z".repeat(60_000) + "\r\n", "b".repeat(200_000));
        int messages = 0;
        for (byte one : large) {
            messages += framer.feed(new byte[] {one}).size();
        }
        assertThat(messages).isEqualTo(1);
    }
}
