package org.tocsin.edge.live.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.positions.Position;
import org.tocsin.core.queues.Distributing;
import org.tocsin.core.queues.Queue;
import org.tocsin.core.queues.Seat;
import org.tocsin.core.queues.Suspicion;
import org.tocsin.core.queues.Tally;
import org.tocsin.core.queues.Waiting;

/// Makes the queue board from the state.
///
/// @param nameOf the name of a login
public record QueueBoardMaker(UnaryOperator<String> nameOf) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_BURSTS = 20;
    /// Beyond this many waiting calls their lines are counted from the first only.
    private static final int MOST_COUNTED = 5_000;

    /// @param shown calls on the boards
    public QueueBoardView make(Centre centre, Collection<CallId> shown, Instant now) {
        var queues = centre.queues();
        var seats = centre.listSeats();
        var emergency = queues.plan().queues().stream()
                .filter(queue -> queue.line().rank() == 1)
                .map(Queue::code)
                .toList();
        int rowsShown =
                (int) shown.stream().filter(call -> queues.rows().has(call)).count();
        return new QueueBoardView(
                now,
                lines(centre, seats),
                shown.stream()
                        .flatMap(call -> queues.find(call).stream())
                        .map(QueueBoardMaker::wait)
                        .toList(),
                stranded(centre),
                callingBack(centre, now),
                seats.stream().flatMap(seat -> seat(centre, seat).stream()).toList(),
                figures(queues.answers().over(HOUR, now, emergency)),
                figures(queues.answers().over(DAY, now, emergency)),
                queues.bursts().values().stream()
                        .sorted((a, b) -> b.last().compareTo(a.last()))
                        .limit(MOST_BURSTS)
                        .map(burst -> new QueueBoardView.BurstView(
                                burst.source(), burst.since(), burst.last(), burst.waiting(), burst.left()))
                        .toList(),
                new QueueBoardView.TotalsView(
                        queues.turns().size(),
                        queues.suspectTurns().size(),
                        queues.rowTurns().size(),
                        queues.suspectRows().size(),
                        rowsShown),
                queues.plan().breaks());
    }

    private static List<QueueBoardView.LineView> lines(Centre centre, List<Seat> seats) {
        var queues = centre.queues();
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Instant> oldest = new HashMap<>();
        int counted = 0;
        for (var entry : queues.turns()) {
            if (counted++ >= MOST_COUNTED) {
                break;
            }
            var call = queues.waiting().get(entry.getValue());
            counts.merge(call.queue(), 1, Integer::sum);
            oldest.merge(call.queue(), call.since(), (a, b) -> a.isBefore(b) ? a : b);
        }
        var lines = new ArrayList<QueueBoardView.LineView>();
        for (var queue : queues.plan().queues()) {
            var ringing = Distributing.ring(queues.plan(), queue.code(), 0, seats);
            lines.add(new QueueBoardView.LineView(
                    queue.code(),
                    queue.name(),
                    queue.line().name(),
                    queue.line().rank(),
                    counts.getOrDefault(queue.code(), 0),
                    oldest.get(queue.code()),
                    ringing.stage(),
                    names(ringing.positions()),
                    queue.greeting()));
        }
        return lines;
    }

    private static List<String> names(List<PositionId> positions) {
        return positions.stream().map(PositionId::value).toList();
    }

    private static QueueBoardView.WaitView wait(Waiting call) {
        @Nullable List<String> offered = call.offered().isEmpty() ? null : names(call.offered());
        @Nullable
        List<String> reasons =
                call.suspect() ? call.reasons().stream().map(Suspicion::words).toList() : null;
        return new QueueBoardView.WaitView(call.call().number(), call.queue(), offered, reasons, call.overflow());
    }

    private List<QueueBoardView.StrandedView> stranded(Centre centre) {
        var list = new ArrayList<QueueBoardView.StrandedView>();
        for (var entry : centre.queues().stranded()) {
            var alone = entry.getValue();
            list.add(new QueueBoardView.StrandedView(
                    entry.getKey().number(), alone.since(), alone.position().value(), nameOf.apply(alone.login())));
        }
        return list;
    }

    private List<QueueBoardView.CallingBackView> callingBack(Centre centre, Instant now) {
        var list = new ArrayList<QueueBoardView.CallingBackView>();
        for (var entry : centre.calls().callingBack()) {
            var going = entry.getValue();
            if (going.lasts(now)) {
                list.add(new QueueBoardView.CallingBackView(
                        entry.getKey().number(), going.since(), going.position().value(), nameOf.apply(going.by())));
            }
        }
        return list;
    }

    private static java.util.Optional<QueueBoardView.SeatView> seat(Centre centre, Seat seat) {
        return centre.positions().find(seat.position()).map(position -> {
            var state = state(seat);
            var desk = centre.queues().desks().find(seat.position());
            return new QueueBoardView.SeatView(
                    seat.position().value(),
                    position.name(),
                    state,
                    position.reason(),
                    since(centre, seat, position, state),
                    desk.map(d -> d.wrapUpUntil()).orElse(null),
                    seat.skills(),
                    seat.languages());
        });
    }

    private static QueueBoardView.SeatState state(Seat seat) {
        if (!seat.connected()) {
            return QueueBoardView.SeatState.AWAY;
        }
        if (seat.busy()) {
            return QueueBoardView.SeatState.TALKING;
        }
        if (seat.wrappingUp()) {
            return QueueBoardView.SeatState.WRAP_UP;
        }
        return seat.ready() ? QueueBoardView.SeatState.READY : QueueBoardView.SeatState.NOT_READY;
    }

    private static Instant since(Centre centre, Seat seat, Position position, QueueBoardView.SeatState state) {
        if (state == QueueBoardView.SeatState.TALKING) {
            for (var entry : centre.queues().talking()) {
                if (entry.getValue().position().equals(seat.position())) {
                    return centre.calls()
                            .find(entry.getKey())
                            .map(Call::answeredAt)
                            .orElse(position.since());
                }
            }
        }
        return seat.idleSince();
    }

    private static QueueBoardView.FiguresView figures(Tally tally) {
        return new QueueBoardView.FiguresView(
                tally.count(),
                tally.abandoned(),
                rounded(tally.percentWithin(10)),
                rounded(tally.percentWithin(15)),
                rounded(tally.percentWithin(20)),
                tally.percentile(90),
                tally.percentile(95));
    }

    private static double rounded(double percent) {
        return Math.round(percent * 10) / 10.0;
    }
}
