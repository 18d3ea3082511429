package org.tocsin.core.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.conference.ConferenceEvent.InterpreterMissing;
import org.tocsin.core.conference.ConferenceEvent.InterpreterRequested;
import org.tocsin.core.conference.ConferenceEvent.KeysPressed;
import org.tocsin.core.conference.ConferenceEvent.PartyFailed;
import org.tocsin.core.conference.ConferenceEvent.PartyInvited;
import org.tocsin.core.conference.ConferenceEvent.PartyJoined;
import org.tocsin.core.conference.ConferenceEvent.PartyLeft;
import org.tocsin.core.conference.ConferenceEvent.PartyRang;
import org.tocsin.core.conference.ConferenceEvent.PartySpoke;
import org.tocsin.core.conference.ConferenceEvent.ReferRefused;
import org.tocsin.core.conference.ConferenceEvent.SupervisorListened;
import org.tocsin.core.conference.ConferenceEvent.TransferAcknowledged;
import org.tocsin.core.directory.Directory;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Stamp;

/// The rules of the conference room.
public final class ConferenceRules {
    private ConferenceRules() {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        Optional<Call> findCall(CallId call);

        Directory directory();

        /// Who sits at a position.
        Optional<String> findLoginAt(PositionId position);
    }

    public static Decision decide(Conferences all, ConferenceCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case ConferenceCommand.DialListing dial -> Invitations.dial(all, dial, stamp, around);
            case ConferenceCommand.DialAddress dial -> Invitations.dial(all, dial, stamp, around);
            case ConferenceCommand.InvitePosition invite -> Invitations.invite(all, invite, stamp, around);
            case ConferenceCommand.RequestInterpreter request -> Invitations.interpreter(all, request, stamp, around);
            case ConferenceCommand.RingCaller ring -> Invitations.ringCaller(all, ring, stamp, around);
            case ConferenceCommand.Join join -> live(all, join.party(), party -> join(party, stamp));
            case ConferenceCommand.Listen listen -> listen(all, listen, stamp, around);
            case ConferenceCommand.Acknowledge ack ->
                live(all, ack.party(), party -> acknowledge(all, party, ack, stamp, around));
            case ConferenceCommand.Drop drop -> live(all, drop.party(), party -> drop(all, party, stamp, around));
            case ConferenceCommand.PressKeys press -> pressKeys(all, press, stamp, around);
            case ConferenceCommand.Refer refer ->
                live(all, refer.party(), party -> Invitations.refer(all, party, refer.to(), stamp, around));
            case ConferenceCommand.NoteReferRefused note ->
                around.findCall(note.call()).isEmpty()
                        ? Decision.nothing()
                        : Decision.accept(new ReferRefused(note.call(), stamp.at(), note.asker(), note.why()));
            case ConferenceCommand.NoteRinging note ->
                all.findLive(note.party())
                        .filter(party -> party.status() == PartyStatus.INVITED)
                        .map(party ->
                                Decision.accept(new PartyRang(party.call(), party.id(), stamp.at(), party.label())))
                        .orElseGet(Decision::nothing);
            case ConferenceCommand.NoteJoined note ->
                all.findLive(note.party())
                        .filter(party -> party.status().awaited())
                        .map(party -> Decision.accept(joined(party, party.by(), stamp)))
                        .orElseGet(Decision::nothing);
            case ConferenceCommand.NoteSpoke note ->
                all.findLive(note.party())
                        .filter(party -> party.status() == PartyStatus.JOINED && party.spokeAt() == null)
                        .map(party -> Decision.accept(spoke(party, stamp)))
                        .orElseGet(Decision::nothing);
            case ConferenceCommand.NoteGone note -> gone(all, note.party(), note.cause(), stamp, around);
            case ConferenceCommand.GiveUp give -> giveUp(all, give.party(), stamp, around);
            case ConferenceCommand.Dissolve dissolve -> dissolve(all, dissolve, stamp);
            case ConferenceCommand.VacatePosition vacate -> vacate(all, vacate.position(), stamp);
        };
    }

    private interface Rule {
        Decision of(Party party);
    }

    private static Decision live(Conferences all, PartyId id, Rule rule) {
        return all.findLive(id).map(rule::of).orElseGet(() -> Decision.reject(new ConferenceRejection.PartyGone(id)));
    }

    /// The handler of the call, another telecommunicator on it, or a supervisor all can hear.
    static boolean isOn(Conferences all, Call call, Stamp stamp) {
        if (!(stamp.actor() instanceof Actor.Person person)) {
            return false;
        }
        var position = person.position();
        return person.login().equals(call.handler())
                || position != null
                        && all.find(call.id())
                                .flatMap(conference -> conference.findAt(position))
                                .filter(party -> party.status() == PartyStatus.JOINED && party.ear() == Ear.ALL)
                                .isPresent();
    }

    private static Decision join(Party party, Stamp stamp) {
        if (party.role() != PartyRole.TELECOMMUNICATOR
                || !(stamp.actor() instanceof Actor.Person person)
                || !party.positionIs(person.position())) {
            return Decision.reject(new ConferenceRejection.NotForYou(party.label()));
        }
        return party.status() == PartyStatus.JOINED
                ? Decision.nothing()
                : Decision.accept(joined(party, person.login(), stamp));
    }

    private static PartyJoined joined(Party party, String by, Stamp stamp) {
        return new PartyJoined(party.call(), party.id(), stamp.at(), party.role(), party.label(), by, party.position());
    }

    private static PartySpoke spoke(Party party, Stamp stamp) {
        long after = Duration.between(party.requestedAt(), stamp.at()).toMillis();
        return new PartySpoke(party.call(), party.id(), stamp.at(), party.role(), party.label(), Math.max(0, after));
    }

    private static Decision listen(Conferences all, ConferenceCommand.Listen listen, Stamp stamp, Surroundings around) {
        var found = around.findCall(listen.call());
        if (found.isEmpty()) {
            return Decision.reject(new ConferenceRejection.CallNotThere(listen.call()));
        }
        var call = found.get();
        if (!(stamp.actor() instanceof Actor.Person person) || person.position() == null) {
            return Decision.reject(new ConferenceRejection.NoPosition());
        }
        if (call.status() != CallStatus.ACTIVE && call.status() != CallStatus.HELD) {
            return Decision.reject(new ConferenceRejection.NobodyOnTheLine(call.id()));
        }
        var position = person.position();
        var there = all.find(call.id()).flatMap(conference -> conference.findAt(position));
        boolean other =
                there.filter(party -> party.role() != PartyRole.SUPERVISOR).isPresent();
        if (other || person.login().equals(call.handler())) {
            return Decision.reject(new ConferenceRejection.AlreadyThere(person.name()));
        }
        if (there.filter(party -> party.ear() == listen.ear()).isPresent()) {
            return Decision.nothing();
        }
        var id = there.map(Party::id).orElse(new PartyId(all.next()));
        return Decision.accept(
                new SupervisorListened(call.id(), id, stamp.at(), person.login(), position, listen.ear()));
    }

    private static Decision acknowledge(
            Conferences all, Party party, ConferenceCommand.Acknowledge ack, Stamp stamp, Surroundings around) {
        boolean there = party.status() == PartyStatus.JOINED;
        return switch (party.role()) {
            case TELECOMMUNICATOR -> {
                if (!(stamp.actor() instanceof Actor.Person person) || !party.positionIs(person.position())) {
                    yield Decision.reject(new ConferenceRejection.NotForYou(party.label()));
                }
                yield there
                        ? Decision.accept(acknowledged(party, person.login(), person.login(), stamp))
                        : Decision.reject(new ConferenceRejection.NoTransfer(party.label()));
            }
            case OUTSIDE, CENTRE -> {
                var call = around.findCall(party.call());
                if (call.isEmpty() || !isOn(all, call.get(), stamp)) {
                    yield Decision.reject(new ConferenceRejection.NotOnTheCall(party.call()));
                }
                yield there
                        ? Decision.accept(acknowledged(
                                party, Invitations.login(stamp), ack.receiver().strip(), stamp))
                        : Decision.reject(new ConferenceRejection.NoTransfer(party.label()));
            }
            case CALLER, INTERPRETER, SUPERVISOR -> Decision.reject(new ConferenceRejection.NoTransfer(party.label()));
        };
    }

    private static TransferAcknowledged acknowledged(Party party, String by, String receiver, Stamp stamp) {
        var position = party.role() == PartyRole.TELECOMMUNICATOR ? party.position() : null;
        return new TransferAcknowledged(party.call(), party.id(), stamp.at(), by, party.label(), receiver, position);
    }

    private static Decision drop(Conferences all, Party party, Stamp stamp, Surroundings around) {
        boolean own = stamp.actor() instanceof Actor.Person person
                && !party.role().isDialled()
                && party.positionIs(person.position());
        boolean starter = Invitations.login(stamp).equals(party.by());
        boolean on = around.findCall(party.call())
                .filter(call -> isOn(all, call, stamp))
                .isPresent();
        return own || starter || on
                ? Decision.accept(over(party, party.status().awaited() ? "called off" : "taken off", stamp))
                : Decision.reject(new ConferenceRejection.NotOnTheCall(party.call()));
    }

    private static Decision pressKeys(
            Conferences all, ConferenceCommand.PressKeys press, Stamp stamp, Surroundings around) {
        var call = around.findCall(press.call());
        if (call.isEmpty()) {
            return Decision.reject(new ConferenceRejection.CallNotThere(press.call()));
        }
        if (!isOn(all, call.get(), stamp)) {
            return Decision.reject(new ConferenceRejection.NotOnTheCall(press.call()));
        }
        if (!press.keys().matches("[0-9A-D*#]{1,32}")) {
            return Decision.reject(new ConferenceRejection.BadKeys());
        }
        var id = press.party();
        var party = id == null ? null : all.findLive(id).orElse(null);
        if (id != null && (party == null || !party.call().equals(press.call()))) {
            return Decision.reject(new ConferenceRejection.PartyGone(id));
        }
        var label = party == null ? "caller" : party.label();
        return Decision.accept(
                new KeysPressed(press.call(), id, stamp.at(), Invitations.login(stamp), label, press.keys()));
    }

    private static Decision gone(Conferences all, PartyId id, String cause, Stamp stamp, Surroundings around) {
        var found = all.findLive(id);
        if (found.isEmpty()) {
            return Decision.nothing();
        }
        var party = found.get();
        var events = new ArrayList<ConferenceEvent>();
        events.add(over(party, cause, stamp));
        if (party.status().awaited() && party.role() == PartyRole.INTERPRETER) {
            events.addAll(Invitations.nextProvider(all, party, stamp, around));
        }
        if (party.acknowledgedAt() != null) {
            // Whoever the caller was handed to is gone: nobody of this centre is left to talk to the others.
            all.find(party.call()).stream()
                    .flatMap(conference -> conference.listLive().stream())
                    .filter(other -> !other.id().equals(id))
                    .forEach(other -> events.add(over(other, cause, stamp)));
        }
        return Decision.accept(events);
    }

    private static Decision giveUp(Conferences all, PartyId id, Stamp stamp, Surroundings around) {
        var due = all.findLive(id).filter(party -> isDue(party, stamp.at())).isPresent();
        return due ? gone(all, id, "no answer", stamp, around) : Decision.nothing();
    }

    private static boolean isDue(Party party, Instant now) {
        var limit = party.giveUpAt();
        return party.status().awaited() && limit != null && !now.isBefore(limit);
    }

    /// The call is over. Those it was handed to outside talk on with the caller, and an interpreter with them.
    private static Decision dissolve(Conferences all, ConferenceCommand.Dissolve dissolve, Stamp stamp) {
        var conference = all.find(dissolve.call());
        if (conference.isEmpty()) {
            return Decision.nothing();
        }
        boolean outside = conference.get().isHandedOutside();
        return Decision.accept(conference.get().listLive().stream()
                .filter(party ->
                        !outside || party.status().awaited() || !party.role().isDialled())
                .map(party -> over(party, dissolve.cause(), stamp))
                .toList());
    }

    private static Decision vacate(Conferences all, PositionId position, Stamp stamp) {
        return Decision.accept(all.listLive().stream()
                .filter(party -> !party.role().isDialled() && party.positionIs(position))
                .map(party -> over(party, "left the position", stamp))
                .toList());
    }

    static ConferenceEvent over(Party party, String cause, Stamp stamp) {
        return party.status().awaited()
                ? new PartyFailed(party.call(), party.id(), stamp.at(), party.role(), party.label(), party.by(), cause)
                : new PartyLeft(party.call(), party.id(), stamp.at(), party.role(), party.label(), cause);
    }

    /// Timer commands whose time has come.
    public static List<Command> listDue(Conferences all, Instant now) {
        var due = new ArrayList<Command>();
        for (var party : all.listLive()) {
            if (isDue(party, now)) {
                due.add(new ConferenceCommand.GiveUp(party.id()));
            }
        }
        return due;
    }

    public static Conferences evolve(Conferences all, ConferenceEvent event) {
        return switch (event) {
            case InterpreterRequested _, InterpreterMissing _, KeysPressed _, ReferRefused _ -> all;
            case PartyInvited e -> all.put(Party.invited(e));
            case PartyRang e -> edit(all, e.call(), e.party(), party -> party.with(PartyStatus.RINGING));
            case PartyJoined e -> edit(all, e.call(), e.party(), party -> party.joined(e.at()));
            case PartySpoke e -> edit(all, e.call(), e.party(), party -> party.spoke(e.at()));
            case PartyFailed e ->
                edit(all, e.call(), e.party(), party -> party.over(PartyStatus.FAILED, e.at(), e.cause()));
            case PartyLeft e ->
                edit(all, e.call(), e.party(), party -> party.over(PartyStatus.LEFT, e.at(), e.cause()));
            case SupervisorListened e ->
                all.put(all.findLive(e.party())
                        .map(party -> party.heardBy(e.ear()))
                        .orElseGet(() -> Party.listening(e)));
            case TransferAcknowledged e ->
                edit(all, e.call(), e.party(), party -> {
                    var taken = party.acknowledged(e.at());
                    return e.position() == null ? taken : taken.over(PartyStatus.LEFT, e.at(), "has the call");
                });
        };
    }

    private interface Change {
        Party of(Party party);
    }

    private static Conferences edit(Conferences all, CallId call, PartyId id, Change change) {
        return all.find(call)
                .flatMap(conference -> conference.find(id))
                .map(party -> all.put(change.of(party)))
                .orElse(all);
    }
}
