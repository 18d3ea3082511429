package org.tocsin.core.centre;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitRules;
import org.tocsin.core.units.UnitStatus;

/// What follows in one room from what happened in another: the only orchestration across rooms. Follow-up commands are
/// decided in the same transaction, with the same stamp.
final class Reactions {
    private Reactions() {}

    static List<Command> list(Centre centre, Event event) {
        return switch (event) {
            case IncidentEvent.IncidentOpened e -> {
                var call = e.call();
                yield call == null ? List.of() : List.of(new CallCommand.LinkIncident(call, e.incident()));
            }
            case IncidentEvent.IncidentCallLinked e -> List.of(new CallCommand.LinkIncident(e.call(), e.incident()));
            case IncidentEvent.IncidentClosed e ->
                centre.units().listOn(e.incident()).stream()
                        .<Command>map(unit -> new UnitCommand.Release(unit.id(), e.incident(), "incident closed"))
                        .toList();
            case PositionEvent.SignedOn e -> List.of(new CallCommand.MoveCalls(e.login(), e.position()));
            case UnitEvent.UnitDispatched e -> List.of(new IncidentCommand.NoteDispatched(e.incident(), e.unit()));
            case UnitEvent.UnitProgressed e
            when e.status() == UnitStatus.OS -> List.of(new IncidentCommand.NoteArrived(e.incident(), e.unit()));
            default -> List.of();
        };
    }

    /// Commands whose time has come. Asked about once a second; deciding one twice changes nothing.
    static List<Command> listDue(Centre centre, Instant now) {
        var due = new ArrayList<Command>(UnitRules.listDue(centre.units(), now));
        due.addAll(centre.closures().listDue(now));
        return due;
    }
}
