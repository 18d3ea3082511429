package org.tocsin.core.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.recommend.Recommendation;

/// What has happened to incidents.
public sealed interface IncidentEvent extends Event {
    IncidentId incident();

    record IncidentOpened(
            IncidentId incident,
            Instant at,
            String by,
            @Nullable CallId call) implements IncidentEvent {}

    record IncidentLocated(IncidentId incident, Instant at, String by, Whereabouts place) implements IncidentEvent {}

    /// @param typeWords as the catalogue has them now
    record IncidentClassified(IncidentId incident, Instant at, String by, String type, String typeWords, int priority)
            implements IncidentEvent {}

    record IncidentPrioritized(IncidentId incident, Instant at, String by, int priority) implements IncidentEvent {}

    record AlarmRaised(IncidentId incident, Instant at, String by, int level) implements IncidentEvent {}

    record NoteAdded(IncidentId incident, Instant at, String by, String text) implements IncidentEvent {}

    record IncidentCallLinked(IncidentId incident, CallId call) implements IncidentEvent {}

    record UnitsRecommended(IncidentId incident, Recommendation recommendation) implements IncidentEvent {}

    record FirstUnitSent(IncidentId incident, UnitId unit, Instant at) implements IncidentEvent {}

    record FirstUnitArrived(IncidentId incident, UnitId unit, Instant at) implements IncidentEvent {}

    record IncidentClosed(IncidentId incident, Instant at, String by, String disposition) implements IncidentEvent {}

    record IncidentReopened(IncidentId incident, Instant at, String by, String reason) implements IncidentEvent {}
}
