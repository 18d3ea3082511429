package org.tocsin.core.incidents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.recommend.Travel;

/// What can be asked about incidents.
public sealed interface IncidentCommand extends Command {

    /// Open an incident with whatever is known; everything may be missing.
    ///
    /// @param call     the call it comes from, absent for an incident from the street or a desk
    /// @param type     code in the catalogue, empty while unknown
    /// @param priority 1 to 5, 0 for the type's own
    record Open(@Nullable CallId call, @Nullable Whereabouts place, String type, int priority, String note)
            implements IncidentCommand {}

    record Locate(IncidentId incident, Whereabouts place) implements IncidentCommand {}

    record Classify(IncidentId incident, String type) implements IncidentCommand {}

    record Prioritize(IncidentId incident, int priority) implements IncidentCommand {}

    record RaiseAlarm(IncidentId incident, int level) implements IncidentCommand {}

    record AddNote(IncidentId incident, String text) implements IncidentCommand {}

    record LinkCall(IncidentId incident, CallId call) implements IncidentCommand {}

    /// Work out which units deserve to go, from drive times measured at this moment.
    ///
    /// @param travels     one for every unit that could be asked
    /// @param packVersion the road network they were measured on
    record Recommend(IncidentId incident, List<Travel> travels, String packVersion) implements IncidentCommand {
        public Recommend {
            travels = List.copyOf(travels);
        }
    }

    /// A unit was sent: the first one makes the incident active. Follows from the units room.
    record NoteDispatched(IncidentId incident, UnitId unit) implements IncidentCommand {}

    /// A unit is on scene: the first one is the arrival. Follows from the units room.
    record NoteArrived(IncidentId incident, UnitId unit) implements IncidentCommand {}

    /// Close and release every unit. `override` closes although a caller is on the line or a patient on board.
    record Close(IncidentId incident, String disposition, boolean override) implements IncidentCommand {
        public Close(IncidentId incident, String disposition) {
            this(incident, disposition, false);
        }
    }

    record Reopen(IncidentId incident, String reason) implements IncidentCommand {}
}
