package org.tocsin.edge.journal;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Event;

/// A durable record with the state that follows from it.
public record Commit(long sequence, Instant at, Actor actor, String key, List<Event> events, Centre state) {
    @Override
    public String toString() {
        return "commit " + sequence;
    }
}
