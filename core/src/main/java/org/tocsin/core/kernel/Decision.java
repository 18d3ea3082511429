package org.tocsin.core.kernel;

import java.util.List;

/// What a room answers to a command: the events that follow from it, or the reason it is refused.
public sealed interface Decision {

    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Rejection rejection) implements Decision {}

    static Decision accept(Event... events) {
        return new Accepted(List.of(events));
    }

    static Decision accept(List<? extends Event> events) {
        return new Accepted(List.copyOf(events));
    }

    /// The command is already true: nothing to record, nobody to tell.
    static Decision nothing() {
        return new Accepted(List.of());
    }

    static Decision reject(Rejection rejection) {
        return new Rejected(rejection);
    }
}
