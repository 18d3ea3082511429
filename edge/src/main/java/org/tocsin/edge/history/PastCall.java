package org.tocsin.edge.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PhoneNumber;

/// A call of the past.
///
/// @param place   civic address given by the network, may be empty
/// @param outcome how an abandoned call was dealt with, or why the call ended
public record PastCall(
        CallId id,
        Instant arrivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        String line,
        @Nullable PhoneNumber number,
        String classOfService,
        String trunk,
        String place,
        CallStatus status,
        @Nullable String answeredBy,
        @Nullable String outcome,
        @Nullable IncidentId incident) {}
