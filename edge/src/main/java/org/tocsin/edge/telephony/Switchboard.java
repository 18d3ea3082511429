package org.tocsin.edge.telephony;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.telephony.media.Bridge;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.edge.telephony.phones.UnheardDesks;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.EndCause;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Transport;
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
/// What to do about a call follows from its committed state alone ([#arrange]); doing it twice changes nothing. So
/// a lost or doubled notice does no harm: every few seconds all calls are arranged anew. Confined to the SIP loop
/// but for the methods that say otherwise.
final class Switchboard implements SipLoop.Listener, WriterListener {
    private static final String CARRIER = "sip:";
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^!-~]");
    private static final Actor MACHINE = new Actor.Machine("telephony");

    private final Writer writer;
    private final SipLoop loop;
    private final Voices voices;
    private final TextCarrier texts;
    private final CallEars ears;
    private final LineBook lines;
    private final InstantSource time;
    private final TelephonyListener listener;
    private final CallPrints prints;
    private final Map<CallKey, TrunkCall> calls = new HashMap<>();
    private final Map<String, TrunkCall> bySignalling = new HashMap<>();
    private final Map<CallId, TrunkCall> byId = new HashMap<>();
    private final Dialler dialler;
    private final Floor floor;
    private final PartyDeeds deeds;
    private final ReferDesk refers;
    private UnheardDesks desks = new UnheardDesks(_ -> false, _ -> false);
    private final TrunkGate gate;

    Switchboard(
            Writer writer,
            SipLoop loop,
            Voices voices,
            TextCarrier texts,
            CallEars ears,
            LineBook lines,
            FloorSettings settings,
            InstantSource time,
            TelephonyListener listener,
            TrunkGate gate) {
        this.gate = gate;
        this.texts = texts;
        this.ears = ears;
        this.dialler = new Dialler(writer, loop, voices, settings.route(), gate, this::reconcile);
        this.floor = new Floor(voices, id -> Optional.ofNullable(byId.get(id)).flatMap(TrunkCall::leg), dialler);
        this.deeds = new PartyDeeds(
                loop,
                dialler,
                floor,
                settings.refer(),
                id -> Optional.ofNullable(byId.get(id)).map(trunk -> trunk.key));
        this.refers = new ReferDesk(
                writer,
                loop,
                dialler,
                floor,
                key -> Optional.ofNullable(calls.get(key)).flatMap(TrunkCall::id),
                voices.advertisedHost());
        this.writer = writer;
        this.loop = loop;
        this.voices = voices;
        this.lines = lines;
        this.prints = voices.prints();
        this.time = time;
        this.listener = listener;
    }

    /// Calls of an earlier life of this process have no carrier any more: they go to the call-back list. Before
    /// the loop is started.
    void declareLost() {
        var state = writer.state().calls();
        dialler.declareLost(writer.state().conferences());
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
            switch (event) {
                case CallEvent about -> {
                    loop.execute(() -> committed(about, about.call()));
                    ears.committed(about);
                }
                case ConferenceEvent about -> loop.execute(() -> committed(about, about.call()));
                case TextEvent written -> {
                    loop.execute(() -> texts.committed(written));
                    ears.committed(written);
                }
                default -> {
                    // Nothing that is heard.
                }
            }
        }
    }

    /// The state is the latest, not the event's: what is over by now is not begun any more.
    private void committed(org.tocsin.core.kernel.Event event, CallId id) {
        var state = writer.state();
        if (event instanceof CallEvent.CallArrived arrived) {
            var call = bySignalling.get(arrived.signalling());
            if (call != null && call.id().isEmpty()) {
                byId.put(arrived.call(), call);
                prints.numbered(arrived.call(), call.source(), call.print());
                call.numbered(arrived.call());
                listener.protection(arrived.call(), call.protection());
            }
        }
        var others = new HashSet<>(floor.note(event));
        if (event instanceof CallEvent.CallResumed) {
            state.calls().find(id).ifPresent(call -> others.addAll(floor.resumed(call)));
        }
        arrange(id, state);
        others.forEach(other -> arrange(other, state));
        if (event instanceof ConferenceEvent about) {
            deeds.on(about, state);
            refers.on(about);
        }
        switch (event) {
            case CallEvent.CallAnswered _,
                    CallEvent.CallMoved _,
                    CallEvent.CallHandedOver _,
                    CallEvent.CallerReached _ -> desks.came(id, floor.listUnheard(state));
            default -> {
                // Nobody has come onto it who might be without sound.
            }
        }
    }

    /// Brings every call in line with the state; from any thread.
    void reconcile() {
        loop.execute(() -> {
            var state = writer.state();
            var all = new HashSet<>(byId.keySet());
            all.addAll(floor.calls());
            state.conferences().listLive().forEach(party -> all.add(party.call()));
            all.forEach(call -> arrange(call, state));
        });
    }

    /// Positions with a call and no sound; every few seconds, from any thread.
    void lookAtDesks() {
        loop.execute(() -> desks.look(floor.listUnheard(writer.state())));
    }

    /// Who rings the telephones of positions without sound; before the loop is started.
    void ringDesks(UnheardDesks ringer) {
        desks = ringer;
    }

    /// A desk phone asks to move the call of its position. On the SIP loop.
    void referred(Event.TransferAsked asked, PositionId phone) {
        refers.asked(asked, Optional.of(phone));
    }

    /// Asks the far end of the call a position has for its sound anew (re-INVITE): a network that has lost its way to
    /// us often finds it so. From any thread.
    ///
    /// @return whether there is such a call and no earlier asking is on its way
    CompletableFuture<Boolean> renew(PositionId position) {
        var answer = new CompletableFuture<Boolean>();
        loop.execute(() -> answer.complete(writer.state().calls().open().values().stream()
                .filter(call -> call.status() == CallStatus.ACTIVE && position.equals(call.position()))
                .findFirst()
                .filter(call -> renew(call))
                .isPresent()));
        return answer;
    }

    private boolean renew(Call call) {
        var trunk = byId.get(call.id());
        if (trunk == null) {
            return writer.state().conferences().find(call.id()).stream()
                    .flatMap(conference -> conference.listLive().stream())
                    .filter(party -> party.role() == PartyRole.CALLER)
                    .flatMap(party -> dialler.findCall(party.id()).stream())
                    .anyMatch(OurCall::renew);
        }
        var offer = trunk.renew();
        offer.ifPresent(description -> {
            trunk.leg().ifPresent(leg -> leg.mark("sound asked for anew"));
            loop.perform(agent -> agent.offer(trunk.key, description));
        });
        return offer.isPresent();
    }

    /// Leaves trunks that keep silent; a few times a second, from any thread.
    void tick() {
        loop.execute(dialler::tick);
    }

    /// The sound of a position; from any thread. Takes up the call the position has.
    void seat(PositionId position, MediaLeg leg) {
        loop.execute(() -> floor.seat(position, leg));
        reconcile();
    }

    /// The sound of a position is gone, unless another has taken its place; from any thread.
    void unseat(PositionId position, MediaLeg leg) {
        loop.execute(() -> floor.unseat(position, leg));
        reconcile();
    }

    private void arrange(CallId id, Centre state) {
        var call = state.calls().find(id).orElse(null);
        var conference = state.conferences().find(id);
        conference.ifPresent(dialler::arrange);
        var trunk = byId.get(id);
        if (trunk != null && !trunk.isOver()) {
            arrange(trunk, call, conference.filter(Conference::isHandedOutside).isPresent());
        }
        floor.arrange(id, state);
    }

    private void arrange(TrunkCall trunk, @Nullable Call call, boolean handedOutside) {
        switch (call == null ? CallStatus.ENDED : call.status()) {
            case RINGING -> {}
            case ACTIVE, HELD -> {
                if (call != null && trunk.rings()) {
                    answer(trunk, call.id());
                }
            }
            case ABANDONED, ENDED -> {
                if (!handedOutside) {
                    loop.perform(agent -> agent.hangUp(trunk.key));
                    forget(trunk);
                }
            }
        }
    }

    private void answer(TrunkCall trunk, CallId id) {
        var opened = voices.openCaller(id);
        if (opened.isEmpty()) {
            return; // told as a fault; tried again at the next reconciliation
        }
        var leg = opened.get();
        var local = ears.withText(id, trunk.offer, voices.describe(leg, trunk.srtp()));
        SessionDescription description;
        if (trunk.offer == null) {
            description = trunk.makeOffer(local);
        } else if (OfferAnswer.answer(trunk.offer, local) instanceof Negotiation.Agreed agreed) {
            trunk.describe(local);
            description = agreed.description();
            trunk.answer(description);
            agreed.audio().ifPresent(audio -> connect(trunk, leg, audio));
            ears.connect(id, agreed.media(), trunk.peer);
        } else {
            leg.close();
            return; // cannot be: it was tried when the call came
        }
        trunk.answered(leg);
        loop.perform(agent -> agent.answer(trunk.key, description));
    }

    private void connect(TrunkCall call, RtpLeg leg, AgreedMedia.Audio audio) {
        Streams.connect(leg, audio, call.peer);
        var now = CallProtection.of(call.protection().signalling(), audio.keys() != null);
        if (call.protect(now)) {
            call.id().ifPresent(id -> listener.protection(id, now));
        }
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.IncomingCall incoming -> arrived(incoming);
            case Event.OfCall about -> {
                var call = calls.get(about.call());
                if (call != null) {
                    on(call, about);
                } else if (dialler.on(about)) {
                    reconcile();
                }
            }
            case Event.MessageReceived message -> message(message);
            case Event.RequestReceived request -> loop.perform(agent -> agent.respond(request.key(), 501));
            case Event.Faulted _ -> listener.fault("handling one SIP message failed");
            case Event.TransferAsked asked -> refers.asked(asked, Optional.empty());
            case Event.SubscriberGone gone -> refers.gone(gone.key());
            case Event.SubscriptionAsked asked -> loop.perform(agent -> agent.refuseSubscription(asked.key(), 403));
            case Event.TransferProgressed _,
                    Event.TransferEnded _,
                    Event.Notified _,
                    Event.SubscriptionOver _,
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
        var from = incoming.from();
        var srtp = gate.incoming(from);
        var trial = offer == null ? null : OfferAnswer.answer(offer, voices.describeNothingYet(srtp));
        var refused = trial instanceof Negotiation.NothingInCommon none ? Refusal.of(none) : null;
        boolean sealed = trial instanceof Negotiation.Agreed agreed
                && agreed.audio().filter(audio -> audio.keys() != null).isPresent();
        var host = from.host();
        var name = gate.name(from);
        var trunk = new TrunkCall(
                incoming.call(),
                signalling(incoming),
                new Actor.Network(Wording.line(name, 80)),
                new Submissions(writer),
                Streams.literal(host),
                offer,
                srtp,
                CallProtection.of(from.transport() == Transport.TLS, sealed));
        if (refused == null) {
            loop.perform(agent -> agent.ring(incoming.call()));
            calls.put(trunk.key, trunk);
            bySignalling.put(trunk.signalling, trunk);
        }
        var words = new ArrayList<String>();
        gate.findOddity(from).ifPresent(words::add);
        if (refused != null) {
            words.add(refused.words());
        }
        var signs = prints.seen(
                LineBook.called(incoming.invite()),
                Arrivals.languages(incoming.invite()),
                host,
                incoming.invite().from().uri().text(),
                trunk.print());
        var arrive = Arrivals.arrive(incoming, offer, trunk.signalling, lines, name, time.instant(), signs, words);
        if (refused == null && texts.turnsAway(arrive)) {
            loop.perform(agent -> agent.reject(incoming.call(), 503, Headers.NONE));
            forget(trunk);
            return;
        }
        trunk.submissions.arrive(arrive, trunk.trunk, "arrive:" + trunk.signalling, this::unrecorded);
        if (refused != null) {
            trunk.gone(refused.cause());
            loop.perform(agent -> agent.reject(incoming.call(), 488, refused.headers(voices.advertisedHost())));
        }
    }

    /// Not even the bare call could be recorded: at least everybody is told that somebody called.
    private void unrecorded(CallCommand.Arrive call) {
        listener.fault("a call on the " + call.line().words() + " line from " + call.trunk()
                + " could not be recorded: look at the trunk and call back");
    }

    private static String signalling(Event.IncomingCall incoming) {
        var callId = Wording.line(incoming.invite().callId(), 80);
        return CARRIER + incoming.call().value() + ":"
                + NOT_PRINTABLE.matcher(callId).replaceAll("_");
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
            case Event.OfferAnswered answered -> settle(call, answered.answer());
            case Event.OfferRefused refused -> {
                call.takeOurOffer();
                odd(call, "the network did not give the sound anew (" + refused.status() + ")");
            }
            case Event.AckMissing _ -> odd(call, "our answer was never acknowledged");
            case Event.SessionLapsed _ -> odd(call, "the network no longer refreshes the session");
            case Event.IncomingCall _, Event.CallProgressed _, Event.CallAnswered _, Event.CallFailed _ -> {}
        }
    }

    private void ended(TrunkCall call, EndCause cause) {
        // Whoever the caller was handed to outside talks to nobody now.
        call.id()
                .flatMap(id -> writer.state().conferences().find(id))
                .filter(Conference::isHandedOutside)
                .ifPresent(dialler::callerGone);
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
        var leg = call.leg();
        if (offer.isEmpty() || leg.isEmpty()) {
            return;
        }
        if (answer.isPresent()
                && OfferAnswer.agree(offer.get(), answer.get()) instanceof Negotiation.Agreed agreed
                && agreed.audio().isPresent()) {
            connect(call, leg.get(), agreed.audio().get());
        } else {
            odd(call, "no sound: the network's answer has no codec of ours");
        }
    }

    /// A re-INVITE or UPDATE: hold, another address, or nothing but a new location.
    private void offered(TrunkCall call, Event.OfferReceived event) {
        locate(call, event.request(), event.body());
        var leg = call.leg();
        var next = call.nextMedia();
        if (leg.isEmpty() || next.isEmpty()) {
            loop.perform(agent -> agent.refuseOffer(call.key, 488));
            return;
        }
        var offer = event.offer();
        // Text may be added to a call of voice, or move.
        var local = call.id()
                .map(id -> ears.withText(id, offer.orElse(null), next.get()))
                .orElse(next.get());
        call.describe(local);
        if (offer.isEmpty()) {
            var ours = call.makeOffer(local);
            loop.perform(agent -> agent.answerOffer(call.key, ours));
        } else if (OfferAnswer.answer(offer.get(), local) instanceof Negotiation.Agreed agreed) {
            agreed.audio().ifPresent(audio -> connect(call, leg.get(), audio));
            call.id().ifPresent(id -> ears.connect(id, agreed.media(), call.peer));
            call.answer(agreed.description());
            loop.perform(agent -> agent.answerOffer(call.key, agreed.description()));
        } else {
            loop.perform(agent -> agent.refuseOffer(call.key, 488));
        }
    }

    private void locate(TrunkCall call, SipRequest request, Body body) {
        var facts = CallFacts.of(request, body);
        Locations.fixes(facts, Arrivals.source(facts), time.instant()).forEach(call::located);
        Arrivals.references(facts).forEach(call::told);
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
        call.leg().ifPresent(RtpLeg::close);
        calls.remove(call.key);
        bySignalling.remove(call.signalling);
        call.id().ifPresent(byId::remove);
        call.id().ifPresent(refers::over);
    }

    /// Hangs up every call, for an orderly stop.
    void hangUpAll() {
        loop.execute(() -> List.copyOf(calls.values()).forEach(call -> {
            loop.perform(agent -> agent.hangUp(call.key));
            call.lost("the centre's telephony was stopped");
            forget(call);
        }));
        loop.execute(dialler::hangUpAll);
    }

    /// How loud everybody is on the call a position is on, by the names of their legs; empty when it is on none. From
    /// any thread.
    CompletableFuture<List<Bridge.Level>> levels(PositionId position) {
        var answer = new CompletableFuture<List<Bridge.Level>>();
        loop.execute(() -> floor.findVoiceAt(position)
                .map(CallVoice::levels)
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()))
                .thenAccept(answer::complete));
        return answer;
    }

    /// How loud a position hears a leg of its call. From any thread.
    void volume(PositionId position, String leg, double factor) {
        loop.execute(() -> {
            var own = floor.findSeat(position);
            floor.findVoiceAt(position)
                    .filter(_ -> own.isPresent())
                    .ifPresent(voice -> voice.onBridge(bridge -> bridge.legs().stream()
                            .filter(other -> other.name().equals(leg))
                            .findFirst()
                            .ifPresent(other -> bridge.volume(own.get(), other, factor))));
        });
    }
}
