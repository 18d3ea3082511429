package org.tocsin.core.calls;

import java.util.ArrayList;
import java.util.Optional;
import org.tocsin.core.calls.CallEvent.AbandonedAgain;
import org.tocsin.core.calls.CallEvent.AbandonedClosed;
import org.tocsin.core.calls.CallEvent.CallAbandoned;
import org.tocsin.core.calls.CallEvent.CallAnswered;
import org.tocsin.core.calls.CallEvent.CallArrived;
import org.tocsin.core.calls.CallEvent.CallBackStarted;
import org.tocsin.core.calls.CallEvent.CallBackTried;
import org.tocsin.core.calls.CallEvent.CallDropped;
import org.tocsin.core.calls.CallEvent.CallEnded;
import org.tocsin.core.calls.CallEvent.CallHandedOver;
import org.tocsin.core.calls.CallEvent.CallHeld;
import org.tocsin.core.calls.CallEvent.CallLinked;
import org.tocsin.core.calls.CallEvent.CallLocated;
import org.tocsin.core.calls.CallEvent.CallMoved;
import org.tocsin.core.calls.CallEvent.CallRecorded;
import org.tocsin.core.calls.CallEvent.CallResumed;
import org.tocsin.core.calls.CallEvent.CallerReached;
import org.tocsin.core.calls.CallEvent.LanguageNoted;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Stamp;

/// The rules of the calls room.
public final class CallRules {
    private CallRules() {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        /// Whether this person sits at a position whose console is connected.
        boolean attends(String login);

        /// Whether somebody else sits at the position.
        boolean isTaken(PositionId position, String login);

        /// Whether new senders of texts are served.
        boolean servesTexts();

        /// Text conversations one person may have at a time.
        int mostTextsEach();

        /// Whether the incident lists the call.
        boolean lists(IncidentId incident, CallId call);

        /// Whoever has been asked to take the call over and has not acknowledged, by name.
        Optional<String> findAwaitedReceiver(CallId call);
    }

    public static Decision decide(Calls calls, CallCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case CallCommand.Arrive arrive -> arrive(calls, arrive, stamp, around);
            case CallCommand.CallerGone gone -> callerGone(calls, gone, stamp);
            case CallCommand.CarrierLost lost -> carrierLost(calls, lost, stamp);
            case CallCommand.AddFix add -> known(calls, add.call(), call -> LocationRules.add(call, add, stamp));
            case CallCommand.AskLocation ask -> known(calls, ask.call(), call -> LocationRules.ask(call, stamp));
            case CallCommand.LocationNotGiven not ->
                known(calls, not.call(), call -> LocationRules.notGiven(call, not, stamp));
            case CallCommand.AddData add -> known(calls, add.call(), call -> LocationRules.addData(call, add));
            case CallCommand.NoteLanguage note -> known(calls, note.call(), call -> noteLanguage(call, note, stamp));
            case CallCommand.Answer answer ->
                known(calls, answer.call(), call -> answer(calls, call, answer, stamp, around));
            case CallCommand.MoveCalls move -> moveCalls(calls, move);
            case CallCommand.Hold hold -> known(calls, hold.call(), call -> hold(call, stamp));
            case CallCommand.Resume resume -> known(calls, resume.call(), call -> resume(call, stamp));
            case CallCommand.Release release -> known(calls, release.call(), call -> release(call, stamp, around));
            case CallCommand.LinkIncident link ->
                known(calls, link.call(), call -> link(call, link.incident(), around));
            case CallCommand.CallBack back -> known(calls, back.call(), call -> callBack(calls, call, stamp, around));
            case CallCommand.TryCallBack attempt ->
                known(calls, attempt.call(), call -> tryCallBack(call, attempt, stamp));
            case CallCommand.Reach reach -> known(calls, reach.call(), call -> reach(call, reach, stamp));
            case CallCommand.NoteCallBack note ->
                known(
                        calls,
                        note.call(),
                        call -> calls.callingBack().has(call.id())
                                ? Decision.accept(new CallBackTried(call.id(), stamp.at(), note.by(), note.result()))
                                : Decision.nothing());
            case CallCommand.HandOver over -> known(calls, over.call(), call -> handOver(call, over, stamp));
            case CallCommand.HandOutside over -> known(calls, over.call(), call -> handOutside(call, over, stamp));
            case CallCommand.CloseAbandoned close ->
                known(calls, close.call(), call -> closeAbandoned(call, close, stamp));
            case CallCommand.CloseAbandonedCalls close -> closeAbandoned(calls, close, stamp);
            case CallCommand.NoteRecording note ->
                calls.numbered(note.call())
                        ? Decision.accept(
                                new CallRecorded(note.call(), note.recording(), note.sha256(), note.durationMillis()))
                        : Decision.reject(new CallRejection.NoSuchCall(note.call()));
        };
    }

    private interface Rule {
        Decision of(Call call);
    }

    private static Decision known(Calls calls, CallId id, Rule rule) {
        var call = calls.find(id);
        return call.isPresent() ? rule.of(call.get()) : Decision.reject(new CallRejection.NoSuchCall(id));
    }

    /// The network may offer the same dialog twice (a retransmission): it is one call while there is a caller on the
    /// line.
    /// A dialog the centre has lost and is offered again is somebody still trying: it rings.
    private static Decision arrive(Calls calls, CallCommand.Arrive arrive, Stamp stamp, Surroundings around) {
        if (calls.findBySignalling(arrive.signalling()).isPresent()) {
            return Decision.nothing();
        }
        if (arrive.line() == Line.TEXT && !around.servesTexts()) {
            return Decision.reject(new CallRejection.TextOutOfService());
        }
        return Decision.accept(new CallArrived(
                new CallId(calls.next()),
                stamp.at(),
                arrive.signalling(),
                arrive.line(),
                arrive.number(),
                arrive.displayName(),
                arrive.service(),
                arrive.classOfService(),
                arrive.trunk(),
                arrive.networkCallId(),
                arrive.networkIncidentId(),
                arrive.fixes(),
                arrive.additional(),
                arrive.oddities(),
                arrive.signs()));
    }

    private static Decision answer(
            Calls calls, Call call, CallCommand.Answer answer, Stamp stamp, Surroundings around) {
        var who = stamp.actor();
        if (!(who instanceof Actor.Person person) || person.position() == null) {
            return Decision.reject(new CallRejection.NoPosition());
        }
        if (!answer.position().equals(person.position()) || around.isTaken(answer.position(), person.login())) {
            return Decision.reject(new CallRejection.NotYourPosition(answer.position()));
        }
        var answered = new CallAnswered(call.id(), stamp.at(), person.login(), answer.position());
        return switch (call.status()) {
            case RINGING ->
                hasRoom(calls, call, person.login(), around)
                        ? Decision.accept(answered)
                        : Decision.reject(new CallRejection.TooManyTexts(person.login(), around.mostTextsEach()));
            case ACTIVE, HELD -> {
                var handler = call.handler();
                if (person.login().equals(handler)) {
                    yield Decision.nothing();
                }
                // A caller is never stuck with somebody who is no longer there.
                yield handler == null || around.attends(handler)
                        ? Decision.reject(alreadyAnswered(call))
                        : Decision.accept(answered);
            }
            case ABANDONED, ENDED ->
                call.answeredBy() != null && call.status() == CallStatus.ENDED
                        ? Decision.reject(alreadyAnswered(call))
                        : Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    /// Several texts can be held at once, but not more than one person can follow.
    private static boolean hasRoom(Calls calls, Call call, String login, Surroundings around) {
        return call.line() != Line.TEXT
                || calls.listHandledBy(login).stream()
                                .filter(other -> other.line() == Line.TEXT)
                                .count()
                        < around.mostTextsEach();
    }

    private static CallRejection alreadyAnswered(Call call) {
        var position = call.position();
        return new CallRejection.AlreadyAnswered(
                call.id(), String.valueOf(call.handler()), position == null ? "" : position.value());
    }

    /// Also of a caller who is gone: whoever calls back wants to know.
    private static Decision noteLanguage(Call call, CallCommand.NoteLanguage note, Stamp stamp) {
        var language = Languages.find(note.language());
        if (language.isEmpty()) {
            return Decision.reject(new CallRejection.LanguageNotKnown(note.language()));
        }
        var code = language.get().code();
        return code.equals(call.language())
                ? Decision.nothing()
                : Decision.accept(new LanguageNoted(
                        call.id(),
                        stamp.at(),
                        login(stamp),
                        code,
                        language.get().name()));
    }

    private static Decision moveCalls(Calls calls, CallCommand.MoveCalls move) {
        return Decision.accept(calls.listHandledBy(move.login()).stream()
                .filter(call -> !move.position().equals(call.position()))
                .map(call -> new CallMoved(call.id(), move.position()))
                .toList());
    }

    private static Decision hold(Call call, Stamp stamp) {
        return switch (call.status()) {
            case ACTIVE -> handler(call, stamp, Decision.accept(new CallHeld(call.id(), login(stamp))));
            case HELD -> handler(call, stamp, Decision.nothing());
            case RINGING -> Decision.reject(new CallRejection.NotAnswered(call.id()));
            case ABANDONED, ENDED -> Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    private static Decision resume(Call call, Stamp stamp) {
        return switch (call.status()) {
            case HELD -> handler(call, stamp, Decision.accept(new CallResumed(call.id(), login(stamp))));
            case ACTIVE -> handler(call, stamp, Decision.nothing());
            case RINGING -> Decision.reject(new CallRejection.NotAnswered(call.id()));
            case ABANDONED, ENDED -> Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    private static Decision release(Call call, Stamp stamp, Surroundings around) {
        return switch (call.status()) {
            case ACTIVE, HELD ->
                handler(
                        call,
                        stamp,
                        around.findAwaitedReceiver(call.id())
                                .map(who -> Decision.reject(new CallRejection.TransferPending(call.id(), who)))
                                .orElseGet(() -> Decision.accept(
                                        new CallEnded(call.id(), stamp.at(), login(stamp), "released"))));
            case ENDED -> Decision.nothing();
            case RINGING -> Decision.reject(new CallRejection.NotAnswered(call.id()));
            case ABANDONED -> Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    private static Decision handler(Call call, Stamp stamp, Decision decision) {
        var handler = call.handler();
        return handler == null || handler.equals(login(stamp))
                ? decision
                : Decision.reject(new CallRejection.NotYourCall(call.id(), handler));
    }

    private static Decision link(Call call, IncidentId incident, Surroundings around) {
        if (incident.equals(call.incident())) {
            return Decision.nothing();
        }
        return around.lists(incident, call.id())
                ? Decision.accept(new CallLinked(call.id(), incident))
                : Decision.reject(new CallRejection.NotOfIncident(call.id(), incident));
    }

    private static Decision callerGone(Calls calls, CallCommand.CallerGone gone, Stamp stamp) {
        var found = calls.findBySignalling(gone.signalling());
        if (found.isEmpty()) {
            return Decision.nothing();
        }
        var call = found.get();
        return switch (call.status()) {
            case RINGING -> listed(calls, call, new CallAbandoned(call.id(), stamp.at(), gone.cause()));
            case ACTIVE, HELD -> Decision.accept(new CallEnded(call.id(), stamp.at(), "caller", gone.cause()));
            case ABANDONED, ENDED -> Decision.nothing();
        };
    }

    private static Decision carrierLost(Calls calls, CallCommand.CarrierLost lost, Stamp stamp) {
        return calls.findBySignalling(lost.signalling())
                .filter(call -> call.status().live())
                .map(call -> listed(calls, call, new CallDropped(call.id(), stamp.at(), lost.cause())))
                .orElseGet(Decision::nothing);
    }

    /// One row a caller on the abandoned list, however often they try: the earliest, unless a later call came in on a
    /// line that is answered before it.
    private static Decision listed(Calls calls, Call call, CallEvent event) {
        var events = new ArrayList<CallEvent>();
        events.add(event);
        var number = call.number();
        if (number != null) {
            calls.findAbandoned(number)
                    .ifPresent(earlier -> events.add(
                            call.line().rank() < earlier.line().rank()
                                    ? new AbandonedAgain(call.id(), earlier.id())
                                    : new AbandonedAgain(earlier.id(), call.id())));
        }
        return Decision.accept(events);
    }

    private static Decision callBack(Calls calls, Call call, Stamp stamp, Surroundings around) {
        if (!(stamp.actor() instanceof Actor.Person person) || person.position() == null) {
            return Decision.reject(new CallRejection.NoPosition());
        }
        if (call.status() != CallStatus.ABANDONED) {
            return Decision.reject(new CallRejection.NotAbandoned(call.id()));
        }
        var number = call.number();
        if (number == null || !number.canBeCalledBack()) {
            return Decision.reject(new CallRejection.CannotBeCalledBack(call.id()));
        }
        var going = calls.callingBack().find(call.id()).filter(one -> one.lasts(stamp.at()));
        if (going.isPresent()) {
            var by = going.get().by();
            if (by.equals(person.login())) {
                return Decision.nothing();
            }
            if (around.attends(by)) {
                return Decision.reject(new CallRejection.BeingCalledBack(call.id(), by));
            }
        }
        return Decision.accept(new CallBackStarted(call.id(), stamp.at(), person.login(), person.position()));
    }

    private static Decision tryCallBack(Call call, CallCommand.TryCallBack attempt, Stamp stamp) {
        if (call.status() != CallStatus.ABANDONED) {
            return Decision.reject(new CallRejection.NotAbandoned(call.id()));
        }
        var number = call.number();
        if (number == null || !number.canBeCalledBack()) {
            return Decision.reject(new CallRejection.CannotBeCalledBack(call.id()));
        }
        if (attempt.result().isBlank()) {
            return Decision.reject(new CallRejection.ReasonMissing());
        }
        return Decision.accept(new CallBackTried(
                call.id(), stamp.at(), login(stamp), attempt.result().strip()));
    }

    private static Decision reach(Call call, CallCommand.Reach reach, Stamp stamp) {
        return call.status() == CallStatus.ABANDONED
                ? Decision.accept(new CallerReached(call.id(), stamp.at(), reach.by(), reach.position()))
                : Decision.reject(new CallRejection.NotAbandoned(call.id()));
    }

    private static Decision handOver(Call call, CallCommand.HandOver over, Stamp stamp) {
        return switch (call.status()) {
            case ACTIVE, HELD ->
                Decision.accept(new CallHandedOver(
                        call.id(), stamp.at(), String.valueOf(call.handler()), over.login(), over.position()));
            case RINGING -> Decision.reject(new CallRejection.NotAnswered(call.id()));
            case ABANDONED, ENDED -> Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    private static Decision handOutside(Call call, CallCommand.HandOutside over, Stamp stamp) {
        return switch (call.status()) {
            case ACTIVE, HELD ->
                Decision.accept(new CallEnded(call.id(), stamp.at(), login(stamp), "transferred to " + over.to()));
            case RINGING -> Decision.reject(new CallRejection.NotAnswered(call.id()));
            case ABANDONED, ENDED -> Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    private static Decision closeAbandoned(Call call, CallCommand.CloseAbandoned close, Stamp stamp) {
        if (call.status() != CallStatus.ABANDONED) {
            return Decision.reject(new CallRejection.NotAbandoned(call.id()));
        }
        if (close.outcome().isBlank()) {
            return Decision.reject(new CallRejection.ReasonMissing());
        }
        return Decision.accept(new AbandonedClosed(
                call.id(), stamp.at(), login(stamp), close.outcome().strip()));
    }

    private static Decision closeAbandoned(Calls calls, CallCommand.CloseAbandonedCalls close, Stamp stamp) {
        var outcome = close.outcome().strip();
        return outcome.isEmpty()
                ? Decision.reject(new CallRejection.ReasonMissing())
                : Decision.accept(close.calls().stream()
                        .distinct()
                        .flatMap(id -> calls.find(id).stream())
                        .filter(call -> call.status() == CallStatus.ABANDONED)
                        .map(call -> new AbandonedClosed(call.id(), stamp.at(), login(stamp), outcome))
                        .toList());
    }

    static String login(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
    }

    public static Calls evolve(Calls calls, CallEvent event) {
        return switch (event) {
            case CallArrived e -> calls.put(CallEdit.arrived(e));
            case CallLocated e -> edit(calls, e.call(), edit -> edit.located(e.fix()));
            case CallEvent.LocationAsked e ->
                edit(calls, e.call(), edit -> edit.asking = new Asking(e.at(), e.by(), true, null));
            case CallEvent.LocationRefused e -> edit(calls, e.call(), edit -> edit.notLocated(e.why()));
            case CallEvent.DataAdded e -> edit(calls, e.call(), edit -> edit.told(e.data(), e.classOfService()));
            case LanguageNoted e -> edit(calls, e.call(), edit -> edit.language = e.language());
            case CallAnswered e -> edit(calls, e.call(), edit -> edit.answered(e));
            case CallMoved e -> edit(calls, e.call(), edit -> edit.position = e.position());
            case CallHeld e -> edit(calls, e.call(), edit -> edit.status = CallStatus.HELD);
            case CallResumed e -> edit(calls, e.call(), edit -> edit.status = CallStatus.ACTIVE);
            case CallDropped e -> edit(calls, e.call(), edit -> edit.dropped(e));
            case CallAbandoned e -> edit(calls, e.call(), edit -> edit.abandoned(e));
            case AbandonedAgain e -> again(calls, e);
            case CallEnded e -> edit(calls, e.call(), edit -> edit.ended(e));
            case CallLinked e -> edit(calls, e.call(), edit -> edit.incident = e.incident());
            case CallBackStarted e -> calls.callingBack(e.call(), new CallingBack(e.by(), e.position(), e.at()));
            case CallBackTried e -> edit(calls.notCallingBack(e.call()), e.call(), edit -> edit.callBacks++);
            case CallerReached e -> edit(calls, e.call(), edit -> edit.reached(e));
            case CallHandedOver e -> edit(calls, e.call(), edit -> edit.handedOver(e));
            case AbandonedClosed e -> edit(calls, e.call(), edit -> edit.closed(e));
            case CallRecorded _ -> calls;
        };
    }

    /// The row takes up what the other call brought; the other ends.
    private static Calls again(Calls calls, AbandonedAgain e) {
        var ended = edit(calls, e.by(), edit -> edit.absorbedBy(e.call()));
        return calls.find(e.by())
                .map(other -> edit(ended, e.call(), edit -> edit.absorb(other)))
                .orElse(ended);
    }

    private interface Change {
        void on(CallEdit edit);
    }

    private static Calls edit(Calls calls, CallId id, Change change) {
        var found = calls.find(id);
        if (found.isEmpty()) {
            return calls;
        }
        var edit = new CallEdit(found.get());
        change.on(edit);
        return calls.put(edit.call());
    }
}
