package org.tocsin.core.queues;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.Calls;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.core.queues.QueueEvent.CallJudged;
import org.tocsin.core.queues.QueueEvent.CallOffered;
import org.tocsin.core.queues.QueueEvent.CallOverflowed;
import org.tocsin.core.queues.QueueEvent.CallQueued;
import org.tocsin.core.queues.QueueEvent.CallStranded;
import org.tocsin.core.queues.QueueEvent.QueuesLoaded;
import org.tocsin.core.queues.QueueEvent.WrapUpEnded;
import org.tocsin.core.queues.QueueEvent.WrapUpExtended;
import org.tocsin.core.queues.QueueEvent.WrapUpStarted;

/// The rules of the queues room.
public final class QueueRules {
    /// Longer than this is not wrapping up but not being ready.
    public static final Duration LONGEST_WRAP_UP = Duration.ofMinutes(10);

    /// So many waiting calls are looked at when somebody becomes free.
    private static final int LOOKED_AT = 200;

    private QueueRules() {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        /// Every staffed position.
        List<Seat> listSeats();

        /// Whether this person sits at a position whose console is connected.
        boolean attends(String login);

        /// Login of whoever has the call, empty if nobody.
        String handlerOf(org.tocsin.core.kernel.CallId call);

        /// Whether this person sits there.
        boolean sits(String login, PositionId position);
    }

    public static Decision decide(Queues queues, QueueCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case QueueCommand.Load load -> load(queues, load.plan());
            case QueueCommand.Enqueue enqueue -> enqueue(queues, enqueue, stamp, around);
            case QueueCommand.Distribute _ -> distribute(queues, stamp, around);
            case QueueCommand.PassOn pass ->
                queues.find(pass.call())
                        .map(call -> passOn(queues, call, stamp, around))
                        .orElseGet(Decision::nothing);
            case QueueCommand.StartWrapUp start -> startWrapUp(queues, start.position(), stamp, around);
            case QueueCommand.ExtendWrapUp extend -> extendWrapUp(queues, extend, stamp, around);
            case QueueCommand.EndWrapUp end -> endWrapUp(queues, end.position(), stamp, around);
            case QueueCommand.NoteAbsence absence -> strand(queues, absence.position(), stamp, around);
            case QueueCommand.Judge judge -> judge(queues, judge, stamp);
        };
    }

    private static Decision load(Queues queues, QueuePlan plan) {
        var faults = plan.listFaults();
        if (!faults.isEmpty()) {
            return Decision.reject(new QueueRejection.FaultyPlan(faults));
        }
        return plan.equals(queues.plan()) ? Decision.nothing() : Decision.accept(new QueuesLoaded(plan));
    }

    private static Decision enqueue(Queues queues, QueueCommand.Enqueue enqueue, Stamp stamp, Surroundings around) {
        var plan = queues.plan();
        var signs = enqueue.signs();
        var queue = plan.route(enqueue.line(), signs.called(), enqueue.trunk(), stamp.at());
        var reasons = Triage.list(signs, enqueue.number(), plan.triage());
        boolean suspect = Triage.isSuspect(reasons);
        var asked = signs.languages();
        var spoken = queue.language();
        var queued = new CallQueued(
                enqueue.call(),
                stamp.at(),
                queue.code(),
                queue.line().rank(),
                asked.isEmpty() && spoken != null ? List.of(spoken) : asked,
                reasons,
                suspect,
                signs.source(),
                suspect ? null : stamp.at().plusSeconds(queue.overflowSeconds()));
        if (suspect) {
            return Decision.accept(queued);
        }
        var waiting = waiting(queued);
        var chosen = Distributing.choose(plan, waiting, around.listSeats(), claimed(queues));
        return chosen.isEmpty()
                ? Decision.accept(queued)
                : Decision.accept(queued, offer(queue.ringSeconds(), waiting, chosen, stamp));
    }

    private static CallOffered offer(int ringSeconds, Waiting call, List<PositionId> to, Stamp stamp) {
        return new CallOffered(
                call.call(), stamp.at(), to, to.isEmpty() ? null : stamp.at().plusSeconds(ringSeconds));
    }

    /// Positions that ring for one call alone: not offered another meanwhile.
    private static Set<PositionId> claimed(Queues queues) {
        var claimed = new HashSet<PositionId>();
        for (var entry : queues.offers()) {
            if (entry.getValue().size() == 1) {
                claimed.addAll(entry.getValue());
            }
        }
        return claimed;
    }

    /// Offers whose position is not free any more go on; whoever has become free is offered who waits longest. A call
    /// that has begun to ring everybody goes on doing so.
    private static Decision distribute(Queues queues, Stamp stamp, Surroundings around) {
        if (queues.offers().isEmpty() && !queues.plan().offers()) {
            return Decision.nothing();
        }
        var seats = around.listSeats();
        var free = new HashSet<PositionId>();
        seats.stream().filter(Seat::free).forEach(seat -> free.add(seat.position()));
        var events = new ArrayList<QueueEvent>();
        var claimed = claimed(queues);
        claimed.retainAll(free);
        for (var entry : queues.offers()) {
            if (entry.getValue().stream().noneMatch(free::contains)) {
                offerAnew(queues, queues.waiting().get(entry.getKey()), seats, claimed, stamp, events);
            }
        }
        int looked = 0;
        for (var entry : queues.turns()) {
            if (claimed.size() >= free.size() || looked++ >= LOOKED_AT) {
                break;
            }
            var call = queues.waiting().get(entry.getValue());
            if (call.tried().isEmpty()) {
                offerAnew(queues, call, seats, claimed, stamp, events);
            }
        }
        return Decision.accept(events);
    }

    private static void offerAnew(
            Queues queues,
            Waiting call,
            List<Seat> seats,
            Set<PositionId> claimed,
            Stamp stamp,
            List<QueueEvent> events) {
        var chosen = Distributing.choose(queues.plan(), call, seats, claimed);
        if (!chosen.equals(call.offered())) {
            events.add(offer(ringSeconds(queues, call), call, chosen, stamp));
            claimed.addAll(chosen.size() == 1 ? chosen : List.of());
        }
    }

    private static int ringSeconds(Queues queues, Waiting call) {
        return queues.plan().find(call.queue()).map(Queue::ringSeconds).orElse(12);
    }

    private static Decision passOn(Queues queues, Waiting call, Stamp stamp, Surroundings around) {
        var overflowsAt = call.overflowsAt();
        var until = call.until();
        var events = new ArrayList<QueueEvent>();
        var now = call;
        if (overflowsAt != null && !overflowsAt.isAfter(stamp.at())) {
            var overflowed = overflow(queues, call, overflowsAt, stamp);
            events.add(overflowed);
            now = call.overflowed(overflowed.to(), overflowed.next());
        }
        if (until != null && !until.isAfter(stamp.at())) {
            var next = Distributing.choose(queues.plan(), now, around.listSeats(), claimed(queues));
            events.add(offer(ringSeconds(queues, call), now, next, stamp));
        }
        return Decision.accept(events);
    }

    /// The queue's overflow first, if it has one; then everybody.
    private static CallOverflowed overflow(Queues queues, Waiting call, Instant due, Stamp stamp) {
        var queue = queues.plan().find(call.queue());
        boolean first = call.overflow() == 0
                && queue.filter(q -> !q.overflow().isEmpty()).isPresent();
        @Nullable
        Instant next = first ? due.plusSeconds(queue.map(Queue::overflowSeconds).orElse(20)) : null;
        return new CallOverflowed(call.call(), stamp.at(), first ? 1 : 2, next);
    }

    private static Decision startWrapUp(Queues queues, PositionId position, Stamp stamp, Surroundings around) {
        var seat = around.listSeats().stream()
                .filter(one -> one.position().equals(position) && !one.busy() && one.connected() && one.ready())
                .findFirst();
        int seconds = queues.desks()
                .find(position)
                .flatMap(desk -> queues.plan().find(desk.lastQueue()))
                .map(Queue::wrapUpSeconds)
                .orElse(0);
        return seat.isEmpty() || seconds == 0
                ? Decision.nothing()
                : Decision.accept(
                        new WrapUpStarted(position, stamp.at(), stamp.at().plusSeconds(seconds)));
    }

    private static Decision extendWrapUp(
            Queues queues, QueueCommand.ExtendWrapUp extend, Stamp stamp, Surroundings around) {
        var position = extend.position();
        if (!mine(position, stamp, around)) {
            return Decision.reject(new QueueRejection.NotYourSeat(position));
        }
        var desk = queues.desks().find(position).filter(one -> one.wrapUpUntil() != null);
        if (desk.isEmpty()) {
            return Decision.reject(new QueueRejection.NotWrappingUp(position));
        }
        var from = desk.get().wrapUpFrom();
        var until = java.util.Objects.requireNonNull(desk.get().wrapUpUntil()).plusSeconds(extend.seconds());
        return extend.seconds() < 1 || from != null && until.isAfter(from.plus(LONGEST_WRAP_UP))
                ? Decision.reject(new QueueRejection.WrapUpTooLong(LONGEST_WRAP_UP.toMinutes()))
                : Decision.accept(new WrapUpExtended(position, until));
    }

    private static Decision endWrapUp(Queues queues, PositionId position, Stamp stamp, Surroundings around) {
        var until = queues.desks().find(position).map(Desk::wrapUpUntil);
        if (until.isEmpty()) {
            return stamp.actor() instanceof Actor.Person
                    ? Decision.reject(new QueueRejection.NotWrappingUp(position))
                    : Decision.nothing();
        }
        boolean over = !until.get().isAfter(stamp.at());
        return over || mine(position, stamp, around)
                ? Decision.accept(new WrapUpEnded(position, stamp.at()))
                : Decision.reject(new QueueRejection.NotYourSeat(position));
    }

    private static boolean mine(PositionId position, Stamp stamp, Surroundings around) {
        return stamp.actor() instanceof Actor.Person person && around.sits(person.login(), position);
    }

    private static Decision strand(Queues queues, PositionId position, Stamp stamp, Surroundings around) {
        var events = new ArrayList<QueueEvent>();
        for (var entry : queues.talking()) {
            var call = entry.getKey();
            var handler = around.handlerOf(call);
            if (entry.getValue().position().equals(position)
                    && !queues.stranded().has(call)
                    && !around.attends(handler)) {
                events.add(new CallStranded(call, stamp.at(), position, handler));
            }
        }
        return Decision.accept(events);
    }

    private static Decision judge(Queues queues, QueueCommand.Judge judge, Stamp stamp) {
        var found = queues.find(judge.call());
        if (found.isEmpty()) {
            return Decision.reject(new QueueRejection.NotWaiting(judge.call()));
        }
        return found.get().suspect() == judge.suspect()
                ? Decision.nothing()
                : Decision.accept(new CallJudged(
                        judge.call(),
                        stamp.at(),
                        stamp.actor() instanceof Actor.Person person
                                ? person.login()
                                : stamp.actor().words(),
                        judge.suspect(),
                        judge.why().strip()));
    }

    private static Waiting waiting(CallQueued e) {
        return new Waiting(
                e.call(),
                e.queue(),
                e.rank(),
                e.at(),
                e.languages(),
                e.reasons(),
                e.suspect(),
                e.source(),
                List.of(),
                null,
                List.of(),
                0,
                e.overflowsAt());
    }

    public static Queues evolve(Queues queues, QueueEvent event) {
        return switch (event) {
            case QueuesLoaded e -> queues.with(e.plan());
            case CallQueued e -> {
                var next = queues.wait(waiting(e));
                yield e.suspect() ? next.burst(e.source(), e.at(), 1, 0) : next;
            }
            case CallOffered e -> changed(queues, e, call -> call.offered(e.positions(), e.until()));
            case CallOverflowed e -> changed(queues, e, call -> call.overflowed(e.to(), e.next()));
            case CallJudged e -> judged(queues, e);
            case CallStranded e ->
                queues.talking(
                        queues.talking(),
                        queues.stranded().with(e.call(), new Stranded(e.at(), e.position(), e.login())));
            case WrapUpStarted e -> queues.desk(e.position(), desk -> desk.wrapsUp(e.at(), e.until()));
            case WrapUpExtended e -> queues.desk(e.position(), desk -> desk.wrapsUp(desk.wrapUpFrom(), e.until()));
            case WrapUpEnded e -> queues.desk(e.position(), desk -> desk.wrapsUp(null, null));
        };
    }

    private interface Change {
        Waiting of(Waiting call);
    }

    private static Queues changed(Queues queues, QueueEvent.OfCall event, Change change) {
        return queues.find(event.call())
                .map(call -> queues.wait(change.of(call)))
                .orElse(queues);
    }

    private static Queues judged(Queues queues, CallJudged e) {
        return queues.find(e.call())
                .map(call -> {
                    var reasons = new ArrayList<>(call.reasons());
                    if (e.suspect()) {
                        reasons.add(Suspicion.MARKED);
                    }
                    @Nullable Instant next = e.suspect() ? null : e.at();
                    return queues.wait(call.judged(reasons, e.suspect(), next))
                            .burst(call.source(), e.at(), e.suspect() ? 1 : -1, 0);
                })
                .orElse(queues);
    }

    /// What the calls room's events mean for the queues.
    ///
    /// @param calls after the event
    public static Queues evolve(Queues queues, CallEvent event, Calls calls) {
        return Movements.by(queues, event, calls);
    }

    /// What the positions room's events mean for the queues.
    public static Queues evolve(Queues queues, PositionEvent event) {
        return Movements.by(queues, event);
    }
}
