package org.tocsin.edge.telephony;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Calls;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.edge.telephony.signalling.SourceRates;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.EndCause;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.emergency.CallFacts;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.sdp.AgreedMedia;
import org.tocsin.sip.sdp.Negotiation;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;

/// Turns what the network does into commands and what the centre has decided into SIP and sound.
///
/// What to do about a call follows from its committed state alone ([#arrange]); doing it twice changes
/// nothing. So a
/// lost
/// or doubled notice does no harm: every few seconds all calls are arranged anew. Confined to the SIP loop
/// but for the
/// methods that say otherwise.
final class Switchboard implements SipLoop.Listener, WriterListener {
    private static final String CARRIER = "sip:";
    private static final Actor MACHINE = new Actor.Machine("telephony");

    private final Writer writer;
    private final SipLoop loop;
    private final Voices voices;
    private final TextCarrier texts;
    private final LineBook lines;
    private final InstantSource time;
    private final TelephonyListener listener;
    private final SourceRates rates = new SourceRates();
    private final Map<CallKey, TrunkCall> calls = new HashMap<>();
    private final Map<String, TrunkCall> bySignalling = new HashMap<>();
    private final Map<CallId, TrunkCall> byId = new HashMap<>();
    private final Map<PositionId, MediaLeg> seats = new HashMap<>();

    Switchboard(
            Writer writer,
            SipLoop loop,
            Voices voices,
            TextCarrier texts,
            LineBook lines,
            InstantSource time,
            TelephonyListener listener) {
        this.texts = texts;
        this.writer = writer;
        this.loop = loop;
        this.voices = voices;
        this.lines = lines;
        this.time = time;
        this.listener = listener;
    }

    /// Calls of an earlier life of this process have no carrier any more: they go to the call-back list.
    /// Before the
    /// loop
    /// is started.
    void declareLost() {
        var state = writer.state().calls();
        for (var entry : state.bySignalling()) {
            if (entry.getKey().startsWith(CARRIER)) {
                var lost = new CallCommand.CarrierLost(entry.getKey(), "the centre's telephony was restarted");
                new Submissions(writer).submit(lost, MACHINE, "lost:" + entry.getKey());
            }
        }
    }

    /// Told by the writer, on its thread.
    @Override
    public void committed(Commit commit) {
        for (var event : commit.events()) {
            if (event instanceof CallEvent about) {
                loop.execute(() -> committed(about, commit.state().calls()));
            } else if (event instanceof TextEvent written) {
                loop.execute(() -> texts.committed(written));
            }
        }
    }

    private void committed(CallEvent event, Calls state) {
        if (event instanceof CallEvent.CallArrived arrived) {
            var call = bySignalling.get(arrived.signalling());
            if (call != null && call.id().isEmpty()) {
                byId.put(arrived.call(), call);
                call.numbered(arrived.call());
            }
        }
        var call = byId.get(event.call());
        if (call != null) {
            arrange(call, state);
        }
    }

    /// Brings every call in line with the state; from any thread.
    void reconcile() {
        loop.execute(() -> {
            var state = writer.state().calls();
            List.copyOf(byId.values()).forEach(call -> arrange(call, state));
        });
    }

    /// The sound of a position; from any thread. Takes up the call the position has.
    void seat(PositionId position, MediaLeg leg) {
        loop.execute(() -> seats.put(position, leg));
        reconcile();
    }

    /// The sound of a position is gone, unless another has taken its place; from any thread.
    void unseat(PositionId position, MediaLeg leg) {
        loop.execute(() -> seats.remove(position, leg));
        reconcile();
    }

    private void arrange(TrunkCall trunk, Calls state) {
        var call = trunk.id().flatMap(state::find).orElse(null);
        if (trunk.isOver()) {
            return;
        }
        switch (call == null ? CallStatus.ENDED : call.status()) {
            case RINGING -> {}
            case ACTIVE -> talk(trunk, call, false);
            case HELD -> talk(trunk, call, true);
            case ABANDONED, ENDED -> {
                loop.perform(agent -> agent.hangUp(trunk.key));
                forget(trunk);
            }
        }
    }

    private void talk(TrunkCall trunk, @Nullable Call call, boolean held) {
        if (call == null) {
            return;
        }
        if (trunk.rings()) {
            answer(trunk, call.id());
        }
        var position = call.position();
        var leg = position == null ? null : seats.get(position);
        trunk.voice().ifPresent(voice -> voice.arrange(held, leg));
    }

    private void answer(TrunkCall trunk, CallId id) {
        var opened = voices.open(id, trunk.submissions);
        if (opened.isEmpty()) {
            return; // told as a fault; tried again at the next reconciliation
        }
        var voice = opened.get();
        var local = voices.describe(voice);
        SessionDescription description;
        if (trunk.offer == null) {
            description = trunk.makeOffer(local);
        } else if (OfferAnswer.answer(trunk.offer, local) instanceof Negotiation.Agreed agreed) {
            trunk.describe(local);
            description = agreed.description();
            agreed.audio().ifPresent(audio -> connect(voice.caller(), audio, trunk.peer));
        } else {
            voice.close();
            return; // cannot be: it was tried when the call came
        }
        trunk.answered(voice);
        loop.perform(agent -> agent.answer(trunk.key, description));
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.IncomingCall incoming -> arrived(incoming);
            case Event.OfCall about ->
                Optional.ofNullable(calls.get(about.call())).ifPresent(call -> on(call, about));
            case Event.MessageReceived message -> message(message);
            case Event.RequestReceived request -> loop.perform(agent -> agent.respond(request.key(), 501));
            case Event.Faulted _ -> listener.fault("handling one SIP message failed");
            case Event.TransferAsked asked -> loop.perform(agent -> agent.refuseTransfer(asked.key(), 603));
            case Event.SubscriptionAsked asked -> loop.perform(agent -> agent.refuseSubscription(asked.key(), 403));
            case Event.TransferProgressed _,
                    Event.TransferEnded _,
                    Event.Notified _,
                    Event.SubscriptionOver _,
                    Event.SubscriberGone _,
                    Event.Refused _,
                    Event.Dropped _ -> {}
            case Event.RequestAnswered answered ->
                texts.answered(
                        answered.key(),
                        answered.response().status(),
                        answered.response().reason());
            case Event.RequestFailed failed -> texts.failed(failed.key(), failed.status());
        }
    }

    private void arrived(Event.IncomingCall incoming) {
        var offer = incoming.offer().orElse(null);
        var refused = offer != null
                        && OfferAnswer.answer(offer, voices.describeNothingYet())
                                instanceof Negotiation.NothingInCommon(List<String> offered)
                ? offered
                : null;
        var host = incoming.from().host();
        var trunk = new TrunkCall(
                incoming.call(),
                signalling(incoming),
                new Actor.Network(Wording.line(lines.trunkOf(host), 80)),
                new Submissions(writer),
                literal(host),
                offer);
        if (refused == null) {
            loop.perform(agent -> agent.ring(incoming.call()));
            calls.put(trunk.key, trunk);
            bySignalling.put(trunk.signalling, trunk);
        }
        List<String> words = refused == null
                ? List.of()
                : List.of("no codec in common, offered " + Wording.line(String.join(", ", refused), 200));
        double rate = rates.count(host, System.nanoTime());
        var arrive = Arrivals.arrive(incoming, trunk.signalling, lines, time.instant(), rate, words);
        trunk.submissions.submit(arrive, trunk.trunk, "arrive:" + trunk.signalling);
        if (refused != null) {
            trunk.gone("no codec in common");
            loop.perform(agent -> agent.reject(incoming.call(), 488, supported(voices)));
        }
    }

    /// RFC 3261 section 20.43: 305, and what we have.
    private static Headers supported(Voices voices) {
        return Headers.of("Warning", "305 " + voices.advertisedHost() + " \"Supported: audio/PCMU, audio/PCMA\"");
    }

    private static String signalling(Event.IncomingCall incoming) {
        return CARRIER + incoming.call().value() + ":"
                + Wording.line(incoming.invite().callId(), 80).replaceAll("[^!-~]", "_");
    }

    private void on(TrunkCall call, Event.OfCall event) {
        switch (event) {
            case Event.CallCancelled _ -> {
                call.gone("cancelled");
                forget(call);
            }
            case Event.CallEnded ended -> ended(call, ended.cause());
            case Event.CallConfirmed confirmed -> settle(call, confirmed.answer());
            case Event.OfferConfirmed confirmed -> settle(call, confirmed.answer());
            case Event.OfferReceived offered -> offered(call, offered);
            case Event.InfoReceived info -> locate(call, info.request(), info.body());
            case Event.AckMissing _ -> odd(call, "our answer was never acknowledged");
            case Event.SessionLapsed _ -> odd(call, "the network no longer refreshes the session");
            case Event.IncomingCall _,
                    Event.CallProgressed _,
                    Event.CallAnswered _,
                    Event.CallFailed _,
                    Event.OfferAnswered _,
                    Event.OfferRefused _ -> {}
        }
    }

    private void ended(TrunkCall call, EndCause cause) {
        switch (cause) {
            case REMOTE_HANG_UP -> call.gone("hung up");
            case NO_ACK, SESSION_LAPSED, PEER_LOST -> call.lost("the network lost the call: " + Wording.of(cause));
            case REPLACED -> call.gone("another call took its place");
            case LOCAL_HANG_UP -> {}
        }
        forget(call);
    }

    /// The answer to an offer of ours.
    private void settle(TrunkCall call, Optional<SessionDescription> answer) {
        var offer = call.takeOurOffer();
        var voice = call.voice();
        if (offer.isEmpty() || voice.isEmpty()) {
            return;
        }
        if (answer.isPresent()
                && OfferAnswer.agree(offer.get(), answer.get()) instanceof Negotiation.Agreed agreed
                && agreed.audio().isPresent()) {
            connect(voice.get().caller(), agreed.audio().get(), call.peer);
        } else {
            odd(call, "no sound: the network's answer has no codec of ours");
        }
    }

    /// A re-INVITE or UPDATE: hold, another address, or nothing but a new location.
    private void offered(TrunkCall call, Event.OfferReceived event) {
        locate(call, event.request(), event.body());
        var voice = call.voice();
        var next = call.nextMedia();
        if (voice.isEmpty() || next.isEmpty()) {
            loop.perform(agent -> agent.refuseOffer(call.key, 488));
            return;
        }
        var offer = event.offer();
        if (offer.isEmpty()) {
            var ours = call.makeOffer(next.get());
            loop.perform(agent -> agent.answerOffer(call.key, ours));
        } else if (OfferAnswer.answer(offer.get(), next.get()) instanceof Negotiation.Agreed agreed) {
            agreed.audio().ifPresent(audio -> connect(voice.get().caller(), audio, call.peer));
            loop.perform(agent -> agent.answerOffer(call.key, agreed.description()));
        } else {
            loop.perform(agent -> agent.refuseOffer(call.key, 488));
        }
    }

    private void locate(TrunkCall call, SipRequest request, Body body) {
        var facts = CallFacts.of(request, body);
        Locations.fixes(facts, Arrivals.source(facts), time.instant()).forEach(call::located);
    }

    /// Within a call a message may carry a location; outside it is text to 9-1-1.
    private void message(Event.MessageReceived message) {
        var call = message.call() == null ? null : calls.get(message.call());
        if (call == null) {
            texts.received(message);
            return;
        }
        locate(call, message.request(), message.body());
        loop.perform(agent -> agent.respond(message.key(), 200));
    }

    private void odd(TrunkCall call, String words) {
        call.id().ifPresent(id -> listener.oddOnTheLine(id, words));
    }

    private void forget(TrunkCall call) {
        call.over();
        call.voice().ifPresent(CallVoice::close);
        calls.remove(call.key);
        bySignalling.remove(call.signalling);
        call.id().ifPresent(byId::remove);
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Tells a leg where its far end is; a name is looked up without holding up the loop.
    private static void connect(RtpLeg leg, AgreedMedia.Audio audio, @Nullable InetAddress peer) {
        var address = literal(audio.remoteAddress());
        if (address != null) {
            leg.connect(audio, target(address, audio.remotePort()), peer);
            return;
        }
        leg.connect(audio, null, peer);
        Thread.ofVirtual().name("media-lookup").start(() -> {
            try {
                leg.connect(audio, target(InetAddress.getByName(audio.remoteAddress()), audio.remotePort()), peer);
            } catch (UnknownHostException e) {
                // It is heard from where it speaks, and answered there.
            }
        });
    }

    /// 0.0.0.0 is how old peers say hold: nowhere to send.
    private static @Nullable InetSocketAddress target(InetAddress address, int port) {
        return address.isAnyLocalAddress() || port < 1 ? null : new InetSocketAddress(address, port);
    }

    /// Hangs up every call, for an orderly stop.
    void hangUpAll() {
        loop.execute(() -> List.copyOf(calls.values()).forEach(call -> {
            loop.perform(agent -> agent.hangUp(call.key));
            call.lost("the centre's telephony was stopped");
            forget(call);
        }));
    }
}
