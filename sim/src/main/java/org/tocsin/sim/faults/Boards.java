package org.tocsin.sim.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.timeline.Subject;
import org.tocsin.core.timeline.Subjects;
import org.tocsin.core.units.UnitEvent;

/// What stands on the boards of a console: open calls, open incidents, units and staffed positions, by their ids.
final class Boards {
    private Boards() {}

    /// The whole of it.
    static Map<Object, Object> all(Centre centre) {
        var all = new LinkedHashMap<Object, Object>();
        centre.calls().open().forEach(entry -> {
            all.put(entry.getKey(), entry.getValue());
            centre.conferences().find(entry.getKey()).ifPresent(on -> all.put(new Conversing.On(on.call()), on));
        });
        centre.incidents().open().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        centre.units().all().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        centre.positions().staffed().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /// What the events may have changed: the subjects they name, as they are in the next state; empty for what is gone.
    static Map<Object, Optional<?>> changed(List<Event> events, Centre next) {
        var changed = new LinkedHashMap<Object, Optional<?>>();
        for (var event : events) {
            if (event instanceof UnitEvent.UnitsCommissioned e) {
                e.units().forEach(spec -> changed.put(spec.id(), next.units().find(spec.id())));
            }
            for (var subject : Subjects.list(event)) {
                put(changed, subject, next);
            }
        }
        return changed;
    }

    private static void put(Map<Object, Optional<?>> changed, Subject subject, Centre next) {
        switch (subject.kind()) {
            case "call" -> {
                var id = new CallId(Long.parseLong(subject.id()));
                var call = next.calls().open().find(id);
                changed.put(id, call);
                changed.put(
                        new Conversing.On(id),
                        call.flatMap(open -> next.conferences().find(open.id())));
            }
            case "incident" -> {
                var id = new IncidentId(Long.parseLong(subject.id()));
                changed.put(id, next.incidents().findOpen(id));
            }
            case "unit" -> {
                var id = new UnitId(subject.id());
                changed.put(id, next.units().find(id));
            }
            case "position" -> {
                var id = new PositionId(subject.id());
                changed.put(id, next.positions().find(id));
            }
            default -> {
                // Residents' records stand on no board.
            }
        }
    }
}
