package org.tocsin.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Stamp;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WriterTest {
    private static final Actor ANA = new Actor.Person("ana", "Ana Diaz", null);
    private final CompletableFuture<String> fenced = new CompletableFuture<>();

    private Writer.Settings settings(int capacity, int snapshotEvery) {
        return new Writer.Settings(capacity, 64, Duration.ofMillis(20), snapshotEvery, fenced::complete);
    }

    private Writer writer(Journal journal, Engine engine) {
        return new Writer(journal, engine, () -> Fixtures.NOON, settings(1_000, 1_000));
    }

    private static final class Ear implements WriterListener {
        final List<Commit> commits = Collections.synchronizedList(new ArrayList<>());
        final List<String> alarms = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void committed(Commit commit) {
            commits.add(commit);
        }

        @Override
        public void alarmed(Alarm alarm) {
            alarms.add(alarm.code());
        }
    }

    @Test
    void answersTellsAndRemembersInOneOrder() {
        var journal = new MemoryJournal();
        var ear = new Ear();
        Centre state;
        try (var writer = writer(journal, Engine.ROOMS)) {
            writer.subscribe(ear);
            var answers = new ArrayList<CompletableFuture<Result>>();
            for (int i = 1; i <= 200; i++) {
                answers.add(writer.submit(Fixtures.arrival(i), Fixtures.NETWORK, "arrive-" + i));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).join())
                        .isInstanceOfSatisfying(
                                Result.Accepted.class,
                                a -> assertThat(a.events())
                                        .as("arrived and queued")
                                        .hasSize(2));
            }
            state = writer.state();
        }
        assertThat(ear.commits).extracting(Commit::sequence).isSorted().hasSize(200);
        assertThat(ear.commits.getLast().state()).isEqualTo(state);
        assertThat(journal.head().sequence()).isEqualTo(200);
        try (var again = writer(journal, Engine.ROOMS)) {
            assertThat(again.state()).isEqualTo(state);
        }
    }

    @Test
    void decidesAKeyOnceAlsoAcrossARestart() {
        var journal = new MemoryJournal();
        try (var writer = writer(journal, Engine.ROOMS)) {
            var first = accepted(writer.submit(Fixtures.arrival(1), Fixtures.NETWORK, "k"));
            var second = accepted(writer.submit(Fixtures.arrival(1), Fixtures.NETWORK, "k"));
            assertThat(first.repeated()).isFalse();
            assertThat(second.repeated()).isTrue();
            assertThat(second.sequence()).isEqualTo(first.sequence());
        }
        try (var writer = writer(journal, Engine.ROOMS)) {
            var third = accepted(writer.submit(Fixtures.arrival(1), Fixtures.NETWORK, "k"));
            assertThat(third.repeated()).isTrue();
            assertThat(third.events()).hasSize(2).first().isInstanceOf(CallEvent.CallArrived.class);
        }
        assertThat(journal.head().sequence()).isEqualTo(1);
    }

    @Test
    void aRejectionChangesNothing() {
        var journal = new MemoryJournal();
        try (var writer = writer(journal, Engine.ROOMS)) {
            var result =
                    writer.submit(new CallCommand.Hold(new CallId(9)), ANA, "k").join();
            assertThat(result).isInstanceOf(Result.Rejected.class);
        }
        assertThat(journal.head()).isEqualTo(Head.GENESIS);
    }

    @Test
    void survivesABugAndQuarantinesThePoison() {
        var poison = Fixtures.arrival(13);
        Engine buggy = new Engine() {
            @Override
            public Outcome handle(Centre centre, Command command, Stamp stamp) {
                if (command.equals(poison)) {
                    throw new IllegalStateException("a bug");
                }
                return Engine.super.handle(centre, command, stamp);
            }
        };
        var ear = new Ear();
        try (var writer = writer(new MemoryJournal(), buggy)) {
            writer.subscribe(ear);
            assertThat(reason(writer.submit(poison, ANA, "a"))).isEqualTo(Result.Reason.BUG);
            assertThat(reason(writer.submit(poison, ANA, "b"))).isEqualTo(Result.Reason.BUG);
            assertThat(reason(writer.submit(poison, ANA, "c"))).isEqualTo(Result.Reason.QUARANTINED);
            accepted(writer.submit(Fixtures.arrival(14), ANA, "d"));
        }
        assertThat(ear.alarms).containsExactly("writer-bug", "command-quarantined");
    }

    @Test
    void nothingIsToldBeforeItIsDurable() throws Exception {
        var reached = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var journal = new MemoryJournal(new MemoryJournal.Faults() {
            @Override
            public void beforeAppend(List<JournalRecord> batch) {
                reached.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        var ear = new Ear();
        try (var writer = writer(journal, Engine.ROOMS)) {
            writer.subscribe(ear);
            var answer = writer.submit(Fixtures.arrival(1), Fixtures.NETWORK, "k");
            reached.await();
            assertThat(answer).isNotDone();
            assertThat(writer.state()).isEqualTo(Centre.EMPTY);
            assertThat(ear.commits).isEmpty();
            go.countDown();
            accepted(answer);
            assertThat(writer.state().sequence()).isEqualTo(1);
        }
    }

    @Test
    void keepsTheOldStateWhenNothingCanBeKeptAndGoesOnAfterwards() {
        var full = new AtomicReference<>(true);
        var journal = new MemoryJournal(new MemoryJournal.Faults() {
            @Override
            public void beforeAppend(List<JournalRecord> batch) {
                if (full.get()) {
                    throw new JournalException.Full("disk full", new IOException("No space left on device"));
                }
            }
        });
        var ear = new Ear();
        try (var writer = writer(journal, Engine.ROOMS)) {
            writer.subscribe(ear);
            for (String key : List.of("a", "b", "a")) {
                assertThat(reason(writer.submit(Fixtures.arrival(1), ANA, key))).isEqualTo(Result.Reason.NOT_KEPT);
            }
            assertThat(writer.state()).isEqualTo(Centre.EMPTY);
            full.set(false);
            assertThat(accepted(writer.submit(Fixtures.arrival(1), ANA, "a")).sequence())
                    .isEqualTo(1);
        }
        assertThat(ear.alarms).containsExactly("record-not-kept", "record-kept-again");
    }

    @Test
    void aFencedWriterStopsForGood() {
        var journal = new MemoryJournal(new MemoryJournal.Faults() {
            @Override
            public void beforeAppend(List<JournalRecord> batch) {
                throw new JournalException.Fenced("another server took over");
            }
        });
        try (var writer = writer(journal, Engine.ROOMS)) {
            assertThat(reason(writer.submit(Fixtures.arrival(1), ANA, "a"))).isEqualTo(Result.Reason.FENCED);
            assertThat(reason(writer.submit(Fixtures.arrival(2), ANA, "b"))).isEqualTo(Result.Reason.FENCED);
        }
        assertThat(fenced.join()).isEqualTo("another server took over");
    }

    @Test
    void aJournalFencedWhileIdleFencesTheWriter() {
        try (var writer = writer(new MemoryJournal(), Engine.ROOMS)) {
            writer.modeChanged(SpooledJournal.Mode.FENCED);
            assertThat(reason(writer.submit(Fixtures.arrival(1), ANA, "a"))).isEqualTo(Result.Reason.FENCED);
        }
        assertThat(fenced.join()).isNotBlank();
    }

    @Test
    void refusesWhatExceedsTheQueue() throws Exception {
        var go = new CountDownLatch(1);
        var journal = new MemoryJournal(new MemoryJournal.Faults() {
            @Override
            public void beforeAppend(List<JournalRecord> batch) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        try (var writer = new Writer(journal, Engine.ROOMS, () -> Fixtures.NOON, settings(4, 1_000))) {
            var answers = new ArrayList<CompletableFuture<Result>>();
            for (int i = 0; i < 200; i++) {
                var gone = new CallCommand.CallerGone("dialog-" + i, "hung up");
                answers.add(writer.submit(gone, Fixtures.NETWORK, "k" + i));
            }
            var genuine = writer.submit(Fixtures.arrival(1), Fixtures.NETWORK, "genuine");
            assertThat(genuine)
                    .as("an emergency call is never refused for load")
                    .isNotDone();
            long refused = answers.stream().filter(CompletableFuture::isDone).count();
            assertThat(refused).isGreaterThan(100);
            go.countDown();
            answers.forEach(CompletableFuture::join);
        }
    }

    @Test
    void startsFromASnapshotAndIgnoresAForeignOne() throws Exception {
        var journal = new MemoryJournal();
        Centre state;
        try (var writer = new Writer(journal, Engine.ROOMS, () -> Fixtures.NOON, settings(1_000, 10))) {
            for (int i = 1; i <= 35; i++) {
                accepted(writer.submit(Fixtures.arrival(i), Fixtures.NETWORK, "k" + i));
            }
            state = writer.state();
        }
        var form = new Snapshots().form();
        assertThat(journal.findSnapshot(form, Long.MAX_VALUE).orElseThrow().sequence())
                .isGreaterThanOrEqualTo(10);
        var fromSnapshot = new ArrayList<Long>();
        Engine counting = new Engine() {
            @Override
            public Centre evolve(Centre centre, long sequence, List<? extends Event> events) {
                fromSnapshot.add(sequence);
                return Engine.super.evolve(centre, sequence, events);
            }
        };
        try (var again = writer(journal, counting)) {
            assertThat(again.state()).isEqualTo(state);
            assertThat(fromSnapshot).hasSizeLessThan(26);
        }
        journal.save(new Snapshot(36, "00".repeat(32), Instant.EPOCH, form, new byte[] {1, 2, 3}));
        fromSnapshot.clear();
        try (var again = writer(journal, counting)) {
            assertThat(again.state()).isEqualTo(state);
            assertThat(fromSnapshot).hasSize(35);
        }
    }

    @Test
    void timersFireByTheCentresTime() {
        var journal = new MemoryJournal();
        Engine ringing = new Engine() {
            @Override
            public List<Command> listDue(Centre centre, Instant now) {
                return centre.calls().open().isEmpty() ? List.of(Fixtures.arrival(1)) : List.of();
            }
        };
        var ear = new Ear();
        var heard = new CompletableFuture<Commit>();
        try (var writer = writer(journal, ringing)) {
            writer.subscribe(ear);
            writer.subscribe(new WriterListener() {
                @Override
                public void committed(Commit commit) {
                    heard.complete(commit);
                }
            });
            writer.submit(new CallCommand.Hold(new CallId(9)), ANA, "wake").join();
            var result = writer.state().sequence() > 0 ? null : heard.join();
            assertThat(result == null || result.actor().equals(new Actor.Machine("timers")))
                    .isTrue();
        }
    }

    @Test
    void refusesAnUnusableKey() {
        try (var writer = writer(new MemoryJournal(), Engine.ROOMS)) {
            for (String key : new String[] {"", " x", "a\nb", "é", "x".repeat(201)}) {
                assertThatThrownBy(() -> writer.submit(Fixtures.arrival(1), ANA, key))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    static Result.Accepted accepted(CompletableFuture<Result> answer) {
        var result = answer.join();
        assertThat(result).isInstanceOf(Result.Accepted.class);
        return (Result.Accepted) result;
    }

    private static Result.Reason reason(CompletableFuture<Result> answer) {
        var result = answer.join();
        assertThat(result).isInstanceOf(Result.Failed.class);
        return ((Result.Failed) result).reason();
    }
}
