package org.tocsin.edge.journal;

import java.time.Instant;

/// Told by the writer. Every method must be quick and not block: they run on the writer's threads. An exception is
/// logged and does not stop the writer.
public interface WriterListener {

    /// A record is durable. In order of sequence, each once.
    default void committed(Commit commit) {}

    /// Records go somewhere else from now on.
    default void modeChanged(SpooledJournal.Mode mode) {}

    /// Somebody ought to look.
    default void alarmed(Alarm alarm) {}

    /// @param code    stable, kebab-case: `writer-bug`, `command-quarantined`, `clock-skew`, `clock-skew-over`,
    ///                `record-not-kept`, `record-kept-again`, `writer-fenced`, `snapshot-failed`
    /// @param message without personal values
    record Alarm(String code, String message, Instant at) {}
}
