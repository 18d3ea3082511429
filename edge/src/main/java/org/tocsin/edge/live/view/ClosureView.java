package org.tocsin.edge.live.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A closure in force.
///
/// @param streets identifiers of pieces, as in the map's layer `streets`
/// @param until   when it ends by itself
public record ClosureView(
        long id,
        List<String> streets,
        String label,
        String reason,
        Instant since,
        String by,
        String byName,
        @Nullable Instant until) {}
