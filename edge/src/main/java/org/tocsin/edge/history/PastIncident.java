package org.tocsin.edge.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.places.Point;

/// An incident of the past.
///
/// @param type        code in the catalogue, may be empty
/// @param priority    1 to 5, 0 if it never had one
/// @param place       as boards showed it, may be empty
/// @param disposition absent while open
public record PastIncident(
        IncidentId id,
        Instant openedAt,
        String openedBy,
        @Nullable Instant dispatchedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant closedAt,
        String type,
        String typeWords,
        int priority,
        String place,
        String municipality,
        @Nullable Point point,
        @Nullable String disposition) {}
