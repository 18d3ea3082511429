package org.tocsin.core.queues;

import org.tocsin.core.kernel.PositionId;

/// A caller on the line at a position.
///
/// @param queue the call came from, empty if it never waited in one
public record Talk(PositionId position, String queue) {}
