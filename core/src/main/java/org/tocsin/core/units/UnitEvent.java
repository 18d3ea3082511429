package org.tocsin.core.units;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;

/// What has happened to units.
public sealed interface UnitEvent extends Event {
    record UnitsCommissioned(Instant at, List<UnitSpec> units) implements UnitEvent {
        public UnitsCommissioned {
            units = List.copyOf(units);
        }
    }

    /// @param overridden a person sent it although it was not available, or nobody knew where to
    record UnitDispatched(UnitId unit, IncidentId incident, Instant at, String by, boolean overridden)
            implements UnitEvent {}

    /// A status within an assignment.
    record UnitProgressed(
            UnitId unit, IncidentId incident, UnitStatus status, Instant at, String detail, boolean overridden)
            implements UnitEvent {}

    /// A status outside of any assignment.
    record UnitStatusChanged(UnitId unit, UnitStatus status, Instant at, String detail) implements UnitEvent {}

    /// The unit left its incident; `status` is what it is now.
    record UnitReleased(UnitId unit, IncidentId incident, UnitStatus status, Instant at, String cause)
            implements UnitEvent {}

    /// It answered, and does what it did before: its silence is counted anew.
    record UnitHeard(UnitId unit, Instant at) implements UnitEvent {}

    record UnitOverdue(UnitId unit, UnitStatus status, Instant at) implements UnitEvent {}
}
