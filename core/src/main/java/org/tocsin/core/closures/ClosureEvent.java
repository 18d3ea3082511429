package org.tocsin.core.closures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.Event;

/// What has happened to streets.
public sealed interface ClosureEvent extends Event {
    record StreetsClosed(
            long closure,
            Instant at,
            String by,
            List<String> streets,
            String label,
            String reason,
            @Nullable Instant until)
            implements ClosureEvent {}

    record StreetsOpened(long closure, Instant at, String by, String cause) implements ClosureEvent {}
}
