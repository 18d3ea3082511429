package org.tocsin.edge.journal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.journal.Answer;
import org.tocsin.core.journal.CentreClock;
import org.tocsin.core.journal.KnownKeys;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.edge.json.EventJson;

/// The one thread that changes a centre. [#submit], [#state] and [#subscribe] may be called from anywhere.
///
/// Commands that wait together are decided one after the other and appended in one transaction; then the callers are
/// answered, in order, and the listeners told. A rejection waits for the same append, since it may rest on it.
public final class Writer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());

    private static final Pattern KEY = Pattern.compile("[!-~][ -~]{0,199}");

    private final Journal journal;
    private final Settings settings;
    private final Lanes queue;
    private final List<WriterListener> listeners = new CopyOnWriteArrayList<>();
    private final Deciding deciding;
    private final SnapshotTaker snapshotTaker;
    private final Thread thread;
    private volatile Centre published;
    private boolean notKept;
    private final AtomicBoolean fenced = new AtomicBoolean();
    private volatile Result.@Nullable Failed stopped;

    /// @param queueCapacity  commands waiting beyond this are refused, but for people's and for genuine emergency
    ///                       calls, see [Lanes]
    /// @param batchSize      commands in one transaction at most
    /// @param tick           how often timers are looked at
    /// @param snapshotEvery  records between snapshots
    /// @param fenced         runs once when this server must not write any more; the product ends the process
    public record Settings(
            int queueCapacity, int batchSize, Duration tick, int snapshotEvery, Consumer<String> fenced) {
        public static Settings standard(Consumer<String> fenced) {
            return new Settings(10_000, 256, Duration.ofMillis(500), 5_000, fenced);
        }
    }

    record Submission(Command command, Actor actor, String key, CompletableFuture<Result> answer) {}

    /// Rebuilds the state from the journal and starts writing.
    ///
    /// @throws JournalException if the journal is damaged or cannot be read
    public Writer(Journal journal, Engine engine, InstantSource clock, Settings settings) {
        this(journal, engine, clock, System::nanoTime, settings);
    }

    Writer(Journal journal, Engine engine, InstantSource clock, LongSupplier nanos, Settings settings) {
        this.journal = journal;
        this.settings = settings;
        queue = new Lanes(settings.queueCapacity());
        var json = EventJson.standard();
        var recovered = new Recovery(journal, engine, json).recover();
        var keys = new KnownKeys();
        journal.read(
                Math.max(1, recovered.head().sequence() - KnownKeys.KEPT + 1),
                record -> keys.remember(
                        record.key(),
                        () -> new Answer.Accepted(record.sequence(), record.at(), json.read(record.events()))));
        var centreClock = new CentreClock(clock, nanos, recovered.lastAt());
        deciding = new Deciding(engine, json, centreClock, keys, recovered, this::alarm);
        published = recovered.state();
        snapshotTaker = new SnapshotTaker(
                journal, settings.snapshotEvery(), recovered.head().sequence(), this::alarm);
        thread = Thread.ofPlatform().name("writer").start(this::run);
    }

    /// The newest durable state.
    public Centre state() {
        return published;
    }

    /// Told of everything from the next commit on.
    public void subscribe(WriterListener listener) {
        listeners.add(listener);
    }

    public void unsubscribe(WriterListener listener) {
        listeners.remove(listener);
    }

    /// Asks for a command to be carried out. The answer comes when it is durable, on the writer's thread: attach
    /// nothing slow to it.
    ///
    /// @param key chosen by the asker, printable ASCII, at most 200 characters; the same key is decided once
    /// @throws IllegalArgumentException for an unusable key
    public CompletableFuture<Result> submit(Command command, Actor actor, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("an idempotency key is 1 to 200 printable ASCII characters");
        }
        var submission = new Submission(command, actor, key, new CompletableFuture<>());
        var end = stopped;
        if (end != null) {
            submission.answer.complete(end);
        } else if (!queue.offer(
                submission, Lanes.laneOf(command, actor, published.queues().plan()))) {
            submission.answer.complete(new Result.Failed(
                    Result.Reason.OVERLOADED, "The centre has too much to do at once. Ask again in a moment."));
        } else if (stopped != null) {
            refuseQueued(); // the writer may have looked for the last time just before the offer
        }
        return submission.answer;
    }

    private void run() {
        var batch = new ArrayList<Submission>();
        long nextTick = System.nanoTime();
        while (stopped == null) {
            try {
                long wait = nextTick - System.nanoTime();
                var first = queue.poll(wait);
                if (first.isPresent()) {
                    batch.add(first.get());
                    queue.drainTo(batch, settings.batchSize() - 1);
                }
                if (System.nanoTime() >= nextTick) {
                    nextTick = System.nanoTime() + settings.tick().toNanos();
                    batch.addAll(deciding.listDue());
                }
                carryOut(batch);
            } catch (InterruptedException e) {
                stop(new Result.Failed(Result.Reason.CLOSED, "The server is stopping."));
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "the writer failed", e);
                alarm("writer-bug", "the writer failed: " + e.getClass().getSimpleName());
                batch.forEach(s -> s.answer.complete(new Result.Failed(Result.Reason.BUG, "The server failed.")));
                deciding.revert();
            }
            batch.clear();
        }
        refuseQueued();
    }

    private void carryOut(List<Submission> batch) {
        var decided = new ArrayList<Deciding.Decided>(batch.size());
        for (var submission : batch) {
            decided.add(deciding.decide(submission));
        }
        var records = deciding.pending();
        try {
            if (!records.isEmpty()) {
                journal.append(records);
            }
        } catch (JournalException.Fenced e) {
            fence(batch, String.valueOf(e.getMessage()));
            return;
        } catch (JournalException e) {
            deciding.revert();
            if (!notKept) {
                alarm("record-not-kept", String.valueOf(e.getMessage()));
                notKept = true;
            }
            var failed = new Result.Failed(
                    Result.Reason.NOT_KEPT, "Nothing can be recorded at the moment: write it down and ask again.");
            batch.forEach(submission -> submission.answer.complete(failed));
            return;
        }
        deciding.kept();
        if (notKept && !records.isEmpty()) {
            notKept = false;
            alarm("record-kept-again", "records are kept again");
        }
        publish(decided);
        if (!records.isEmpty()) {
            snapshotTaker.consider(published, records.getLast());
        }
    }

    private void publish(List<Deciding.Decided> decided) {
        for (var one : decided) {
            var commit = one.commit();
            if (commit != null) {
                published = commit.state();
                tell(listener -> listener.committed(commit));
            }
            one.submission().answer().complete(one.result());
        }
    }

    private void fence(List<Submission> batch, String why) {
        var failed = fence(why);
        batch.forEach(submission -> submission.answer.complete(failed));
    }

    /// Stops for good, tells and runs the hook, once. The hook has a thread of its own: it may end the process, and
    /// what ends the process waits for this writer.
    private Result.Failed fence(String why) {
        var failed = new Result.Failed(Result.Reason.FENCED, "This server has been taken out of service: " + why);
        if (fenced.compareAndSet(false, true)) {
            stop(failed);
            alarm("writer-fenced", why);
            Thread.ofPlatform().name("fenced").start(() -> settings.fenced().accept(why));
        }
        return failed;
    }

    private void stop(Result.Failed why) {
        stopped = why;
    }

    private void refuseQueued() {
        var end = stopped;
        if (end != null) {
            var left = new ArrayList<Submission>();
            queue.drainTo(left, Integer.MAX_VALUE);
            left.forEach(submission -> submission.answer.complete(end));
        }
    }

    /// For the journal: passes a change of mode on to the listeners. A journal that was fenced while nothing was being
    /// written fences the writer too, so that nobody goes on looking at a state that is no longer the centre's.
    public void modeChanged(SpooledJournal.Mode mode) {
        if (mode == SpooledJournal.Mode.FENCED) {
            var _ = fence("the journal is written by another server, or its disk failed");
        }
        tell(listener -> listener.modeChanged(mode));
    }

    private void alarm(String code, String message) {
        LOG.log(System.Logger.Level.ERROR, "{0}: {1}", code, message);
        var alarm = new WriterListener.Alarm(code, message, deciding.lastTime());
        tell(listener -> listener.alarmed(alarm));
    }

    private void tell(Consumer<WriterListener> message) {
        for (var listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a listener of the writer failed", e);
            }
        }
    }

    /// Finishes the batch in hand and refuses what is queued. The journal stays open. Idempotent.
    @Override
    public void close() {
        if (stopped == null) {
            stop(new Result.Failed(Result.Reason.CLOSED, "The server is stopping."));
        }
        try {
            if (Thread.currentThread() != thread) {
                thread.join(Duration.ofSeconds(10));
            }
            snapshotTaker.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseQueued();
    }
}
