package org.tocsin.sim.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.agent.Action;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Identifiers;
import org.tocsin.sip.agent.Invitation;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.agent.UserAgent;
import org.tocsin.sip.agent.UserAgentSettings;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.rtp.G711;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.OfferAnswer;

/// Somebody rings the simulated people over real sockets.
class PeerNetworkTest {
    private static final CallKey CALL = new CallKey("test");

    @Test
    void aWillingPeerPicksUpIsQuietAndThenSpeaks() throws Exception {
        var peer = new Peer(Duration.ofMillis(50), Duration.ofMillis(400), 0, 2);
        try (var network = new PeerNetwork("127.0.0.1", Map.of("+18005550112", peer), 1);
                var phone = new Phone(network)) {
            phone.ring("+18005550112");
            assertThat(phone.next(Event.CallProgressed.class).response().status())
                    .isEqualTo(180);
            phone.next(Event.CallAnswered.class);
            int quiet = 0;
            while (!phone.hears()) {
                quiet++;
            }
            assertThat(quiet).as("frames of silence first").isGreaterThan(5);
        }
    }

    @Test
    void theBusyAreBusyAndStrangersPickUp() throws Exception {
        var busy = new Peer(Duration.ofMillis(10), Duration.ZERO, 486, 0);
        try (var network = new PeerNetwork("127.0.0.1", Map.of("555", busy), 1);
                var phone = new Phone(network);
                var other = new Phone(network)) {
            phone.ring("555");
            assertThat(phone.next(Event.CallFailed.class).status()).isEqualTo(486);
            other.ring("+14135550100");
            other.next(Event.CallAnswered.class);
        }
    }

    private static final class Phone implements AutoCloseable {
        private final DatagramSocket sip = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        private final DatagramSocket voice = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        private final UserAgent agent = new UserAgent(
                UserAgentSettings.standard("phone", Transport.UDP, new HostPort("127.0.0.1", sip.getLocalPort())),
                Identifiers.seeded(System.nanoTime()));
        private final java.util.ArrayDeque<Event> told = new java.util.ArrayDeque<>();
        private final SipUri network;

        Phone(PeerNetwork network) throws IOException {
            this.network = (SipUri) Uri.parse(network.uri());
            sip.setSoTimeout(10_000);
            voice.setSoTimeout(10_000);
        }

        void ring(String number) {
            var offer = OfferAnswer.offer(LocalMedia.audio("127.0.0.1", voice.getLocalPort(), 1));
            var to = SipUri.of(number, network.host(), network.port());
            act(agent.invite(
                    CALL,
                    Invitation.of(
                            to,
                            NameAddr.parse("<sip:centre@127.0.0.1>"),
                            Flow.udp(network.host(), network.port()),
                            offer)));
        }

        private void act(List<Action> actions) {
            for (var action : actions) {
                switch (action) {
                    case Action.Send(Flow to, byte[] bytes) -> send(to, bytes);
                    case Action.Tell(Event event) -> told.add(event);
                    case Action.SetTimer _, Action.CancelTimer _ -> {}
                }
            }
        }

        private void send(Flow to, byte[] bytes) {
            try {
                sip.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(to.host()), to.port()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        <E extends Event> E next(Class<E> kind) throws IOException {
            while (true) {
                for (var event = told.poll(); event != null; event = told.poll()) {
                    if (kind.isInstance(event)) {
                        return kind.cast(event);
                    }
                }
                var packet = new DatagramPacket(new byte[65_536], 65_536);
                sip.receive(packet);
                byte[] message = Arrays.copyOf(packet.getData(), packet.getLength());
                act(agent.received(Flow.udp("127.0.0.1", packet.getPort()), message));
            }
        }

        /// Whether the next frame has a sound.
        boolean hears() throws IOException {
            var packet = new DatagramPacket(new byte[2_048], 2_048);
            voice.receive(packet);
            for (short sample : G711.fromUlaw(
                    RtpPacket.parse(packet.getData(), packet.getLength()).payload())) {
                if (Math.abs(sample) > 500) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() {
            sip.close();
            voice.close();
        }
    }
}
