package org.tocsin.edge.journal;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Signs;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.queues.QueuePlan;
import org.tocsin.core.queues.Triage;

/// Commands that wait for the writer, in four lanes: people, genuine emergency calls, which are never refused for load,
/// everything else, and arriving calls that look like part of a flood. Within a lane first come, first
/// served; whoever must keep an order hands in the next command when the one before is decided. Thread-safe.
final class Lanes {
    /// Who goes first, first.
    enum Lane {
        PERSON,
        CALL,
        ORDINARY,
        SUSPECT
    }

    private final int capacity;
    private final PriorityBlockingQueue<Place> queue = new PriorityBlockingQueue<>();
    private final AtomicInteger[] waiting = {
        new AtomicInteger(), new AtomicInteger(), new AtomicInteger(), new AtomicInteger()
    };
    private final AtomicLong tickets = new AtomicLong();

    private record Place(Lane lane, long ticket, Writer.Submission submission) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byLane = lane.compareTo(other.lane);
            return byLane != 0 ? byLane : Long.compare(ticket, other.ticket);
        }
    }

    /// @param capacity of each lane; genuine emergency calls are taken beyond it
    Lanes(int capacity) {
        this.capacity = capacity;
    }

    static Lane laneOf(Command command, Actor actor, QueuePlan plan) {
        if (actor instanceof Actor.Person || actor instanceof Actor.Crew) {
            return Lane.PERSON;
        }
        if (!(command instanceof CallCommand.Arrive arrive)) {
            return Lane.ORDINARY;
        }
        var signs = arrive.signs();
        if (Triage.isSuspect(signs == null ? Signs.NONE : signs, arrive.number(), plan.triage())) {
            return Lane.SUSPECT;
        }
        return arrive.line().rank() == 1 ? Lane.CALL : Lane.ORDINARY;
    }

    /// @return false if the lane is full
    boolean offer(Writer.Submission submission, Lane lane) {
        int number = waiting[lane.ordinal()].incrementAndGet();
        if (number > capacity && lane != Lane.CALL) {
            waiting[lane.ordinal()].decrementAndGet();
            return false;
        }
        return queue.offer(new Place(lane, tickets.getAndIncrement(), submission));
    }

    /// The first, waiting for it so long if need be.
    Optional<Writer.Submission> poll(long nanos) throws InterruptedException {
        return Optional.ofNullable(taken(nanos > 0 ? queue.poll(nanos, TimeUnit.NANOSECONDS) : queue.poll()));
    }

    void drainTo(Collection<Writer.Submission> batch, int most) {
        for (int i = 0; i < most; i++) {
            var next = taken(queue.poll());
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    private Writer.@Nullable Submission taken(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        waiting[place.lane.ordinal()].decrementAndGet();
        return place.submission;
    }
}
