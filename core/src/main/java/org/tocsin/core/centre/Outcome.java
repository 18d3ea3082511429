package org.tocsin.core.centre;

import java.util.List;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Rejection;

/// What came of a command.
public sealed interface Outcome {

    /// @param events in order, reactions included; empty when the command was already true
    /// @param next   the state with all of them folded in
    record Accepted(List<Event> events, Centre next) implements Outcome {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Rejection rejection) implements Outcome {}
}
