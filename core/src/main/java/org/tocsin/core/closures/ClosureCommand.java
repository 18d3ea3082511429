package org.tocsin.core.closures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.Command;

/// What can be asked about closures.
public sealed interface ClosureCommand extends Command {
    /// Close street pieces; fields as in [Closure].
    record Close(
            List<String> streets,
            String label,
            String reason,
            @Nullable Instant until) implements ClosureCommand {}

    /// Let traffic through again.
    record Open(long closure, String cause) implements ClosureCommand {}
}
