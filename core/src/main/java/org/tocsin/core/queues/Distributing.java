package org.tocsin.core.queues;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tocsin.core.kernel.PositionId;

/// Whom a call rings. Pure functions of the plan, the call and the seats.
public final class Distributing {
    private Distributing() {}

    /// Whose telephones ring for a waiting call. Never nobody: the ladder of [Ringing.Stage] ends with every console.
    public static Ringing ring(QueuePlan plan, Waiting call, List<Seat> seats) {
        var offered = seats.stream()
                .filter(seat -> seat.free() && call.offered().contains(seat.position()))
                .toList();
        if (!offered.isEmpty()) {
            return ringing(Ringing.Stage.OFFERED, offered);
        }
        return ring(plan, call.queue(), call.overflow(), seats);
    }

    /// Whose telephones ring for the calls of a queue that are offered to nobody in particular.
    public static Ringing ring(QueuePlan plan, String queue, int overflow, List<Seat> seats) {
        Predicate<Seat> belongs = seat -> belongs(plan, queue, overflow, seat);
        return first(Ringing.Stage.QUEUE, seats, belongs.and(Seat::free))
                .or(() -> first(Ringing.Stage.ANYBODY, seats, Seat::free))
                .or(() -> first(
                        Ringing.Stage.WRAP_UP, seats, seat -> seat.connected() && seat.wrappingUp() && !seat.busy()))
                .or(() -> first(Ringing.Stage.NOT_READY, seats, seat -> seat.connected() && !seat.busy()))
                .or(() -> first(Ringing.Stage.BUSY, seats, Seat::connected))
                .orElse(new Ringing(Ringing.Stage.EVERYWHERE, List.of()));
    }

    private static Optional<Ringing> first(Ringing.Stage stage, List<Seat> seats, Predicate<Seat> who) {
        var found = seats.stream().filter(who).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(ringing(stage, found));
    }

    private static Ringing ringing(Ringing.Stage stage, List<Seat> seats) {
        return new Ringing(stage, seats.stream().map(Seat::position).toList());
    }

    static boolean belongs(QueuePlan plan, String code, int overflow, Seat seat) {
        var queue = plan.find(code);
        return overflow >= 2
                || queue.map(q -> seat.has(q.skill())).orElse(true)
                || overflow == 1
                        && queue.flatMap(q -> plan.find(q.overflow()))
                                .filter(q -> seat.has(q.skill()))
                                .isPresent();
    }

    /// To whom a waiting call is offered next; empty for everybody of its queue.
    ///
    /// @param claimed positions another call is offered to already
    static List<PositionId> choose(QueuePlan plan, Waiting call, List<Seat> seats, Set<PositionId> claimed) {
        if (call.suspect()) {
            return List.of();
        }
        var queue = plan.find(call.queue());
        var members = seats.stream()
                .filter(seat -> seat.free() && belongs(plan, call.queue(), call.overflow(), seat))
                .filter(seat -> !call.tried().contains(seat.position()))
                .toList();
        var speakers =
                members.stream().filter(seat -> seat.speaks(call.languages())).toList();
        boolean longestIdle = queue.map(Queue::distribution)
                .filter(Distribution.LONGEST_IDLE::equals)
                .isPresent();
        if (!longestIdle) {
            return speakers.size() == members.size()
                    ? List.of()
                    : speakers.stream().map(Seat::position).toList();
        }
        return (speakers.isEmpty() ? members : speakers)
                .stream()
                        .filter(seat -> !claimed.contains(seat.position()))
                        .min(Comparator.comparing(Seat::idleSince).thenComparing(Seat::position))
                        .map(seat -> List.of(seat.position()))
                        .orElse(List.of());
    }
}
