package org.tocsin.core.queues;

import java.util.List;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.PositionId;

/// The queues with their fields open for one change; lives only inside `evolve`.
final class QueuesEdit {
    QueuePlan plan;
    Chart<CallId, Waiting> waiting;
    Chart<String, CallId> turns;
    Chart<String, CallId> suspectTurns;
    Chart<CallId, List<PositionId>> offers;
    Chart<String, CallId> timers;
    Chart<PositionId, Desk> desks;
    Chart<CallId, Talk> talking;
    Chart<CallId, Stranded> stranded;
    Chart<CallId, Row> rows;
    Chart<String, CallId> rowTurns;
    Chart<String, CallId> suspectRows;
    Chart<String, Burst> bursts;
    Answers answers;

    QueuesEdit(Queues before) {
        plan = before.plan();
        waiting = before.waiting();
        turns = before.turns();
        suspectTurns = before.suspectTurns();
        offers = before.offers();
        timers = before.timers();
        desks = before.desks();
        talking = before.talking();
        stranded = before.stranded();
        rows = before.rows();
        rowTurns = before.rowTurns();
        suspectRows = before.suspectRows();
        bursts = before.bursts();
        answers = before.answers();
    }

    Queues made() {
        return new Queues(
                plan,
                waiting,
                turns,
                suspectTurns,
                offers,
                timers,
                desks,
                talking,
                stranded,
                rows,
                rowTurns,
                suspectRows,
                bursts,
                answers);
    }
}
