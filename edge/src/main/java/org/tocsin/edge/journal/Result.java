package org.tocsin.edge.journal;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Rejection;

/// What came of a submitted command.
public sealed interface Result {

    /// Durable.
    ///
    /// @param sequence of the record; for a command that was already true, of the newest record before it
    /// @param events   empty when the command was already true
    /// @param repeated the key had been decided before: this is the first answer again
    record Accepted(long sequence, Instant at, List<Event> events, boolean repeated) implements Result {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// Refused by the rules of a room.
    record Rejected(Rejection rejection) implements Result {}

    /// Not decided, or decided and not kept; the state is as before.
    ///
    /// @param message for the person who asked
    record Failed(Reason reason, String message) implements Result {}

    /// Why a command was not carried out through no fault of the asker.
    enum Reason {
        /// The queue is full.
        OVERLOADED,
        /// A bug: an alarm has been raised.
        BUG,
        /// The same command failed before and is not tried again.
        QUARANTINED,
        /// No disk takes the record.
        NOT_KEPT,
        /// This server must not write any more.
        FENCED,
        /// Stopping.
        CLOSED
    }
}
