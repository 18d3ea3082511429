package org.tocsin.edge.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A journal that lives as long as this object: for simulations, which put their faults into [Faults].
public final class MemoryJournal implements Journal {
    private final List<JournalRecord> records = new ArrayList<>();
    private final TreeMap<Long, Snapshot> snapshots = new TreeMap<>();
    private final Faults faults;

    /// Called around every append; throws a [JournalException] to make it fail. An exception after the records are kept
    /// is an unknown outcome.
    public interface Faults {
        Faults NONE = new Faults() {};

        default void beforeAppend(List<JournalRecord> batch) {}

        default void afterAppend(List<JournalRecord> batch) {}
    }

    public MemoryJournal() {
        this(Faults.NONE);
    }

    public MemoryJournal(Faults faults) {
        this.faults = faults;
    }

    @Override
    public synchronized Head head() {
        return records.isEmpty() ? Head.GENESIS : records.getLast().head();
    }

    @Override
    public void append(List<JournalRecord> batch) {
        faults.beforeAppend(batch);
        synchronized (this) {
            for (var record : batch) {
                if (record.sequence() <= records.size()) {
                    if (!records.get((int) record.sequence() - 1).equals(record)) {
                        throw new JournalException.Fenced("another record " + record.sequence() + " is in the journal");
                    }
                } else if (record.follows(head())) {
                    records.add(record);
                } else {
                    throw new JournalException.Fenced("record " + record.sequence() + " does not follow the head");
                }
            }
        }
        faults.afterAppend(batch);
    }

    @Override
    public void read(long sequence, Consumer<JournalRecord> reader) {
        List<JournalRecord> copy;
        synchronized (this) {
            copy = List.copyOf(records.subList((int) Math.min(sequence - 1, records.size()), records.size()));
        }
        copy.forEach(reader);
    }

    @Override
    public synchronized Optional<JournalRecord> find(long sequence) {
        return sequence >= 1 && sequence <= records.size()
                ? Optional.of(records.get((int) sequence - 1))
                : Optional.empty();
    }

    @Override
    public synchronized Optional<Snapshot> findSnapshot(String form, long sequence) {
        return snapshots.headMap(sequence, true).descendingMap().values().stream()
                .filter(snapshot -> snapshot.form().equals(form))
                .findFirst();
    }

    @Override
    public synchronized void save(Snapshot snapshot) {
        snapshots.put(snapshot.sequence(), snapshot);
    }

    @Override
    public void close() {}
}
