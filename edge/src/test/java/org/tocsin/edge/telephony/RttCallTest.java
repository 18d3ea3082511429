package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextMessage;
import org.tocsin.edge.telephony.media.TestPhone;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.rtp.RtpPacket;

/// Real-time text beside the voice of a call. The far end is written by hand from RFC 4103, not by our codec.
final class RttCallTest {
    private static final int T140 = 98;
    private static final int RED = 100;

    @TempDir
    Path folder;

    @Test
    void lettersAppearAsTheyAreTypedAndTheAnswerIsRepeatedTwice() throws Exception {
        try (var centre = new TestCentre(folder);
                var phone = new TestPhone();
                var text = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            var received = new ConcurrentLinkedQueue<RtpPacket>();
            Thread.ofVirtual().start(() -> listen(text, received));
            trunk.call(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000") + "m=text " + text.getLocalPort()
                    + " RTP/AVP " + RED + " " + T140 + "\r\na=rtpmap:98 t140/1000\r\na=rtpmap:100 red/1000\r\n"
                    + "a=fmtp:100 98/98/98\r\n");
            var call = centre.ringing();
            centre.answer(call);
            var answer = trunk.await(Event.CallAnswered.class).answer().orElseThrow();
            var stream = answer.media().get(1);
            assertThat(stream.type()).isEqualTo("text");
            var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), stream.port());

            // Typed with a slip taken back; the packet with "LP" is lost and comes as the redundancy of the next.
            send(text, to, 0, red("", "", "HX\b"));
            // Sent again until the leg listens: what comes twice counts once.
            for (int i = 0; i < 100 && !centre.told().contains("typing HE"); i++) {
                send(text, to, 1, red("", "HX\b", "E"));
                Thread.sleep(100);
            }
            TestCentre.until(() -> centre.told().contains("typing HE"));
            send(text, to, 3, red("E", "LP", " ME\u2028"));
            assertThat(centre.message(call.id(), 1, TextMessage.Delivery.RECEIVED))
                    .satisfies(message -> {
                        assertThat(message.medium()).isEqualTo(Medium.RTT);
                        assertThat(message.text().text()).isEqualTo("HELP ME");
                    });

            centre.command(new TextCommand.Send(call.id(), new Said("¿Dónde está?"), "Where are you?"));
            centre.message(call.id(), 2, TextMessage.Delivery.SENT);
            var packets = received.stream().toList();
            assertThat(packets).hasSizeGreaterThanOrEqualTo(3).allMatch(packet -> packet.payloadType() == RED);
            assertThat(packets)
                    .filteredOn(packet -> new String(packet.payload(), StandardCharsets.UTF_8).contains("¿Dónde está?"))
                    .hasSize(3);
        }
    }

    /// Two blocks of redundancy of the packets before, 300 ms apart, then the text itself (RFC 2198 section 3).
    static byte[] red(String oldest, String older, String now) {
        byte[] first = oldest.getBytes(StandardCharsets.UTF_8);
        byte[] second = older.getBytes(StandardCharsets.UTF_8);
        byte[] third = now.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[9 + first.length + second.length + third.length];
        header(payload, 0, 600, first.length);
        header(payload, 4, 300, second.length);
        payload[8] = T140;
        System.arraycopy(first, 0, payload, 9, first.length);
        System.arraycopy(second, 0, payload, 9 + first.length, second.length);
        System.arraycopy(third, 0, payload, 9 + first.length + second.length, third.length);
        return payload;
    }

    private static void header(byte[] payload, int at, int offset, int length) {
        payload[at] = (byte) (0x80 | T140);
        payload[at + 1] = (byte) (offset >> 6);
        payload[at + 2] = (byte) ((offset & 0x3f) << 2 | length >> 8);
        payload[at + 3] = (byte) length;
    }

    private static void send(DatagramSocket from, InetSocketAddress to, int sequence, byte[] payload) {
        send(from, to, packet(sequence, payload));
    }

    static byte[] packet(int sequence, byte[] payload) {
        return new RtpPacket(RED, sequence == 0, sequence, sequence * 300L, 5, payload).toBytes();
    }

    static void send(DatagramSocket from, InetSocketAddress to, byte[]... packets) {
        try {
            for (var bytes : packets) {
                from.send(new DatagramPacket(bytes, bytes.length, to));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void listen(DatagramSocket socket, ConcurrentLinkedQueue<RtpPacket> received) {
        byte[] bytes = new byte[2_048];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                received.add(RtpPacket.parse(Arrays.copyOf(bytes, packet.getLength()), packet.getLength()));
            } catch (java.io.IOException e) {
                return;
            }
        }
    }
}
