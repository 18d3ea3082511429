package org.tocsin.core.queues;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.PositionId;

/// What has happened in the queues. That a call leaves its queue follows from the calls room's own events.
public sealed interface QueueEvent extends Event {
    record QueuesLoaded(QueuePlan plan) implements QueueEvent {}

    /// Events about one waiting call.
    sealed interface OfCall extends QueueEvent {
        CallId call();
    }

    /// Events about one position.
    sealed interface OfPosition extends QueueEvent {
        PositionId position();
    }

    /// @param queue       its code
    /// @param rank        of the queue's line
    /// @param reasons     signs of a flood
    /// @param suspect     whether they suffice
    /// @param overflowsAt when its patience is over, absent for never
    record CallQueued(
            CallId call,
            Instant at,
            String queue,
            int rank,
            List<String> languages,
            List<Suspicion> reasons,
            boolean suspect,
            String source,
            @Nullable Instant overflowsAt)
            implements OfCall {
        public CallQueued {
            languages = List.copyOf(languages);
            reasons = List.copyOf(reasons);
        }
    }

    /// @param positions whose telephones ring; empty for everybody of the queue
    record CallOffered(
            CallId call,
            Instant at,
            List<PositionId> positions,
            @Nullable Instant until) implements OfCall {
        public CallOffered {
            positions = List.copyOf(positions);
        }
    }

    /// @param to 1 its overflow too, 2 everybody
    record CallOverflowed(
            CallId call, Instant at, int to, @Nullable Instant next) implements OfCall {}

    record CallJudged(CallId call, Instant at, String by, boolean suspect, String why) implements OfCall {}

    /// The console of whoever talks with the caller is gone: somebody else must take the call up.
    record CallStranded(CallId call, Instant at, PositionId position, String login) implements OfCall {}

    record WrapUpStarted(PositionId position, Instant at, Instant until) implements OfPosition {}

    record WrapUpExtended(PositionId position, Instant until) implements OfPosition {}

    record WrapUpEnded(PositionId position, Instant at) implements OfPosition {}
}
