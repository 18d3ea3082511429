package org.tocsin.edge.telephony;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.Conferences;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyId;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.directory.Address;
import org.tocsin.core.kernel.Actor;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.telephony.media.LegListener;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.sdp.SrtpTerms;

/// Dials the parties of calls, and tells the conference room how it goes. What to dial and whom to hang up on follows
/// from the committed state alone; saying it again changes nothing. Confined to the SIP loop.
final class Dialler {
    private static final System.Logger LOG = System.getLogger(Dialler.class.getName());
    private static final Actor MACHINE = new Actor.Machine("telephony");
    /// A trunk that has not even said 100 by then is left for the next one.
    private static final Duration UNHEARD = Duration.ofSeconds(4);

    private final Writer writer;
    private final SipLoop loop;
    private final Voices voices;
    private final Route route;
    private final TrunkGate gate;
    private final Runnable changed;
    private final Map<PartyId, Dialled> parties = new HashMap<>();
    private final Map<CallKey, OurCall> byKey = new HashMap<>();
    private long made;

    /// @param call what is left of the call once it is over: nothing, so that it is not dialled again
    private record Dialled(Submissions submissions, Optional<OurCall> call) {}

    /// @param changed told when the sound of a call has to be arranged anew though nothing was committed; from any
    /// thread
    Dialler(Writer writer, SipLoop loop, Voices voices, Route route, TrunkGate gate, Runnable changed) {
        this.gate = gate;
        this.changed = changed;
        this.writer = writer;
        this.loop = loop;
        this.voices = voices;
        this.route = route;
    }

    /// Parties dialled in an earlier life of this process are gone.
    void declareLost(Conferences state) {
        for (var party : state.listLive()) {
            if (party.role().isDialled()) {
                gone(new Submissions(writer), party.id(), "the centre's telephony was restarted");
            }
        }
    }

    /// Dials whom this call waits for, hangs up on those who are no longer wanted.
    void arrange(Conference conference) {
        for (var party : conference.parties()) {
            var dialled = parties.get(party.id());
            if (!party.status().live()) {
                if (dialled != null) {
                    parties.remove(party.id());
                    dialled.call().ifPresent(this::drop);
                }
            } else if (dialled == null
                    && party.role().isDialled()
                    && party.status().awaited()) {
                dial(party);
            }
        }
    }

    private void dial(Party party) {
        var submissions = new Submissions(writer);
        var address = party.address();
        var leg = party.legName();
        var call = address == null
                ? Optional.<OurCall>empty()
                : place(leg, address, new Progress(party, submissions), new Ears(party, submissions));
        parties.put(party.id(), new Dialled(submissions, call));
        if (call.isEmpty()) {
            gone(submissions, party.id(), "no trunk leads there");
        }
    }

    /// Makes a call of ours. Empty if no trunk leads there, or the machine has no socket left.
    private Optional<OurCall> place(String name, Address to, OurCall.Listener listener, Ears ears) {
        var ways = route.list(to, voices.advertisedHost(), writer.state().trunks()::isUsable);
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        try {
            var leg = voices.openLeg(name, ears);
            var local = voices.describe(leg, SrtpTerms.Use.REFUSED);
            var call = new OurCall(nextKey(), ways, loop, leg, local, this::terms, listener);
            ears.call = call;
            byKey.put(call.key(), call);
            call.dial(call.key());
            return Optional.of(call);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "no socket for a call of ours", e);
            return Optional.empty();
        }
    }

    /// What holds for the voice of a way, with keys of its own.
    private SrtpTerms terms(Flow way) {
        return voices.terms(gate.outgoing(way));
    }

    private CallKey nextKey() {
        return new CallKey("ours-" + ++made);
    }

    private void redial(OurCall call) {
        byKey.remove(call.key());
        var key = nextKey();
        byKey.put(key, call);
        call.dial(key);
    }

    /// Leaves trunks that keep silent for the next way, where there is one; a few times a second.
    void tick() {
        long now = System.nanoTime();
        for (var call : List.copyOf(byKey.values())) {
            if (call.hasAnotherWay() && now - call.dialledNanos() > UNHEARD.toNanos()) {
                var key = call.key();
                loop.perform(agent -> {
                    if (!agent.isUnheard(key)) {
                        return List.of();
                    }
                    var left = agent.hangUp(key);
                    redial(call);
                    return left;
                });
            }
        }
    }

    /// Whether the trunk failed, not whoever was called.
    private static boolean isTrunksFault(Event.CallFailed failed) {
        return switch (failed.status()) {
            case 500, 502, 503, 504 -> true;
            case 408 -> failed.response() == null;
            default -> false;
        };
    }

    void drop(OurCall call) {
        byKey.remove(call.key());
        call.hangUp();
    }

    /// @return whether the event was about a call of ours
    boolean on(Event.OfCall event) {
        var call = byKey.get(event.call());
        if (call == null) {
            return event.call().value().startsWith("ours-");
        }
        if (event instanceof Event.CallFailed failed && call.hasAnotherWay() && isTrunksFault(failed)) {
            redial(call);
            return true;
        }
        if (event instanceof Event.CallFailed || event instanceof Event.CallEnded) {
            byKey.remove(event.call());
        }
        call.on(event);
        return true;
    }

    /// The party a call of ours leads to.
    Optional<PartyId> findParty(CallKey key) {
        return parties.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .call()
                        .filter(call -> call.key().equals(key))
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<OurCall> findCall(PartyId party) {
        return Optional.ofNullable(parties.get(party)).flatMap(Dialled::call);
    }

    /// What the network plays while a party is rung.
    Optional<RtpLeg> findEarlyLeg(PartyId party) {
        return findCall(party).flatMap(OurCall::findEarlyLeg);
    }

    /// Whether the network lets us hear how a party's call goes.
    boolean sounds(PartyId party) {
        return findCall(party).filter(OurCall::sounds).isPresent();
    }

    /// The leg of a party who has answered.
    Optional<RtpLeg> findLeg(PartyId party) {
        return findCall(party).flatMap(OurCall::findLeg);
    }

    /// The caller they were handed to is gone: hang up on them.
    void callerGone(Conference conference) {
        for (var party : conference.listLive()) {
            var dialled = parties.get(party.id());
            if (dialled != null) {
                gone(dialled.submissions(), party.id(), "the caller hung up");
            }
        }
    }

    void hangUpAll() {
        byKey.values().stream().toList().forEach(this::drop);
        parties.forEach((id, dialled) -> gone(dialled.submissions(), id, "the centre's telephony was stopped"));
    }

    private static void gone(Submissions submissions, PartyId party, String cause) {
        submissions.submit(new ConferenceCommand.NoteGone(party, cause), MACHINE, "gone:" + party);
    }

    /// What is noticed on the leg of a call of ours.
    private final class Ears implements LegListener {
        private final Party party;
        private final Submissions submissions;
        private final Optional<LegListener> caller;
        private volatile @Nullable OurCall call;

        Ears(Party party, Submissions submissions) {
            this.party = party;
            this.submissions = submissions;
            this.caller =
                    party.role() == PartyRole.CALLER ? Optional.of(voices.callerEars(party.call())) : Optional.empty();
        }

        @Override
        public void audioBegan(RtpLeg leg) {
            var sounding = call;
            if (sounding != null) {
                sounding.heard();
                changed.run();
            }
        }

        @Override
        public void speechBegan(RtpLeg leg) {
            submissions.submit(new ConferenceCommand.NoteSpoke(party.id()), MACHINE, "spoke:" + party.id());
        }

        @Override
        public void audioMissing(RtpLeg leg) {
            caller.ifPresent(ears -> ears.audioMissing(leg));
        }

        @Override
        public void audioBack(RtpLeg leg) {
            caller.ifPresent(ears -> ears.audioBack(leg));
        }

        @Override
        public void keyPressed(RtpLeg leg, char key) {
            caller.ifPresent(ears -> ears.keyPressed(leg, key));
        }
    }

    /// How a party's call goes.
    private final class Progress implements OurCall.Listener {
        private final Party party;
        private final Submissions submissions;

        Progress(Party party, Submissions submissions) {
            this.party = party;
            this.submissions = submissions;
        }

        @Override
        public void ringing() {
            submissions.submit(new ConferenceCommand.NoteRinging(party.id()), MACHINE, key("rings"));
        }

        @Override
        public void answered() {
            if (party.role() == PartyRole.CALLER) {
                findLeg(party.id()).ifPresent(leg -> voices.listenTo(party.call(), leg));
            }
            submissions.submit(new ConferenceCommand.NoteJoined(party.id()), MACHINE, key("joins"));
        }

        @Override
        public void over(String cause) {
            gone(submissions, party.id(), cause);
        }

        private String key(String what) {
            return what.toLowerCase(Locale.ROOT) + ":" + party.id();
        }
    }
}
