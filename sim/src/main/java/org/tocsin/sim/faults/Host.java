package org.tocsin.sim.faults;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.journal.Answer;
import org.tocsin.core.journal.CentreClock;
import org.tocsin.core.journal.Intake;
import org.tocsin.core.journal.KnownKeys;
import org.tocsin.core.kernel.Actor;

/// The server process: takes requests in batches, decides, keeps, answers and tells, as `edge.journal.Writer`
/// does. When it is killed everything here is lost; a start finds what the stores have.
final class Host {
    private static final int BATCH = 16;
    private static final Actor TIMERS = new Actor.Machine("timers");
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final Schedule schedule;
    private final Set<Fault> faults;
    private final Bug bug;
    private final Stores stores;
    private final Watch watch;
    private long clockOffsetMillis;
    private int starts;
    private @Nullable Process process;
    private Runnable started = () -> {};

    /// What lives and dies with the process.
    private static final class Process {
        final Intake<Entry.Head, Entry> intake;
        final CentreClock clock;
        final Feed feed;
        final ArrayDeque<Waiting> inbox = new ArrayDeque<>();
        long ticks;

        Process(Intake<Entry.Head, Entry> intake, CentreClock clock, Feed feed) {
            this.intake = intake;
            this.clock = clock;
            this.feed = feed;
        }
    }

    private record Waiting(@Nullable Asker asker, Asker.Request request) {}

    Host(Schedule schedule, Set<Fault> faults, Bug bug, Stores stores, Watch watch) {
        this.schedule = schedule;
        this.faults = faults;
        this.bug = bug;
        this.stores = stores;
        this.watch = watch;
    }

    /// Runs after every start.
    void onStart(Runnable action) {
        started = action;
    }

    int starts() {
        return starts;
    }

    /// Another number for every start and every death.
    int life() {
        return 2 * starts + (process == null ? 1 : 0);
    }

    /// As shown to everybody; the empty centre while the process is dead.
    Centre state() {
        var alive = process;
        return alive == null ? Centre.EMPTY : alive.intake.durable();
    }

    void jumpClock(long offsetMillis) {
        clockOffsetMillis = offsetMillis;
        schedule.mark("the wall clock is off by " + offsetMillis / 1000 + " s");
    }

    private Instant wall() {
        return NOON.plusMillis(schedule.millis() + clockOffsetMillis);
    }

    /// Starts when the database answers.
    void start() {
        if (process != null) {
            return;
        }
        if (!stores.isDatabaseUp()) {
            schedule.after(500, this::start);
            return;
        }
        var entries = stores.recover();
        var state = Centre.EMPTY;
        var keys = bug == Bug.NO_KNOWN_KEYS ? new KnownKeys(0) : new KnownKeys();
        for (var entry : entries) {
            state = Rooms.evolve(state, entry.sequence(), entry.events());
            if (bug != Bug.KEYS_FORGOTTEN_AT_RESTART) {
                keys.remember(entry.key(), () -> new Answer.Accepted(entry.sequence(), entry.at(), entry.events()));
            }
        }
        var head = entries.isEmpty() ? Entry.Head.GENESIS : entries.getLast().head();
        var notBefore = entries.isEmpty() ? NOON : entries.getLast().at();
        var clock = new CentreClock(this::wall, () -> schedule.millis() * 1_000_000, notBefore);
        Supplier<Instant> time = bug == Bug.WALL_CLOCK_BELIEVED ? this::wall : clock::now;
        var intake = new Intake<>(BrokenRules.with(bug), Entry.BOOK, time, keys, state, head);
        var begun = new Process(intake, clock, new Feed(schedule, bug, "epoch-" + ++starts, state));
        process = begun;
        schedule.mark("started with " + entries.size() + " records");
        watch.started(state);
        schedule.after(1, () -> tick(begun));
        started.run();
    }

    /// A request arrives; nobody is there when the process is dead.
    void receive(Asker asker, Asker.Request request) {
        var alive = process;
        if (alive == null) {
            return;
        }
        alive.inbox.add(new Waiting(asker, request));
        if (alive.inbox.size() == 1) {
            schedule.after(schedule.between(0, 3), () -> carryOut(alive));
        }
    }

    private void tick(Process ticking) {
        if (process != ticking) {
            return;
        }
        stores.deliver();
        var due = ticking.intake.state().listDue(ticking.clock.now());
        for (var command : due) {
            var key = "timer-" + starts + "-" + ++ticking.ticks;
            ticking.inbox.add(new Waiting(null, new Asker.Request(key, command, TIMERS)));
        }
        carryOut(ticking);
        schedule.after(1_000, () -> tick(ticking));
    }

    private void carryOut(Process at) {
        if (process != at || at.inbox.isEmpty()) {
            return;
        }
        var batch = new ArrayList<Waiting>();
        while (batch.size() < BATCH && !at.inbox.isEmpty()) {
            batch.add(at.inbox.remove());
        }
        var decided = new ArrayList<Intake.Decided>();
        for (var waiting : batch) {
            var request = waiting.request();
            decided.add(at.intake.decide(request.command(), request.actor(), request.key()));
        }
        try {
            if (bug == Bug.ACKNOWLEDGE_BEFORE_KEPT) {
                answer(batch, decided);
            }
            var pending = at.intake.pending();
            if (!pending.isEmpty()) {
                stores.append(pending);
            }
            at.intake.kept();
        } catch (Stores.Doubtful e) {
            at.intake.revert();
            return;
        }
        tell(at, decided);
        answer(batch, decided);
        if (!at.inbox.isEmpty()) {
            schedule.after(1, () -> carryOut(at));
        }
    }

    private static void tell(Process at, List<Intake.Decided> decided) {
        for (var one : decided) {
            var state = one.state();
            if (state != null && one.answer() instanceof Answer.Accepted accepted) {
                at.feed.publish(state, accepted.events());
            }
        }
    }

    private static void answer(List<Waiting> batch, List<Intake.Decided> decided) {
        for (int i = 0; i < batch.size(); i++) {
            var asker = batch.get(i).asker();
            if (asker != null) {
                asker.reply(batch.get(i).request(), decided.get(i).answer());
            }
        }
    }

    /// The process is killed; somebody starts it again.
    void die() {
        var gone = process;
        if (gone != null) {
            process = null;
            schedule.mark("the server is dead");
            gone.feed.close();
            watch.died();
            schedule.after(faults.contains(Fault.CRASH) ? schedule.between(200, 8_000) : 200, this::start);
        }
    }

    boolean join(Feed.Line line, String epoch, long sequence) {
        var alive = process;
        if (alive != null) {
            alive.feed.join(line, epoch, sequence);
        }
        return alive != null;
    }

    void leave(Feed.Line line) {
        var alive = process;
        if (alive != null) {
            alive.feed.leave(line);
        }
    }
}
