package org.tocsin.core.units;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;

/// A responding unit and what it is doing.
///
/// @param kind     `ENGINE`, `LADDER`, `RESCUE`, `SQUAD`, `CHIEF`, `AMBULANCE`, `PATROL`... as run cards name it
/// @param beat     the district it belongs to, empty for none
/// @param home     where it stands in quarters, the fallback when no position is known
/// @param since    when the present status began
/// @param detail   words with the status: a hospital, a reason for being out of service
/// @param heardAt  when the unit, or somebody for it, last said anything
/// @param overdue  it has not acknowledged, or not been heard from, in time
public record Unit(
        UnitId id,
        String kind,
        Agency agency,
        String station,
        String municipality,
        String beat,
        List<String> abilities,
        Point home,
        UnitStatus status,
        Instant since,
        @Nullable IncidentId incident,
        String detail,
        Instant heardAt,
        boolean overdue) {
    public Unit {
        abilities = List.copyOf(abilities);
    }

    /// Saying the same status again does not start it again.
    Unit with(UnitStatus next, Instant at, @Nullable IncidentId on, String words) {
        var begun = next == status && Objects.equals(on, incident) ? since : at;
        return new Unit(
                id, kind, agency, station, municipality, beat, abilities, home, next, begun, on, words, at, false);
    }

    Unit heard(Instant at) {
        return with(status, at, incident, detail);
    }

    Unit markedOverdue() {
        return new Unit(
                id,
                kind,
                agency,
                station,
                municipality,
                beat,
                abilities,
                home,
                status,
                since,
                incident,
                detail,
                heardAt,
                true);
    }

    /// Carries patients.
    public boolean transports() {
        return kind.equals("AMBULANCE") || abilities.contains("TRANSPORT");
    }
}
