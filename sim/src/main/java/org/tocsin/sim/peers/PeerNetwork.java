package org.tocsin.sim.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.sim.callers.Babble;
import org.tocsin.sim.exchange.Exchange;
import org.tocsin.sim.exchange.Subscribers;
import org.tocsin.sip.agent.Action;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Identifiers;
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
import org.tocsin.sip.sdp.Negotiation;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;

/// The trunk to the simulated people who are called: see the package.
public final class PeerNetwork implements AutoCloseable {
    private static final int FRAME = 160;

    private final Map<String, Peer> book;
    private final Exchange exchange;
    private final Map<CallKey, Talk> talks = new HashMap<>();

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
                Arrays.fill(sound, silence);
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
        this.book = Map.copyOf(book);
        exchange = new Exchange("sim-peers", host, address -> agentAt(address, seed), new Telephones());
        exchange.start();
    }

    private static UserAgent agentAt(HostPort address, long seed) {
        return new UserAgent(
                UserAgentSettings.standard("Tocsin simulated peers", Transport.UDP, address), Identifiers.seeded(seed));
    }

    /// As a centre's configuration names a trunk.
    public String uri() {
        return "sip:" + exchange.address().text();
    }

    /// What the exchange tells us.
    private final class Telephones implements Subscribers {
        @Override
        public void on(Event event) {
            switch (event) {
                case Event.IncomingCall incoming -> rung(incoming);
                case Event.OfferReceived offered -> act(agent().refuseOffer(offered.call(), 488));
                case Event.CallEnded ended -> talks.remove(ended.call());
                case Event.TransferAsked asked -> act(agent().refuseTransfer(asked.key(), 603));
                case Event.SubscriptionAsked asked -> act(agent().refuseSubscription(asked.key(), 489));
                case Event.RequestReceived request -> act(agent().respond(request.key(), 501));
                case Event.MessageReceived message -> act(agent().respond(message.key(), 200));
                default -> {
                    // Nothing anybody would do anything about.
                }
            }
        }

        @Override
        public void heard(InetSocketAddress from, byte[] packet) {
            // What the centre says is heard by nobody here.
        }

        @Override
        public void speak() {
            talks.values().forEach(talk -> exchange.say(talk.nextPacket((byte) 0xff), talk.centre));
        }
    }

    private UserAgent agent() {
        return exchange.agent();
    }

    private void act(List<Action> wanted) {
        exchange.act(wanted);
    }

    private void rung(Event.IncomingCall incoming) {
        var peer = book.getOrDefault(
                dialled(incoming.invite().uri()), Peer.willing(incoming.call().hashCode()));
        act(agent().ring(incoming.call()));
        exchange.after(peer.answersAfter(), () -> {
            if (peer.refusal() > 0) {
                act(agent().reject(incoming.call(), peer.refusal(), Headers.NONE));
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
        if (OfferAnswer.answer(offer, exchange.media()) instanceof Negotiation.Agreed agreed
                && agreed.audio().isPresent()) {
            var audio = agreed.audio().get();
            var centre = Exchange.addressOf(audio.remoteAddress(), audio.remotePort());
            boolean ulaw = audio.codec() == AudioCodec.PCMU;
            talks.put(call, new Talk(peer, centre, ulaw ? audio.payloadType() : 0));
            act(agent().answer(call, agreed.description()));
        } else {
            act(agent().reject(call, 488, Headers.NONE));
        }
    }

    /// Hangs up on everybody and closes the sockets.
    @Override
    public void close() throws IOException {
        exchange.close(() -> List.copyOf(talks.keySet()).forEach(call -> act(agent().hangUp(call))));
    }
}
