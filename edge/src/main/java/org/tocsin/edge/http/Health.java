package org.tocsin.edge.http;

import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the centre works, for machines that watch it. Tells nothing about anybody.
@RestController
public class Health {
    private final Supplier<State> state;

    public Health(Supplier<State> state) {
        this.state = state;
    }

    /// @param status          `up`, or `degraded` while the database is away: calls and dispatch go on
    /// @param journalSequence of the last accepted command
    /// @param startedAt       of this process
    public record State(
            String status,
            String database,
            long journalSequence,
            int callsWaiting,
            int incidentsOpen,
            String packVersion,
            Instant startedAt,
            Instant now) {}

    @GetMapping("/health")
    State health() {
        return state.get();
    }
}
