package org.tocsin.core.journal;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Rejection;

/// What the centre says to a command. The same key always gets the same answer.
public sealed interface Answer {

    /// @param sequence of the record; for a command that was already true, of the newest record before it
    /// @param events   empty when the command was already true
    record Accepted(long sequence, Instant at, List<Event> events) implements Answer {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Rejection rejection) implements Answer {}
}
