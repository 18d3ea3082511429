package org.tocsin.core.queues;

import java.util.List;
import org.tocsin.core.kernel.PositionId;

/// Whose telephones ring for a call.
///
/// @param positions empty with [Stage#EVERYWHERE] only: every console there is
public record Ringing(Stage stage, List<PositionId> positions) {
    /// How far down one had to go to find somebody.
    public enum Stage {
        /// Offered to the one whose turn it is, or to those who speak the caller's language.
        OFFERED,
        /// Everybody free who belongs to the queue.
        QUEUE,
        /// Nobody of the queue is free: everybody who is.
        ANYBODY,
        /// Nobody is free: those who wrap up a call.
        WRAP_UP,
        /// Those who are not ready.
        NOT_READY,
        /// All talk: they see that somebody waits.
        BUSY,
        /// No console of a position is there.
        EVERYWHERE
    }

    public Ringing {
        positions = List.copyOf(positions);
    }
}
