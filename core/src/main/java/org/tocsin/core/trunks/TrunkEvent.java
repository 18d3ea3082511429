package org.tocsin.core.trunks;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.kernel.Event;

/// What has happened to trunks.
public sealed interface TrunkEvent extends Event {
    /// @param names in the order in which they are tried
    record TrunksConfigured(Instant at, List<String> names) implements TrunkEvent {
        public TrunksConfigured {
            names = List.copyOf(names);
        }
    }

    /// Fields as in [Trunk].
    ///
    /// @param before      the state it was in
    /// @param afterMillis how long it was in it
    record TrunkChanged(
            String name,
            Instant at,
            TrunkState state,
            String why,
            long roundTripMillis,
            TrunkState before,
            long afterMillis)
            implements TrunkEvent {}
}
