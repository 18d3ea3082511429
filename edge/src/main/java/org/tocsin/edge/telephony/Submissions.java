package org.tocsin.edge.telephony;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;

/// Commands about one call, handed to the writer one after the other and each until it is decided: a full queue or a
/// database that is gone delays what the network says, it does not lose it. Safe for any thread.
final class Submissions {
    private static final System.Logger LOG = System.getLogger(Submissions.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Writer writer;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private boolean busy;

    private record Waiting(Command command, Actor actor, String key, Consumer<Result> decided) {}

    Submissions(Writer writer) {
        this.writer = writer;
    }

    void submit(Command command, Actor actor, String key) {
        submit(command, actor, key, result -> {});
    }

    /// @param decided told on the writer's thread
    void submit(Command command, Actor actor, String key, Consumer<Result> decided) {
        synchronized (this) {
            waiting.add(new Waiting(command, actor, key, decided));
            if (busy) {
                return;
            }
            busy = true;
        }
        next();
    }

    /// A call that arrives leaves a row whatever happens: when the rules break over what it brought, it is asked for
    /// again without.
    ///
    /// @param lost told when not even that could be recorded
    void arrive(CallCommand.Arrive call, Actor actor, String key, Consumer<CallCommand.Arrive> lost) {
        submit(call, actor, key, result -> {
            if (isBug(result)) {
                submitNext(new Waiting(Arrivals.bare(call), actor, key + ":bare", second -> {
                    if (isBug(second)) {
                        lost.accept(call);
                    }
                }));
            }
        });
    }

    private static boolean isBug(Result result) {
        return result instanceof Result.Failed failed
                && (failed.reason() == Result.Reason.BUG || failed.reason() == Result.Reason.QUARANTINED);
    }

    /// Before whatever waits.
    private synchronized void submitNext(Waiting first) {
        waiting.addFirst(first);
    }

    private void next() {
        Waiting head;
        synchronized (this) {
            head = waiting.poll();
            busy = head != null;
        }
        if (head != null) {
            attempt(head, FIRST_PAUSE);
        }
    }

    private void attempt(Waiting head, Duration pause) {
        writer.submit(head.command(), head.actor(), head.key()).whenComplete((result, bug) -> {
            if (result instanceof Result.Failed failed && mayRecover(failed.reason())) {
                var longer = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> attempt(head, longer));
                return;
            }
            if (result instanceof Result.Rejected rejected) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "{0} refused: {1}",
                        head.command().getClass().getSimpleName(),
                        rejected.rejection().code());
            } else if (bug != null || result instanceof Result.Failed) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "{0} was not recorded",
                        head.command().getClass().getSimpleName());
            }
            if (result != null) {
                head.decided().accept(result);
            }
            next();
        });
    }

    private static boolean mayRecover(Result.Reason reason) {
        return switch (reason) {
            case OVERLOADED, NOT_KEPT -> true;
            case BUG, QUARANTINED, FENCED, CLOSED -> false;
        };
    }
}
