package org.tocsin.edge.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.agent.Action;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Identifiers;
import org.tocsin.sip.agent.Invitation;
import org.tocsin.sip.agent.Outgoing;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.agent.UserAgent;
import org.tocsin.sip.agent.UserAgentSettings;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;

/// A network's side of a trunk, told by the test what to do. Without timers: nothing is repeated.
public final class TestTrunk implements AutoCloseable {
    public static final CallKey CALL = new CallKey("call");

    private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
    private volatile InetSocketAddress centre;
    private final UserAgent agent;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    public TestTrunk(int centrePort) throws IOException {
        centre = new InetSocketAddress("127.0.0.1", centrePort);
        agent = new UserAgent(
                UserAgentSettings.standard("trunk", Transport.UDP, new HostPort("127.0.0.1", socket.getLocalPort())),
                Identifiers.seeded(System.nanoTime()));
        Thread.ofVirtual().start(this::receive);
    }

    /// A trunk for calls of the centre, which is told where to find it before it has a port of its own.
    public TestTrunk() throws IOException {
        this(9);
    }

    /// Where the centre is.
    public void reach(int centrePort) {
        centre = new InetSocketAddress("127.0.0.1", centrePort);
    }

    /// Where this trunk takes calls.
    public String uri() {
        return "sip:127.0.0.1:" + socket.getLocalPort();
    }

    Flow flow() {
        return Flow.udp("127.0.0.1", centre.getPort());
    }

    /// Calls 9-1-1 from +1 617 555 0177.
    public void call(@Nullable String sdp) {
        var body = sdp == null ? null : BodyPart.of(org.tocsin.sip.message.MediaType.SDP, sdp);
        perform(agent -> agent.invite(
                CALL,
                new Invitation(
                        Uri.parse("urn:service:sos"),
                        NameAddr.parse("<sip:+16175550177@127.0.0.1>"),
                        NameAddr.parse("<urn:service:sos>"),
                        flow(),
                        Headers.of("P-Asserted-Identity", "<tel:+16175550177>"),
                        body)));
    }

    public static String sdp(int port, int payloadType, String codec) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port + " RTP/AVP "
                + payloadType + "\r\na=rtpmap:" + payloadType + " " + codec + "\r\n";
    }

    public void perform(Function<UserAgent, List<Action>> wish) {
        synchronized (agent) {
            for (var action : wish.apply(agent)) {
                switch (action) {
                    case Action.Send(Flow to, byte[] bytes) -> send(bytes);
                    case Action.Tell(Event event) -> events.add(event);
                    case Action.SetTimer _, Action.CancelTimer _ -> {}
                }
            }
        }
    }

    /// Texts 9-1-1 from a number.
    public void text(String key, String number, String words, @Nullable BodyPart more) {
        var body = more == null ? BodyPart.of(org.tocsin.sip.message.MediaType.PLAIN_TEXT, words) : more;
        perform(agent -> agent.send(
                new RequestKey(key),
                Uri.parse("urn:service:sos"),
                NameAddr.parse("<sip:" + number + "@127.0.0.1>"),
                flow(),
                Outgoing.message(body)));
    }

    /// Everything of a kind that was told so far.
    public <E extends Event> List<E> list(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Answers what the centre has sent and was not answered yet.
    public void respond(Event.MessageReceived message, int status) {
        perform(agent -> agent.respond(message.key(), status));
    }

    /// Where this network listens.
    public int port() {
        return socket.getLocalPort();
    }

    void send(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, centre));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public <E extends Event> E await(Class<E> kind) {
        return TestCentre.await(
                () -> events.stream().filter(kind::isInstance).map(kind::cast).findFirst());
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return new ArrayList<>(events)
                .stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <E extends Event> Optional<E> find(Class<E> kind) {
        return new ArrayList<>(events)
                .stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private void receive() {
        byte[] bytes = new byte[65_536];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                byte[] message = Arrays.copyOf(bytes, packet.getLength());
                var from = Flow.udp(InetAddress.getLoopbackAddress().getHostAddress(), packet.getPort());
                perform(user -> user.received(from, message));
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
