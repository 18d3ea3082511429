package org.tocsin.core.alarms;

import java.time.Instant;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;

/// What has happened to alarms.
public sealed interface AlarmEvent extends Event {
    CallId call();

    record AlarmReceived(CallId call, Instant at, AlarmReport report) implements AlarmEvent {}

    /// @param message the source's own name for it
    record AlarmUpdated(CallId call, Instant at, String message, AlarmUpdate.Kind kind, String words)
            implements AlarmEvent {}

    record AlarmAccepted(CallId call, Instant at, IncidentId incident) implements AlarmEvent {}

    record AlarmRejected(CallId call, Instant at, String by, Refusal refusal, String words) implements AlarmEvent {}

    record AlarmTold(CallId call, Instant at, String by, String words) implements AlarmEvent {}

    record AlarmProgressed(CallId call, Instant at, String words) implements AlarmEvent {}
}
