package org.tocsin.core.timeline;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.UnitId;

/// Something an event is about, by which the record can be asked.
///
/// @param kind `call`, `incident`, `unit`, `position`, `entry`
/// @param id   `17`, `1042`, `E4`, `P1`
public record Subject(String kind, String id) {

    public static Subject of(CallId call) {
        return new Subject("call", Long.toString(call.number()));
    }

    public static Subject of(IncidentId incident) {
        return new Subject("incident", Long.toString(incident.number()));
    }

    public static Subject of(UnitId unit) {
        return new Subject("unit", unit.value());
    }

    public static Subject of(PositionId position) {
        return new Subject("position", position.value());
    }

    /// A resident's record, by its reference.
    public static Subject ofEntry(String entry) {
        return new Subject("entry", entry);
    }
}
