package org.tocsin.core.discrepancies;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.places.Point;

/// What can be asked about discrepancies.
public sealed interface DiscrepancyCommand extends Command {
    /// Say that data are wrong; fields as in [Discrepancy].
    record Report(
            Discrepancy.Kind kind,
            String words,
            String typed,
            @Nullable Point point,
            @Nullable IncidentId incident,
            @Nullable CallId call,
            String packVersion)
            implements DiscrepancyCommand {}

    /// Answer a report: corrected, not a fault, passed on.
    record Resolve(long discrepancy, String answer) implements DiscrepancyCommand {}
}
