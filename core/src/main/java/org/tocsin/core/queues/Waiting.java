package org.tocsin.core.queues;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;

/// A ringing call in its queue.
///
/// @param queue     its code
/// @param rank      of its line
/// @param languages the caller asked for
/// @param reasons   signs of a flood; whether they suffice is `suspect`
/// @param source    who offered it
/// @param offered   whose telephones ring now; empty for everybody of the queue
/// @param until     when the offer passes on, absent for never
/// @param tried     whose telephones have rung
/// @param overflow  how far it has spread: 0 the queue, 1 its overflow too, 2 everybody
public record Waiting(
        CallId call,
        String queue,
        int rank,
        Instant since,
        List<String> languages,
        List<Suspicion> reasons,
        boolean suspect,
        String source,
        List<PositionId> offered,
        @Nullable Instant until,
        List<PositionId> tried,
        int overflow,
        @Nullable Instant overflowsAt) {
    public Waiting {
        languages = List.copyOf(languages);
        reasons = List.copyOf(reasons);
        offered = List.copyOf(offered);
        tried = List.copyOf(tried);
    }

    String turn() {
        return Turn.of(rank, suspect, since, call);
    }

    /// When something must be done about it, absent for never.
    @Nullable
    Instant due() {
        if (until == null || overflowsAt != null && overflowsAt.isBefore(until)) {
            return overflowsAt;
        }
        return until;
    }

    Waiting offered(List<PositionId> positions, @Nullable Instant end) {
        var all = new java.util.ArrayList<>(tried);
        positions.stream().filter(p -> !all.contains(p)).forEach(all::add);
        return new Waiting(
                call,
                queue,
                rank,
                since,
                languages,
                reasons,
                suspect,
                source,
                positions,
                end,
                all,
                overflow,
                overflowsAt);
    }

    Waiting overflowed(int to, @Nullable Instant next) {
        return new Waiting(
                call, queue, rank, since, languages, reasons, suspect, source, offered, until, tried, to, next);
    }

    Waiting judged(List<Suspicion> why, boolean isSuspect, @Nullable Instant next) {
        return new Waiting(
                call, queue, rank, since, languages, why, isSuspect, source, List.of(), null, tried, overflow, next);
    }
}
