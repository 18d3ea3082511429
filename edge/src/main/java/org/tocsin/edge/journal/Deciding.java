package org.tocsin.edge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.json.ValueJson;

/// The writer's own memory: the state as decided so far and the records not yet durable. For the writer's thread.
final class Deciding {
    private static final System.Logger LOG = System.getLogger(Deciding.class.getName());
    private static final Actor TIMERS = new Actor.Machine("timers");

    private final Engine engine;
    private final EventJson json;
    private final ValueJson<Actor> actorJson = ValueJson.of(Actor.class);
    private final CentreClock clock;
    private final KnownKeys keys;
    private final Quarantine quarantine = new Quarantine();
    private final BiConsumer<String, String> alarm;

    private Centre durable;
    private Head durableHead;
    private Centre state;
    private Head head;
    private final List<JournalRecord> pending = new ArrayList<>();
    private final Map<String, Result> pendingKeys = new HashMap<>();
    private volatile Instant lastTime;
    private boolean skewed;

    Deciding(
            Engine engine,
            EventJson json,
            CentreClock clock,
            KnownKeys keys,
            Recovery.Recovered recovered,
            BiConsumer<String, String> alarm) {
        this.engine = engine;
        this.json = json;
        this.clock = clock;
        this.keys = keys;
        this.alarm = alarm;
        durable = recovered.state();
        durableHead = recovered.head();
        state = durable;
        head = durableHead;
        lastTime = recovered.lastAt();
    }

    /// @param commit null if there is nothing to record
    record Decided(
            Writer.Submission submission,
            Result result,
            @Nullable Commit commit) {}

    Instant lastTime() {
        return lastTime;
    }

    List<JournalRecord> pending() {
        return List.copyOf(pending);
    }

    /// Timer commands whose time has come, as submissions nobody waits for.
    List<Writer.Submission> listDue() {
        var now = now();
        var due = new ArrayList<Writer.Submission>();
        try {
            for (var command : engine.listDue(state, now)) {
                String key = "timer " + now + " " + due.size();
                due.add(new Writer.Submission(command, TIMERS, key, new CompletableFuture<>()));
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "timers cannot be listed", e);
            alarm.accept(
                    "writer-bug", "timers cannot be listed: " + e.getClass().getSimpleName());
        }
        return due;
    }

    private Instant now() {
        var now = clock.now();
        lastTime = now;
        Optional<Duration> skew = clock.findSkew();
        if (skew.isPresent() != skewed) {
            skewed = skew.isPresent();
            alarm.accept(
                    skewed ? "clock-skew" : "clock-skew-over",
                    skew.map(s -> "the system clock is off by " + s.toMillis() + " ms; the centre keeps its own time")
                            .orElse("the system clock agrees with the centre again"));
        }
        return now;
    }

    Decided decide(Writer.Submission submission) {
        var first = Optional.ofNullable(pendingKeys.get(submission.key()))
                .map(result -> result instanceof Result.Accepted accepted ? accepted.again() : result)
                .or(() -> keys.find(submission.key()));
        if (first.isPresent()) {
            return new Decided(submission, first.get(), null);
        }
        if (quarantine.holds(submission.command())) {
            return failed(submission, Result.Reason.QUARANTINED, "This has failed twice and is not tried again.");
        }
        try {
            return handle(submission);
        } catch (RuntimeException | StackOverflowError | LinkageError | OutOfMemoryError e) {
            return bug(submission, e);
        }
    }

    private Decided handle(Writer.Submission submission) {
        var stamp = new Stamp(head.sequence() + 1, now(), submission.actor(), submission.key());
        return switch (engine.handle(state, submission.command(), stamp)) {
            case Outcome.Rejected rejected -> answered(submission, new Result.Rejected(rejected.rejection()), null);
            case Outcome.Accepted accepted
            when accepted.events().isEmpty() ->
                answered(submission, new Result.Accepted(head.sequence(), stamp.at(), List.of(), false), null);
            case Outcome.Accepted accepted -> {
                var record = JournalRecord.after(
                        head,
                        stamp.at(),
                        actorJson.write(submission.actor()),
                        stamp.key(),
                        json.write(accepted.events()));
                pending.add(record);
                head = record.head();
                state = accepted.next();
                var commit = new Commit(
                        stamp.sequence(), stamp.at(), submission.actor(), stamp.key(), accepted.events(), state);
                yield answered(
                        submission,
                        new Result.Accepted(stamp.sequence(), stamp.at(), accepted.events(), false),
                        commit);
            }
        };
    }

    private Decided answered(Writer.Submission submission, Result result, @Nullable Commit commit) {
        pendingKeys.put(submission.key(), result);
        return new Decided(submission, result, commit);
    }

    private Decided bug(Writer.Submission submission, Throwable e) {
        String command = submission.command().getClass().getSimpleName();
        LOG.log(System.Logger.Level.ERROR, "a bug while deciding " + command, e);
        boolean caught = quarantine.failed(submission.command());
        alarm.accept(
                caught ? "command-quarantined" : "writer-bug",
                command + " failed: " + e.getClass().getSimpleName());
        return failed(submission, Result.Reason.BUG, "The server failed to carry this out; nothing was changed.");
    }

    private static Decided failed(Writer.Submission submission, Result.Reason reason, String message) {
        return new Decided(submission, new Result.Failed(reason, message), null);
    }

    /// Everything decided is durable.
    void kept() {
        durable = state;
        durableHead = head;
        pendingKeys.forEach(keys::remember);
        pending.clear();
        pendingKeys.clear();
    }

    /// Nothing decided since the last [#kept] was kept.
    void revert() {
        state = durable;
        head = durableHead;
        pending.clear();
        pendingKeys.clear();
    }
}
