package org.tocsin.core.calls;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.calls.CallEvent.AbandonedAgain;
import org.tocsin.core.calls.CallEvent.AbandonedClosed;
import org.tocsin.core.calls.CallEvent.CallAbandoned;
import org.tocsin.core.calls.CallEvent.CallAnswered;
import org.tocsin.core.calls.CallEvent.CallArrived;
import org.tocsin.core.calls.CallEvent.CallDropped;
import org.tocsin.core.calls.CallEvent.CallEnded;
import org.tocsin.core.calls.CallEvent.CallHeld;
import org.tocsin.core.calls.CallEvent.CallLinked;
import org.tocsin.core.calls.CallEvent.CallLocated;
import org.tocsin.core.calls.CallEvent.CallRecorded;
import org.tocsin.core.calls.CallEvent.CallResumed;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.places.Fix;

/// The rules of the calls room.
public final class CallRules {
    private CallRules() {}

    public static Decision decide(Calls calls, CallCommand command, Stamp stamp) {
        return switch (command) {
            case CallCommand.Arrive arrive -> arrive(calls, arrive, stamp);
            case CallCommand.CallerGone gone -> callerGone(calls, gone, stamp);
            case CallCommand.CarrierLost lost -> carrierLost(calls, lost, stamp);
            case CallCommand.AddFix add ->
                known(calls, add.call(), call -> Decision.accept(new CallLocated(call.id(), add.fix())));
            case CallCommand.Answer answer -> known(calls, answer.call(), call -> answer(call, answer, stamp));
            case CallCommand.Hold hold -> known(calls, hold.call(), call -> hold(call, stamp));
            case CallCommand.Resume resume -> known(calls, resume.call(), call -> resume(call, stamp));
            case CallCommand.Release release -> known(calls, release.call(), call -> release(call, stamp));
            case CallCommand.LinkIncident link ->
                known(calls, link.call(), call -> Decision.accept(new CallLinked(call.id(), link.incident())));
            case CallCommand.CloseAbandoned close ->
                known(calls, close.call(), call -> closeAbandoned(call, close, stamp));
            case CallCommand.NoteRecording note ->
                Decision.accept(new CallRecorded(note.call(), note.recording(), note.sha256(), note.durationMillis()));
        };
    }

    private interface Rule {
        Decision of(Call call);
    }

    private static Decision known(Calls calls, CallId id, Rule rule) {
        var call = calls.find(id);
        return call.isPresent() ? rule.of(call.get()) : Decision.reject(new CallRejection.NoSuchCall(id));
    }

    /// The network may offer the same dialog twice (a retransmission after a restart): it is one call.
    private static Decision arrive(Calls calls, CallCommand.Arrive arrive, Stamp stamp) {
        if (calls.findBySignalling(arrive.signalling()).isPresent()) {
            return Decision.nothing();
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
                arrive.oddities()));
    }

    private static Decision answer(Call call, CallCommand.Answer answer, Stamp stamp) {
        var who = stamp.actor();
        if (!(who instanceof Actor.Person person) || person.position() == null) {
            return Decision.reject(new CallRejection.NoPosition());
        }
        return switch (call.status()) {
            case RINGING -> Decision.accept(new CallAnswered(call.id(), stamp.at(), person.login(), answer.position()));
            case ACTIVE, HELD -> Decision.reject(alreadyAnswered(call));
            case ABANDONED, ENDED ->
                call.answeredBy() != null && call.status() == CallStatus.ENDED
                        ? Decision.reject(alreadyAnswered(call))
                        : Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    private static CallRejection alreadyAnswered(Call call) {
        var position = call.position();
        return new CallRejection.AlreadyAnswered(
                call.id(), String.valueOf(call.handler()), position == null ? "" : position.value());
    }

    private static Decision hold(Call call, Stamp stamp) {
        return switch (call.status()) {
            case ACTIVE -> handler(call, stamp, new CallHeld(call.id(), login(stamp)));
            case HELD -> Decision.nothing();
            case RINGING, ABANDONED, ENDED -> Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    private static Decision resume(Call call, Stamp stamp) {
        return switch (call.status()) {
            case HELD -> handler(call, stamp, new CallResumed(call.id(), login(stamp)));
            case ACTIVE -> Decision.nothing();
            case RINGING, ABANDONED, ENDED -> Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    private static Decision release(Call call, Stamp stamp) {
        return switch (call.status()) {
            case ACTIVE, HELD -> handler(call, stamp, new CallEnded(call.id(), stamp.at(), login(stamp), "released"));
            case ENDED -> Decision.nothing();
            case RINGING, ABANDONED -> Decision.reject(new CallRejection.CallerHasGone(call.id()));
        };
    }

    private static Decision handler(Call call, Stamp stamp, CallEvent event) {
        var handler = call.handler();
        return handler == null || handler.equals(login(stamp))
                ? Decision.accept(event)
                : Decision.reject(new CallRejection.NotYourCall(call.id(), handler));
    }

    private static Decision callerGone(Calls calls, CallCommand.CallerGone gone, Stamp stamp) {
        var found = calls.findBySignalling(gone.signalling());
        if (found.isEmpty()) {
            return Decision.nothing();
        }
        var call = found.get();
        return switch (call.status()) {
            case RINGING -> abandon(calls, call, gone, stamp);
            case ACTIVE, HELD -> Decision.accept(new CallEnded(call.id(), stamp.at(), "caller", gone.cause()));
            case ABANDONED, ENDED -> Decision.nothing();
        };
    }

    private static Decision carrierLost(Calls calls, CallCommand.CarrierLost lost, Stamp stamp) {
        return calls.findBySignalling(lost.signalling())
                .filter(call -> call.status().live())
                .map(call -> Decision.accept(new CallDropped(call.id(), stamp.at(), lost.cause())))
                .orElseGet(Decision::nothing);
    }

    /// One row a caller on the abandoned list, however often they try.
    private static Decision abandon(Calls calls, Call call, CallCommand.CallerGone gone, Stamp stamp) {
        var events = new ArrayList<CallEvent>();
        events.add(new CallAbandoned(call.id(), stamp.at(), gone.cause()));
        var number = call.number();
        if (number != null) {
            calls.findAbandoned(number).ifPresent(earlier -> events.add(new AbandonedAgain(earlier.id(), call.id())));
        }
        return Decision.accept(events);
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

    static String login(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
    }

    public static Calls evolve(Calls calls, CallEvent event) {
        return switch (event) {
            case CallArrived e -> calls.put(CallEdit.arrived(e));
            case CallLocated e -> edit(calls, e.call(), edit -> edit.fixes = plus(edit.fixes, e.fix()));
            case CallAnswered e -> edit(calls, e.call(), edit -> edit.answered(e));
            case CallHeld e -> edit(calls, e.call(), edit -> edit.status = CallStatus.HELD);
            case CallResumed e -> edit(calls, e.call(), edit -> edit.status = CallStatus.ACTIVE);
            case CallDropped e -> edit(calls, e.call(), edit -> edit.dropped(e));
            case CallAbandoned e -> edit(calls, e.call(), edit -> edit.abandoned(e));
            case AbandonedAgain e -> again(calls, e);
            case CallEnded e -> edit(calls, e.call(), edit -> edit.ended(e));
            case CallLinked e -> edit(calls, e.call(), edit -> edit.incident = e.incident());
            case AbandonedClosed e -> edit(calls, e.call(), edit -> edit.closed(e));
            case CallRecorded _ -> calls;
        };
    }

    /// The earlier row takes up the newer attempt and its location; the newer call ends.
    private static Calls again(Calls calls, AbandonedAgain e) {
        var newer = calls.find(e.by());
        var merged = edit(calls, e.call(), edit -> {
            edit.attempts++;
            newer.ifPresent(call -> edit.fixes = plus(edit.fixes, call.fixes()));
        });
        return edit(merged, e.by(), edit -> {
            edit.status = CallStatus.ENDED;
            edit.outcome = "same caller as " + e.call();
        });
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

    private static List<Fix> plus(List<Fix> fixes, Fix fix) {
        return plus(fixes, List.of(fix));
    }

    private static List<Fix> plus(List<Fix> fixes, List<Fix> more) {
        var all = new ArrayList<>(fixes);
        all.addAll(more);
        return all;
    }
}
