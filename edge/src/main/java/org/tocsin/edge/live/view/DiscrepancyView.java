package org.tocsin.edge.live.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.discrepancies.Discrepancy;

/// Data somebody found wrong, not answered yet.
public record DiscrepancyView(
        long id,
        Discrepancy.Kind kind,
        String words,
        String typed,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Long incident,
        @Nullable Long call,
        String packVersion,
        Instant at,
        String by,
        String byName) {}
