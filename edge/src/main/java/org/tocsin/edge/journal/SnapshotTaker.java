package org.tocsin.edge.journal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;

/// Saves a snapshot every so many records, beside the writer: the state is immutable, so the writer goes on meanwhile.
final class SnapshotTaker {
    private static final System.Logger LOG = System.getLogger(SnapshotTaker.class.getName());

    private final Journal journal;
    private final Snapshots snapshots = new Snapshots();
    private final int every;
    private final BiConsumer<String, String> alarm;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long last;
    private @Nullable Thread thread;

    SnapshotTaker(Journal journal, int every, long recovered, BiConsumer<String, String> alarm) {
        this.journal = journal;
        this.every = every;
        this.last = recovered;
        this.alarm = alarm;
    }

    /// @param record the newest one, folded into `state`
    void consider(Centre state, JournalRecord record) {
        if (record.sequence() - last < every || !busy.compareAndSet(false, true)) {
            return;
        }
        last = record.sequence();
        thread = Thread.ofPlatform().daemon().name("snapshot").start(() -> {
            try {
                journal.save(snapshots.take(state, record.head(), record.at()));
            } catch (JournalException.Unavailable e) {
                LOG.log(System.Logger.Level.INFO, "snapshot left out: {0}", e.getMessage());
            } catch (RuntimeException e) {
                alarm.accept("snapshot-failed", "a snapshot failed: " + e);
            } finally {
                busy.set(false);
            }
        });
    }

    /// Lets a snapshot in the making finish.
    void close() throws InterruptedException {
        var running = thread;
        if (running != null) {
            running.join(Duration.ofSeconds(5));
        }
    }
}
