package org.tocsin.core.closures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Street pieces that are closed.
///
/// @param id      numbered by the centre
/// @param streets identifiers of pieces in the pack
/// @param label   in words: `River Street between Main and Oak`
/// @param until   when it ends by itself, absent for until opened
public record Closure(
        long id,
        List<String> streets,
        String label,
        String reason,
        Instant since,
        String by,
        @Nullable Instant until) {
    public Closure {
        streets = List.copyOf(streets);
    }
}
