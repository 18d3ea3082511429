package org.tocsin.core.discrepancies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.places.Point;

/// What has happened to discrepancies.
public sealed interface DiscrepancyEvent extends Event {
    record DiscrepancyReported(
            long discrepancy,
            Instant at,
            String by,
            Discrepancy.Kind kind,
            String words,
            String typed,
            @Nullable Point point,
            @Nullable IncidentId incident,
            @Nullable CallId call,
            String packVersion)
            implements DiscrepancyEvent {}

    record DiscrepancyResolved(long discrepancy, Instant at, String by, String answer) implements DiscrepancyEvent {}
}
