package org.tocsin.core.centre;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.Signs;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.core.queues.QueueCommand;
import org.tocsin.core.queues.QueueEvent;

/// What calls and positions bring about in the queues.
final class QueueReactions {
    private QueueReactions() {}

    static List<Command> list(Centre centre, Event event) {
        return switch (event) {
            case PositionEvent.SignedOff e ->
                List.of(new QueueCommand.NoteAbsence(e.position()), new QueueCommand.Distribute());
            case PositionEvent.ConnectionChanged e ->
                List.of(new QueueCommand.NoteAbsence(e.position()), new QueueCommand.Distribute());
            case PositionEvent _, QueueEvent.WrapUpEnded _, QueueEvent.WrapUpStarted _ ->
                List.of(new QueueCommand.Distribute());
            case CallEvent.CallArrived e ->
                List.of(new QueueCommand.Enqueue(
                        e.call(), e.line(), e.trunk(), e.number(), Objects.requireNonNullElse(e.signs(), Signs.NONE)));
            case CallEvent.CallAnswered _,
                    CallEvent.CallAbandoned _,
                    CallEvent.CallDropped _,
                    CallEvent.CallHandedOver _ -> List.of(new QueueCommand.Distribute());
            case CallEvent.CallEnded e ->
                centre.calls()
                        .find(e.call())
                        .flatMap(call -> Optional.ofNullable(call.position()))
                        .<List<Command>>map(position ->
                                List.of(new QueueCommand.StartWrapUp(position), new QueueCommand.Distribute()))
                        .orElseGet(List::of);
            default -> List.of();
        };
    }
}
