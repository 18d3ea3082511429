package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallStatus;

/// A flood of calls over a real socket: everybody rings, the genuine come first, nobody is refused.
final class FloodTest {
    private static final int FLOOD = 300;

    @TempDir
    Path folder;

    @Test
    void theGenuineCallerIsAnsweredBeforeTheFloodAndNobodyIsRefused() throws Exception {
        try (var centre = new TestCentre(folder);
                var flood = new Sender(centre.telephony().sipUdpPort());
                var genuine = new Sender(centre.telephony().sipUdpPort())) {
            for (int i = 0; i < FLOOD; i++) {
                flood.invite("flood-" + i, "+1617555" + (2_000 + i), 1);
                if (i % 10 == 9) {
                    Thread.sleep(10); // about a thousand a second
                }
            }
            genuine.invite("genuine", "+16175550142", 777);
            TestCentre.until(() -> centre.open().size() == FLOOD + 1);
            assertThat(centre.open()).extracting(Call::status).containsOnly(CallStatus.RINGING);
            var queues = centre.queues();
            var caller = centre.open().stream()
                    .filter(call ->
                            call.number() != null && call.number().digits().equals("+16175550142"))
                    .findFirst()
                    .orElseThrow();
            assertThat(queues.find(caller.id()).orElseThrow().suspect()).isFalse();
            assertThat(queues.suspectTurns().size()).isGreaterThan(FLOOD - 70);
            assertThat(queues.listTurns().indexOf(caller.id()))
                    .as("only those before the flood was one are before them")
                    .isLessThan(70);
            assertThat(queues.bursts().values())
                    .singleElement()
                    .satisfies(burst -> assertThat(burst.waiting()).isGreaterThan(FLOOD - 70));
            assertThat(flood.answers()).noneMatch(status -> status >= 300).contains(180);
        }
    }

    /// Sends INVITEs and counts what comes back.
    private static final class Sender implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private final int port;

        Sender(int port) throws Exception {
            this.port = port;
            socket.setSoTimeout(200);
        }

        /// @param session makes one offer differ from another
        void invite(String id, String number, long session) throws Exception {
            var here = "127.0.0.1:" + socket.getLocalPort();
            var sdp = "v=0\r\no=- " + session + " 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                    + "m=audio 4000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";
            var text = "INVITE urn:service:sos SIP/2.0\r\nVia: SIP/2.0/UDP " + here + ";branch=z9hG4bK-" + id
                    + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + number + "@127.0.0.1>;tag=" + id
                    + "\r\nTo: <urn:service:sos>\r\nCall-ID: " + id + "@127.0.0.1\r\nCSeq: 1 INVITE\r\nContact: <sip:x@"
                    + here + ">\r\nContent-Type: application/sdp\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp;
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }

        /// The different statuses that came.
        HashSet<Integer> answers() throws Exception {
            var statuses = new HashSet<Integer>();
            var packet = new DatagramPacket(new byte[4_096], 4_096);
            try {
                for (int i = 0; i < 3 * FLOOD; i++) {
                    socket.receive(packet);
                    var line = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                    statuses.add(Integer.parseInt(line.substring(8, 11)));
                }
            } catch (java.net.SocketTimeoutException e) {
                return statuses; // nothing more is on its way
            }
            return statuses;
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
