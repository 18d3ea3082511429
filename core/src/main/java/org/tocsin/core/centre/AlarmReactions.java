package org.tocsin.core.centre;

import java.util.List;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.AlarmEvent;
import org.tocsin.core.alarms.AlarmUpdate;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;

/// What happens about alarms because of their calls and incidents, and the other way round.
final class AlarmReactions {
    private AlarmReactions() {}

    static List<Command> list(Centre centre, Event event) {
        return switch (event) {
            case CallEvent.CallLinked e -> List.of(new AlarmCommand.Accept(e.call(), e.incident()));
            case AlarmEvent.AlarmRejected e -> List.of(new CallCommand.Release(e.call()));
            case AlarmEvent.AlarmUpdated e -> updated(centre, e);
            case IncidentEvent.FirstUnitSent e ->
                List.of(new AlarmCommand.NoteProgress(e.incident(), "first unit sent"));
            case IncidentEvent.FirstUnitArrived e ->
                List.of(new AlarmCommand.NoteProgress(e.incident(), "first unit on scene"));
            case IncidentEvent.IncidentClosed e ->
                List.of(new AlarmCommand.NoteProgress(
                        e.incident(), "closed" + (e.disposition().isEmpty() ? "" : ": " + e.disposition())));
            default -> List.of();
        };
    }

    /// Whoever works the incident reads it there.
    private static List<Command> updated(Centre centre, AlarmEvent.AlarmUpdated update) {
        var incident = centre.alarms().find(update.call()).map(alarm -> alarm.incident());
        var lead = update.kind() == AlarmUpdate.Kind.CANCEL ? "Alarm source CANCELS: " : "Alarm source: ";
        return incident.<List<Command>>map(
                        number -> List.of(new IncidentCommand.AddNote(number, lead + update.words())))
                .orElseGet(List::of);
    }
}
