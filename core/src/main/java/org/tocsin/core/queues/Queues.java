package org.tocsin.core.queues;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.PositionId;

/// The state of the room. Every order is a chart, so that thousands who wait cost nothing to those who are looked at.
///
/// @param waiting       ringing calls
/// @param turns         order in which they should be answered, suspects apart
/// @param suspectTurns  the same, of suspects
/// @param offers        waiting calls that ring some positions only
/// @param timers        when something is due about a waiting call
/// @param desks         by position
/// @param talking       callers on the line at positions
/// @param stranded      those of them whose position went away
/// @param rows          the call-back list
/// @param rowTurns      its order, suspects apart
/// @param suspectRows   the order of the suspects on it
/// @param bursts        suspects by source
public record Queues(
        QueuePlan plan,
        Chart<CallId, Waiting> waiting,
        Chart<String, CallId> turns,
        Chart<String, CallId> suspectTurns,
        Chart<CallId, List<PositionId>> offers,
        Chart<String, CallId> timers,
        Chart<PositionId, Desk> desks,
        Chart<CallId, Talk> talking,
        Chart<CallId, Stranded> stranded,
        Chart<CallId, Row> rows,
        Chart<String, CallId> rowTurns,
        Chart<String, CallId> suspectRows,
        Chart<String, Burst> bursts,
        Answers answers) {
    public static final Queues NONE = new Queues(
            QueuePlan.STANDARD,
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Chart.empty(),
            Answers.NONE);

    private static final int MOST_TIMERS = 200;

    public Optional<Waiting> find(CallId call) {
        return waiting.find(call);
    }

    /// The queue a call waits in, or came from while somebody talks to the caller.
    public Optional<Queue> findQueue(CallId call) {
        return find(call)
                .map(Waiting::queue)
                .or(() -> talking.find(call).map(Talk::queue))
                .flatMap(plan::find);
    }

    /// The call to answer now: a stranded caller, else whose turn it is.
    public Optional<CallId> findNext() {
        if (!stranded.isEmpty()) {
            return Optional.of(stranded.iterator().next().getKey());
        }
        return first(turns)
                .filter(genuine -> first(suspectTurns)
                        .filter(suspect -> suspect.getKey().compareTo(genuine.getKey()) < 0)
                        .isEmpty())
                .or(() -> first(suspectTurns))
                .map(Map.Entry::getValue);
    }

    private static Optional<Map.Entry<String, CallId>> first(Chart<String, CallId> order) {
        return order.isEmpty() ? Optional.empty() : Optional.of(order.iterator().next());
    }

    /// Waiting calls in the order in which they should be answered.
    public List<CallId> listTurns() {
        var all = new ArrayList<CallId>();
        var genuine = turns.iterator();
        var suspects = suspectTurns.iterator();
        var one = next(genuine);
        var other = next(suspects);
        while (one.isPresent() || other.isPresent()) {
            boolean takeOne = one.isPresent()
                    && (other.isEmpty()
                            || one.get().getKey().compareTo(other.get().getKey()) < 0);
            all.add((takeOne ? one : other).map(Map.Entry::getValue).orElseThrow());
            if (takeOne) {
                one = next(genuine);
            } else {
                other = next(suspects);
            }
        }
        return all;
    }

    private static <T> Optional<T> next(Iterator<T> iterator) {
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    /// Commands whose time has come. What is left over comes a moment later: no flood may hold up the writer.
    public List<QueueCommand> listDue(Instant now) {
        var due = new ArrayList<QueueCommand>();
        for (var entry : timers) {
            if (!Turn.isDue(entry.getKey(), now) || due.size() >= MOST_TIMERS) {
                break;
            }
            due.add(new QueueCommand.PassOn(entry.getValue()));
        }
        for (var entry : desks) {
            var until = entry.getValue().wrapUpUntil();
            if (until != null && !until.isAfter(now)) {
                due.add(new QueueCommand.EndWrapUp(entry.getKey()));
            }
        }
        return due;
    }

    /// A staffed position as the queues see it.
    public Seat seat(PositionId position, String login, Instant since, boolean connected, boolean ready, boolean busy) {
        var desk = desks.find(position).orElse(new Desk(since, "", null, null));
        return new Seat(
                position,
                connected,
                ready,
                busy,
                desk.wrapUpUntil() != null,
                desk.idleSince(),
                plan.skills(login),
                plan.languages(login));
    }

    Queues with(QueuePlan next) {
        return changed(edit -> edit.plan = next);
    }

    /// Puts a waiting call in its places, or takes it out of them.
    Queues wait(Waiting call) {
        var id = call.call();
        var due = call.due();
        return leave(id).changed(edit -> {
            edit.waiting = edit.waiting.with(id, call);
            if (call.suspect()) {
                edit.suspectTurns = edit.suspectTurns.with(call.turn(), id);
            } else {
                edit.turns = edit.turns.with(call.turn(), id);
            }
            if (!call.offered().isEmpty()) {
                edit.offers = edit.offers.with(id, call.offered());
            }
            if (due != null) {
                edit.timers = edit.timers.with(Turn.due(due, id), id);
            }
        });
    }

    Queues leave(CallId id) {
        var found = waiting.find(id);
        if (found.isEmpty()) {
            return this;
        }
        var call = found.get();
        var due = call.due();
        return changed(edit -> {
            edit.waiting = waiting.without(id);
            if (call.suspect()) {
                edit.suspectTurns = suspectTurns.without(call.turn());
            } else {
                edit.turns = turns.without(call.turn());
            }
            edit.offers = offers.without(id);
            if (due != null) {
                edit.timers = timers.without(Turn.due(due, id));
            }
        });
    }

    Queues desks(Chart<PositionId, Desk> next) {
        return changed(edit -> edit.desks = next);
    }

    Queues desk(PositionId position, UnaryOperator<Desk> change) {
        return desks.find(position)
                .map(desk -> desks(desks.with(position, change.apply(desk))))
                .orElse(this);
    }

    /// Who talks with whom; whoever is taken up is stranded no more.
    Queues talking(Chart<CallId, Talk> next, Chart<CallId, Stranded> alone) {
        return changed(edit -> {
            edit.talking = next;
            edit.stranded = alone;
        });
    }

    Queues listed(CallId call, Row row) {
        return changed(edit -> {
            edit.rows = rows.with(call, row);
            if (row.suspect()) {
                edit.suspectRows = suspectRows.with(row.turn(), call);
            } else {
                edit.rowTurns = rowTurns.with(row.turn(), call);
            }
        });
    }

    Queues unlisted(CallId call) {
        return rows.find(call)
                .map(row -> changed(edit -> {
                    edit.rows = rows.without(call);
                    if (row.suspect()) {
                        edit.suspectRows = suspectRows.without(row.turn());
                    } else {
                        edit.rowTurns = rowTurns.without(row.turn());
                    }
                }))
                .orElse(this);
    }

    /// Counts suspects of a source up or down; what falls to nothing is forgotten.
    Queues burst(String source, Instant at, int waits, int leaves) {
        var before = bursts.find(source).orElse(new Burst(source, at, at, 0, 0));
        var after = new Burst(
                source,
                before.since(),
                at.isAfter(before.last()) ? at : before.last(),
                before.waiting() + waits,
                before.left() + leaves);
        return changed(edit -> edit.bursts = after.isOver() ? bursts.without(source) : bursts.with(source, after));
    }

    Queues answers(Answers next) {
        return changed(edit -> edit.answers = next);
    }

    private Queues changed(Consumer<QueuesEdit> change) {
        var edit = new QueuesEdit(this);
        change.accept(edit);
        return edit.made();
    }
}
