package org.tocsin.core.units;

import java.util.List;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;

/// What can be asked about units.
public sealed interface UnitCommand extends Command {
    /// Make units known, or change what is permanently true of them.
    record Commission(List<UnitSpec> units) implements UnitCommand {
        public Commission {
            units = List.copyOf(units);
        }
    }

    /// Send a unit to an incident. `override` sends a busy unit as well: it leaves what it is doing.
    record Dispatch(UnitId unit, IncidentId incident, boolean override) implements UnitCommand {}

    /// A unit reports a status, by radio through a dispatcher or by its own terminal. The status it has already means:
    /// it was heard from.
    ///
    /// @param detail   words with it: hospital, reason
    /// @param override accept it out of order
    record Report(UnitId unit, UnitStatus status, String detail, boolean override) implements UnitCommand {}

    /// Take a unit off its incident: it is available again.
    record Release(UnitId unit, IncidentId incident, String cause) implements UnitCommand {}

    /// A timer found that a unit has not acknowledged or not been heard from in time.
    record MarkOverdue(UnitId unit, UnitStatus status) implements UnitCommand {}
}
