package org.tocsin.edge.live.request;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallRejection;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.core.queues.QueueCommand;

/// Requests about those who wait, those who hung up, and wrapping up.
final class QueueDesk {
    private final PlaceReader places;

    QueueDesk(PlaceReader places) {
        this.places = places;
    }

    /// Hands a command to the writer and waits for the answer.
    interface Submit {
        Reply command(Command command);
    }

    /// @param position where whoever asks sits
    Reply handle(Request.OfQueue request, Centre centre, @Nullable PositionId position, Submit submit) {
        return switch (request) {
            case Request.Verify verify -> verify(new CallId(verify.call()), centre, submit);
            case Request.CloseBurst close -> closeBurst(close, centre, submit);
            case Request.Judge judge ->
                submit.command(new QueueCommand.Judge(new CallId(judge.call()), judge.suspect(), judge.why()));
            case Request.ExtendWrapUp extend ->
                position == null
                        ? new Reply.Refused(new CallRejection.NoPosition())
                        : submit.command(new QueueCommand.ExtendWrapUp(position, extend.seconds()));
            case Request.EndWrapUp _ ->
                position == null
                        ? new Reply.Refused(new CallRejection.NoPosition())
                        : submit.command(new QueueCommand.EndWrapUp(position));
        };
    }

    /// Opens an incident to verify a call, where the caller was; the one there is comes onto the screen.
    Reply verify(CallId id, Centre centre, Submit submit) {
        var found = centre.calls().find(id);
        if (found.isEmpty()) {
            return new Reply.Refused(new CallRejection.NoSuchCall(id));
        }
        var call = found.get();
        var incident = call.incident();
        if (incident != null) {
            return new Reply.Done(0, call.id() + " has " + incident, incident, null, List.of());
        }
        var type = centre.queues().plan().verifyType();
        return submit.command(new IncidentCommand.Open(
                id,
                findPlace(call).orElse(null),
                centre.findType(type).isPresent() ? type : "",
                0,
                "Caller of " + id + " hung up after " + call.attempts()
                        + (call.attempts() == 1 ? " try" : " tries") + " and " + call.callBacks()
                        + (call.callBacks() == 1 ? " call-back" : " call-backs") + ": verify"));
    }

    private Optional<Whereabouts> findPlace(Call call) {
        return call.bestFix()
                .flatMap(fix -> places.read(asking(fix), null) instanceof PlaceReader.Reading.Read read
                        ? Optional.of(read.place())
                        : Optional.empty());
    }

    private static Request.PlaceRequest asking(Fix fix) {
        var civic = fix.civic();
        var area = fix.area();
        @Nullable Point point = area == null || area.center().isNowhere() ? null : area.center();
        return new Request.PlaceRequest(
                civic == null ? "" : civic.line(),
                null,
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude(),
                true);
    }

    /// The suspects of one source who hung up, the first [CallCommand.CloseAbandonedCalls#MOST] of them.
    private static Reply closeBurst(Request.CloseBurst close, Centre centre, Submit submit) {
        var queues = centre.queues();
        var calls = queues.suspectRows().values().stream()
                .filter(call -> queues.rows()
                        .find(call)
                        .filter(row -> row.source().equals(close.source()))
                        .isPresent())
                .limit(CallCommand.CloseAbandonedCalls.MOST)
                .toList();
        return submit.command(new CallCommand.CloseAbandonedCalls(calls, close.outcome()));
    }
}
