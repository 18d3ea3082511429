package org.tocsin.core.queues;

/// Whose telephone rings first.
public enum Distribution {
    /// Everybody free at once.
    RING_ALL,
    /// The one idle the longest, then the next; everybody when all have been tried.
    LONGEST_IDLE
}
