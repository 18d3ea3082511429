package org.tocsin.core.maps;

import java.time.Instant;
import org.tocsin.core.kernel.Event;

/// What has happened to the map.
public sealed interface MapEvent extends Event {
    /// @param by       login of whoever asked for it, empty at a start
    /// @param replaced version it took the place of, empty at a start
    record MapPutInForce(Instant at, String by, Pack pack, String replaced) implements MapEvent {}
}
