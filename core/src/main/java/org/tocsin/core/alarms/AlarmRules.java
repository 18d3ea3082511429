package org.tocsin.core.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.alarms.AlarmEvent.AlarmAccepted;
import org.tocsin.core.alarms.AlarmEvent.AlarmProgressed;
import org.tocsin.core.alarms.AlarmEvent.AlarmReceived;
import org.tocsin.core.alarms.AlarmEvent.AlarmRejected;
import org.tocsin.core.alarms.AlarmEvent.AlarmTold;
import org.tocsin.core.alarms.AlarmEvent.AlarmUpdated;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;

/// The rules of the alarms room.
public final class AlarmRules {
    private static final int LONGEST_WORD = 500;

    private AlarmRules() {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        /// The call that has this carrier, while it is open.
        Optional<CallId> findLiveCall(String signalling);

        /// Login of whoever has the call, empty for nobody.
        String handlerOf(CallId call);
    }

    public static Decision decide(Alarms alarms, AlarmCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case AlarmCommand.Receive receive -> receive(alarms, receive, stamp, around);
            case AlarmCommand.Update update -> update(alarms, update, stamp);
            case AlarmCommand.Accept accept ->
                alarms.find(accept.call())
                        .filter(alarm -> alarm.status() == Alarm.Status.OFFERED)
                        .map(alarm -> Decision.accept(new AlarmAccepted(alarm.call(), stamp.at(), accept.incident())))
                        .orElseGet(Decision::nothing);
            case AlarmCommand.Reject reject -> reject(alarms, reject, stamp, around);
            case AlarmCommand.Tell tell -> tell(alarms, tell, stamp);
            case AlarmCommand.NoteProgress note -> progress(alarms, note, stamp);
        };
    }

    private static Decision receive(Alarms alarms, AlarmCommand.Receive receive, Stamp stamp, Surroundings around) {
        var report = receive.report();
        if (alarms.find(report.source(), report.reference()).isPresent()) {
            return Decision.nothing();
        }
        return around.findLiveCall(receive.signalling())
                .map(call -> Decision.accept(new AlarmReceived(call, stamp.at(), report)))
                .orElseGet(() -> Decision.reject(new AlarmRejection.NoAlarmCall()));
    }

    private static Decision update(Alarms alarms, AlarmCommand.Update update, Stamp stamp) {
        var found = alarms.find(update.source(), update.reference());
        if (found.isEmpty()) {
            return Decision.reject(new AlarmRejection.NoSuchAlarm());
        }
        return found.get().hasMessage(update.message())
                ? Decision.nothing()
                : Decision.accept(new AlarmUpdated(
                        found.get().call(),
                        stamp.at(),
                        update.message(),
                        update.kind(),
                        update.words().strip()));
    }

    private static Decision reject(Alarms alarms, AlarmCommand.Reject reject, Stamp stamp, Surroundings around) {
        var found = alarms.find(reject.call());
        if (found.isEmpty()) {
            return Decision.reject(new AlarmRejection.NoSuchAlarm());
        }
        var alarm = found.get();
        if (alarm.status() != Alarm.Status.OFFERED) {
            var how = alarm.status() == Alarm.Status.ACCEPTED ? "accepted" : "rejected";
            return Decision.reject(new AlarmRejection.AlarmDecided(alarm.call(), how));
        }
        var login = login(stamp);
        if (!login.equals(around.handlerOf(alarm.call()))) {
            return Decision.reject(new AlarmRejection.AnswerAlarmFirst(alarm.call()));
        }
        if (reject.refusal() == Refusal.OTHER && reject.words().isBlank()) {
            return Decision.reject(new AlarmRejection.AlarmReasonMissing());
        }
        return Decision.accept(new AlarmRejected(
                alarm.call(),
                stamp.at(),
                login,
                reject.refusal(),
                reject.words().strip()));
    }

    private static Decision tell(Alarms alarms, AlarmCommand.Tell tell, Stamp stamp) {
        var words = tell.words().strip();
        if (alarms.find(tell.call()).isEmpty()) {
            return Decision.reject(new AlarmRejection.NoSuchAlarm());
        }
        return words.isEmpty() || words.length() > LONGEST_WORD
                ? Decision.reject(new AlarmRejection.NothingToTell())
                : Decision.accept(new AlarmTold(tell.call(), stamp.at(), login(stamp), words));
    }

    private static Decision progress(Alarms alarms, AlarmCommand.NoteProgress note, Stamp stamp) {
        List<AlarmEvent> events = alarms.listOf(note.incident()).stream()
                .<AlarmEvent>map(alarm -> new AlarmProgressed(alarm.call(), stamp.at(), note.words()))
                .toList();
        return Decision.accept(events);
    }

    private static String login(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
    }

    public static Alarms evolve(Alarms alarms, AlarmEvent event) {
        if (event instanceof AlarmReceived e) {
            return alarms.put(new Alarm(e.call(), e.report(), null, null, "", List.of()));
        }
        return alarms.find(event.call())
                .map(alarm -> alarms.put(after(alarm, event)))
                .orElse(alarms); // older than what is kept at hand
    }

    private static Alarm after(Alarm alarm, AlarmEvent event) {
        return switch (event) {
            case AlarmReceived _ -> alarm;
            case AlarmUpdated e ->
                alarm.with(update(e.at(), alarm.report().source(), e.message(), e.kind(), e.words()));
            case AlarmAccepted e -> alarm.accepted(e.incident());
            case AlarmRejected e -> alarm.rejected(e.refusal(), e.words());
            case AlarmTold e -> alarm.with(update(e.at(), e.by(), "", AlarmUpdate.Kind.TOLD, e.words()));
            case AlarmProgressed e -> alarm.with(update(e.at(), "", "", AlarmUpdate.Kind.PROGRESS, e.words()));
        };
    }

    private static AlarmUpdate update(Instant at, String by, String message, AlarmUpdate.Kind kind, String words) {
        return new AlarmUpdate(at, by, message, kind, words);
    }
}
