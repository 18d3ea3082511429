package org.tocsin.edge.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where records are kept. [#append] is for one thread at a time, the rest is thread-safe. Every method may throw a
/// [JournalException].
public interface Journal extends AutoCloseable {

    Head head();

    /// Returns when the records are durable. Appending records that are already there, whole or in part, is no error:
    /// that is how an unknown outcome is settled.
    ///
    /// @param batch consecutive records, the first following the head
    void append(List<JournalRecord> batch);

    /// Hands over every record from `sequence` on, in order.
    void read(long sequence, Consumer<JournalRecord> reader);

    /// The record, if it is there.
    Optional<JournalRecord> find(long sequence);

    /// Newest snapshot of this form at or before `sequence`.
    Optional<Snapshot> findSnapshot(String form, long sequence);

    void save(Snapshot snapshot);

    @Override
    void close();
}
