package org.tocsin.edge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.journal.Answer;
import org.tocsin.core.journal.CentreClock;
import org.tocsin.core.journal.Intake;
import org.tocsin.core.journal.KnownKeys;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.json.ValueJson;

/// The [Intake] of the writer with what the product adds: records as JSON, timers, alarms, quarantine. For the writer's
/// thread.
final class Deciding {
    private static final System.Logger LOG = System.getLogger(Deciding.class.getName());
    private static final Actor TIMERS = new Actor.Machine("timers");

    private final Engine engine;
    private final CentreClock clock;
    private final Intake<Head, JournalRecord> intake;
    private final Quarantine quarantine = new Quarantine();
    private final BiConsumer<String, String> alarm;

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
        this.clock = clock;
        this.alarm = alarm;
        lastTime = recovered.lastAt();
        intake = new Intake<>(engine::handle, new JsonBook(json), this::now, keys, recovered.state(), recovered.head());
    }

    private record JsonBook(EventJson json, ValueJson<Actor> actors) implements Intake.Book<Head, JournalRecord> {
        JsonBook(EventJson json) {
            this(json, ValueJson.of(Actor.class));
        }

        @Override
        public JournalRecord write(Head head, Stamp stamp, List<Event> events) {
            return JournalRecord.after(head, stamp.at(), actors.write(stamp.actor()), stamp.key(), json.write(events));
        }

        @Override
        public Head head(JournalRecord record) {
            return record.head();
        }
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
        return intake.pending();
    }

    /// Timer commands whose time has come, as submissions nobody waits for.
    List<Writer.Submission> listDue() {
        var now = now();
        var due = new ArrayList<Writer.Submission>();
        try {
            for (var command : engine.listDue(intake.state(), now)) {
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
        if (quarantine.holds(submission.command())
                && intake.findAnswer(submission.key()).isEmpty()) {
            return failed(submission, Result.Reason.QUARANTINED, "This has failed twice and is not tried again.");
        }
        try {
            var decided = intake.decide(submission.command(), submission.actor(), submission.key());
            return new Decided(submission, result(decided), commit(submission, decided));
        } catch (RuntimeException | StackOverflowError | LinkageError | OutOfMemoryError e) {
            return bug(submission, e);
        }
    }

    private static Result result(Intake.Decided decided) {
        return switch (decided.answer()) {
            case Answer.Accepted a -> new Result.Accepted(a.sequence(), a.at(), a.events(), decided.repeated());
            case Answer.Rejected r -> new Result.Rejected(r.rejection());
        };
    }

    private static @Nullable Commit commit(Writer.Submission submission, Intake.Decided decided) {
        Centre state = decided.state();
        return state != null && decided.answer() instanceof Answer.Accepted a
                ? new Commit(a.sequence(), a.at(), submission.actor(), submission.key(), a.events(), state)
                : null;
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

    /// @see Intake#kept
    void kept() {
        intake.kept();
    }

    /// @see Intake#revert
    void revert() {
        intake.revert();
    }
}
