package org.tocsin.core.timeline;

import java.util.stream.Collectors;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.queues.QueueEvent;
import org.tocsin.core.queues.Suspicion;

/// Lines for what happens in the queues.
final class QueueWords {
    private QueueWords() {}

    static String of(QueueEvent event) {
        return switch (event) {
            case QueueEvent.QueuesLoaded e -> "Lines and queues " + e.plan().version() + " in force";
            case QueueEvent.CallQueued e ->
                e.call() + " waits in " + e.queue()
                        + (e.suspect()
                                ? ", suspect: "
                                        + e.reasons().stream()
                                                .map(Suspicion::words)
                                                .collect(Collectors.joining(", "))
                                : "");
            case QueueEvent.CallOffered e ->
                e.call() + " rings "
                        + (e.positions().isEmpty()
                                ? "everybody of its queue"
                                : e.positions().stream().map(PositionId::value).collect(Collectors.joining(", ")));
            case QueueEvent.CallOverflowed e ->
                e.call() + (e.to() == 1 ? " waits long: its overflow rings too" : " waits long: everybody rings");
            case QueueEvent.CallJudged e ->
                e.call()
                        + (e.suspect() ? " marked a suspect" : " is no suspect")
                        + (e.why().isEmpty() ? "" : ": " + e.why());
            case QueueEvent.CallStranded e ->
                e.position() + " went away in mid-call: somebody else must take " + e.call() + " up";
            case QueueEvent.WrapUpStarted e -> e.position() + " wraps up";
            case QueueEvent.WrapUpExtended e -> e.position() + " wraps up longer";
            case QueueEvent.WrapUpEnded e -> e.position() + " is done wrapping up";
        };
    }
}
