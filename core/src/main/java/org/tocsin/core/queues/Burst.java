package org.tocsin.core.queues;

import java.time.Instant;

/// Suspects from one source, counted: one row instead of thousands.
///
/// @param waiting on the line now
/// @param left    hung up and not dealt with
public record Burst(String source, Instant since, Instant last, int waiting, int left) {
    boolean isOver() {
        return waiting <= 0 && left <= 0;
    }
}
