package org.tocsin.core.positions;

import java.time.Instant;
import org.tocsin.core.kernel.PositionId;

/// A staffed workstation.
///
/// @param ready     takes calls
/// @param reason    why not, empty when ready
/// @param connected whether its console is on the live connection
public record Position(
        PositionId id, String login, String name, Instant since, boolean ready, String reason, boolean connected) {}
