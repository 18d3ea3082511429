package org.tocsin.core.queues;

import java.time.Instant;
import org.tocsin.core.kernel.PositionId;

/// A caller on the line whose position went away in mid-call.
public record Stranded(Instant since, PositionId position, String login) {}
