package org.tocsin.core.queues;

import java.util.Optional;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.Calls;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.positions.PositionEvent;

/// What the events of the calls and positions rooms mean for the queues.
final class Movements {
    private Movements() {}

    /// @param calls after the event
    static Queues by(Queues queues, CallEvent event, Calls calls) {
        return switch (event) {
            case CallEvent.CallAnswered e -> answered(queues, e);
            case CallEvent.CallMoved e -> moved(queues, e);
            case CallEvent.CallAbandoned e -> gaveUp(queues, e, calls);
            case CallEvent.CallDropped e -> dropped(queues, e, calls);
            case CallEvent.CallerReached e -> talks(dealtWith(queues, e.call()), e.call(), e.position());
            case CallEvent.CallHandedOver e -> talks(queues, e.call(), e.position());
            case CallEvent.CallEnded e -> ended(queues, e);
            case CallEvent.AbandonedAgain e -> dealtWith(queues, e.by());
            case CallEvent.AbandonedClosed e -> dealtWith(queues, e.call());
            case CallEvent.CallArrived _,
                    CallEvent.CallLocated _,
                    CallEvent.DataAdded _,
                    CallEvent.LocationAsked _,
                    CallEvent.LocationRefused _,
                    CallEvent.LanguageNoted _,
                    CallEvent.CallHeld _,
                    CallEvent.CallResumed _,
                    CallEvent.CallLinked _,
                    CallEvent.CallBackStarted _,
                    CallEvent.CallBackTried _,
                    CallEvent.CallRecorded _ -> queues;
        };
    }

    static Queues by(Queues queues, PositionEvent event) {
        return switch (event) {
            case PositionEvent.SignedOn e ->
                queues.desks(queues.desks().with(e.position(), new Desk(e.at(), "", null, null)));
            case PositionEvent.SignedOff e -> queues.desks(queues.desks().without(e.position()));
            case PositionEvent.ReadinessChanged e -> queues.desk(e.position(), desk -> desk.wrapsUp(null, null));
            case PositionEvent.ConnectionChanged e -> e.connected() ? back(queues, e) : queues;
        };
    }

    private static Queues answered(Queues queues, CallEvent.CallAnswered e) {
        var found = queues.find(e.call());
        var queue = found.map(Waiting::queue)
                .or(() -> queues.talking().find(e.call()).map(Talk::queue))
                .orElse("");
        var next = queues.leave(e.call())
                .talking(
                        queues.talking().with(e.call(), new Talk(e.position(), queue)),
                        queues.stranded().without(e.call()))
                .desk(e.position(), desk -> desk.wrapsUp(null, null));
        if (found.isEmpty()) {
            return next;
        }
        var waited = found.get();
        next = next.answers(next.answers().answered(waited.queue(), waited.since(), e.at()));
        return waited.suspect() ? next.burst(waited.source(), e.at(), -1, 0) : next;
    }

    private static Queues talks(Queues queues, CallId call, PositionId position) {
        var queue = queues.talking().find(call).map(Talk::queue).orElse("");
        return queues.talking(
                queues.talking().with(call, new Talk(position, queue)),
                queues.stranded().without(call));
    }

    private static Queues moved(Queues queues, CallEvent.CallMoved e) {
        return queues.talking()
                .find(e.call())
                .map(talk -> queues.talking(
                        queues.talking().with(e.call(), new Talk(e.position(), talk.queue())),
                        queues.stranded().without(e.call())))
                .orElse(queues);
    }

    private static Queues gaveUp(Queues queues, CallEvent.CallAbandoned e, Calls calls) {
        var waited = queues.find(e.call());
        var next = queues.leave(e.call());
        if (waited.isPresent() && !waited.get().suspect()) {
            next = next.answers(next.answers().gaveUp(waited.get().queue(), e.at()));
        }
        return listed(next, e.call(), waited, calls, e.at());
    }

    private static Queues dropped(Queues queues, CallEvent.CallDropped e, Calls calls) {
        var waited = queues.find(e.call());
        var next = queues.leave(e.call())
                .talking(queues.talking().without(e.call()), queues.stranded().without(e.call()));
        return listed(next, e.call(), waited, calls, e.at());
    }

    private static Queues listed(
            Queues queues, CallId id, Optional<Waiting> waited, Calls calls, java.time.Instant at) {
        boolean suspect = waited.map(Waiting::suspect).orElse(false);
        var source = waited.map(Waiting::source).orElse("");
        int rank = waited.map(Waiting::rank)
                .or(() -> calls.find(id).map(call -> call.line().rank()))
                .orElse(1);
        var since = calls.find(id).map(Call::arrivedAt).orElse(at);
        var next = queues.listed(id, new Row(Turn.of(rank, suspect, since, id), suspect, source));
        return suspect ? next.burst(source, at, -1, 1) : next;
    }

    private static Queues ended(Queues queues, CallEvent.CallEnded e) {
        var talk = queues.talking().find(e.call());
        var next = queues.leave(e.call())
                .talking(queues.talking().without(e.call()), queues.stranded().without(e.call()));
        return talk.map(t -> next.desk(t.position(), _ -> new Desk(e.at(), t.queue(), null, null)))
                .orElse(next);
    }

    private static Queues dealtWith(Queues queues, CallId id) {
        var row = queues.rows().find(id);
        var next = queues.unlisted(id);
        return row.filter(Row::suspect)
                .map(suspect -> next.burst(suspect.source(), java.time.Instant.EPOCH, 0, -1))
                .orElse(next);
    }

    /// The console is there again: its callers are not alone any more.
    private static Queues back(Queues queues, PositionEvent.ConnectionChanged e) {
        var alone = queues.stranded();
        for (var entry : queues.stranded()) {
            if (entry.getValue().position().equals(e.position())) {
                alone = alone.without(entry.getKey());
            }
        }
        return queues.talking(queues.talking(), alone);
    }
}
