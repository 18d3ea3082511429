package org.tocsin.sim.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.tocsin.sim.callers.Babble;
import org.tocsin.sip.agent.Action;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Identifiers;
import org.tocsin.sip.agent.TimerKey;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.agent.UserAgent;
import org.tocsin.sip.agent.UserAgentSettings;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.TelUri;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.sdp.AudioCodec;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.Negotiation;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;

/// The trunk to the simulated people who are called: see the package.
public final class PeerNetwork implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PeerNetwork.class.getName());
    private static final long TICK_NANOS = 20_000_000;
    private static final int FRAME = 160;

    private final String host;
    private final Map<String, Peer> book;
    private final Selector selector = Selector.open();
    private final DatagramChannel sip;
    private final DatagramChannel voice;
    private final UserAgent agent;
    private final ConcurrentLinkedQueue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private final ArrayDeque<Action> actions = new ArrayDeque<>();
    private final Map<CallKey, Talk> talks = new HashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Thread thread;
    private volatile boolean closing;
    private boolean acting;
    private long order;

    private record Alarm(long dueNanos, long order, Runnable deed) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            int byTime = Long.compare(dueNanos - other.dueNanos, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /// One call that was answered.
    private static final class Talk {
        final Peer peer;
        final InetSocketAddress centre;
        final long ssrc = Integer.toUnsignedLong(System.identityHashCode(this));
        final long speaksFromNanos;
        final int payloadType;
        long frames;

        Talk(Peer peer, InetSocketAddress centre, int payloadType) {
            this.peer = peer;
            this.centre = centre;
            this.payloadType = payloadType;
            speaksFromNanos = System.nanoTime() + peer.speaksAfter().toNanos();
        }

        byte[] nextPacket(byte silence) {
            byte[] sound = new byte[FRAME];
            if (System.nanoTime() - speaksFromNanos < 0) {
                java.util.Arrays.fill(sound, silence);
            } else {
                byte[] babble = Babble.of(peer.voice());
                System.arraycopy(babble, (int) (frames * FRAME % babble.length), sound, 0, FRAME);
            }
            long frame = frames++;
            return new RtpPacket(
                            payloadType, frame == 0, (int) (frame & 0xffff), frame * FRAME & 0xffff_ffffL, ssrc, sound)
                    .toBytes();
        }
    }

    /// @param host our own address, `127.0.0.1` beside the centre
    /// @param book what is dialled, as digits or the user of a SIP URI, to who answers there
    public PeerNetwork(String host, Map<String, Peer> book, long seed) throws IOException {
        this.host = host;
        this.book = Map.copyOf(book);
        sip = open();
        voice = open();
        agent = new UserAgent(
                UserAgentSettings.standard("Tocsin simulated peers", Transport.UDP, new HostPort(host, portOf(sip))),
                Identifiers.seeded(seed));
        thread = Thread.ofPlatform().name("sim-peers").daemon().start(this::run);
    }

    private DatagramChannel open() throws IOException {
        var channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(host, 0));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        return channel;
    }

    private static int portOf(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /// As a centre's configuration names a trunk.
    public String uri() {
        try {
            return "sip:" + host + ":" + portOf(sip);
        } catch (IOException e) {
            throw new IllegalStateException("the peers' network is closed", e);
        }
    }

    private void on(Event event) {
        switch (event) {
            case Event.IncomingCall incoming -> rung(incoming);
            case Event.OfferReceived offered -> act(agent.refuseOffer(offered.call(), 488));
            case Event.CallEnded ended -> talks.remove(ended.call());
            case Event.TransferAsked asked -> act(agent.refuseTransfer(asked.key(), 603));
            case Event.SubscriptionAsked asked -> act(agent.refuseSubscription(asked.key(), 489));
            case Event.RequestReceived request -> act(agent.respond(request.key(), 501));
            case Event.MessageReceived message -> act(agent.respond(message.key(), 200));
            default -> {
                // Nothing anybody would do anything about.
            }
        }
    }

    private void rung(Event.IncomingCall incoming) {
        var peer = book.getOrDefault(
                dialled(incoming.invite().uri()), Peer.willing(incoming.call().hashCode()));
        act(agent.ring(incoming.call()));
        after(peer.answersAfter(), () -> {
            if (peer.refusal() > 0) {
                act(agent.reject(incoming.call(), peer.refusal(), Headers.NONE));
            } else {
                incoming.offer().ifPresent(offer -> answer(incoming.call(), peer, offer));
            }
        });
    }

    private static String dialled(Uri uri) {
        return switch (uri) {
            case SipUri to -> to.user().orElse("");
            case TelUri to -> to.digits();
            default -> "";
        };
    }

    private void answer(CallKey call, Peer peer, SessionDescription offer) {
        try {
            var local = LocalMedia.audio(host, portOf(voice), System.nanoTime() >>> 12);
            if (OfferAnswer.answer(offer, local) instanceof Negotiation.Agreed agreed
                    && agreed.audio().isPresent()) {
                var audio = agreed.audio().get();
                var centre = new InetSocketAddress(InetAddress.getByName(audio.remoteAddress()), audio.remotePort());
                boolean ulaw = audio.codec() == AudioCodec.PCMU;
                talks.put(call, new Talk(peer, centre, ulaw ? audio.payloadType() : 0));
                act(agent.answer(call, agreed.description()));
            } else {
                act(agent.reject(call, 488, Headers.NONE));
            }
        } catch (UnknownHostException e) {
            act(agent.reject(call, 488, Headers.NONE));
        } catch (IOException e) {
            throw new IllegalStateException("the peers' network is closed", e);
        }
    }

    private void run() {
        long tick = System.nanoTime() + TICK_NANOS;
        while (!closing) {
            guarded(this::readSockets);
            long now = System.nanoTime();
            for (var wish = wishes.poll(); wish != null; wish = wishes.poll()) {
                guarded(wish);
            }
            while (!alarms.isEmpty() && alarms.peek().dueNanos() - now <= 0) {
                guarded(alarms.poll().deed());
            }
            if (now - tick >= 0) {
                guarded(() -> talks.values().forEach(talk -> send(voice, talk.nextPacket((byte) 0xff), talk.centre)));
                tick = now - tick > 10 * TICK_NANOS ? now + TICK_NANOS : tick + TICK_NANOS;
            }
        }
    }

    private void readSockets() {
        try {
            selector.select(talks.isEmpty() ? 20 : 5);
            selector.selectedKeys().clear();
            for (var from = receive(sip); from != null; from = receive(sip)) {
                byte[] bytes = new byte[buffer.flip().remaining()];
                buffer.get(bytes);
                act(agent.received(Flow.udp(from.getAddress().getHostAddress(), from.getPort()), bytes));
            }
            while (receive(voice) != null) {
                // What the centre says is heard by nobody here.
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the peers' sockets", e);
        }
    }

    private @Nullable InetSocketAddress receive(DatagramChannel channel) throws IOException {
        buffer.clear();
        return (InetSocketAddress) channel.receive(buffer);
    }

    private static void send(DatagramChannel channel, byte[] bytes, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(bytes), to);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a peer's packet was not sent", e);
        }
    }

    private void act(List<Action> wanted) {
        actions.addAll(wanted);
        if (acting) {
            return;
        }
        acting = true;
        try {
            for (var action = actions.poll(); action != null; action = actions.poll()) {
                switch (action) {
                    case Action.Send(Flow to, byte[] bytes) ->
                        send(sip, bytes, new InetSocketAddress(to.host(), to.port()));
                    case Action.SetTimer(TimerKey timer, Duration time) -> after(time, () -> act(agent.fired(timer)));
                    case Action.CancelTimer _ -> {} // one that fires all the same does no harm
                    case Action.Tell(Event event) -> on(event);
                }
            }
        } finally {
            acting = false;
        }
    }

    private void after(Duration time, Runnable deed) {
        alarms.add(new Alarm(System.nanoTime() + time.toNanos(), ++order, deed));
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a simulated peer stumbled", e);
        }
    }

    /// Hangs up on everybody and closes the sockets.
    @Override
    public void close() throws IOException {
        wishes.add(() -> List.copyOf(talks.keySet()).forEach(call -> act(agent.hangUp(call))));
        try {
            Thread.sleep(100); // for the BYEs to leave
            closing = true;
            selector.wakeup();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sip.close();
        voice.close();
        selector.close();
    }
}
