package org.tocsin.core.queues;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a position has done lately.
///
/// @param idleSince   the end of its last call, or the sign-on
/// @param lastQueue   of its last call, empty before the first
/// @param wrapUpUntil while it wraps up
/// @param wrapUpFrom  when that began
public record Desk(
        Instant idleSince,
        String lastQueue,
        @Nullable Instant wrapUpFrom,
        @Nullable Instant wrapUpUntil) {
    Desk wrapsUp(@Nullable Instant from, @Nullable Instant until) {
        return new Desk(idleSince, lastQueue, from, until);
    }
}
