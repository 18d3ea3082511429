package org.tocsin.edge.journal;

import java.time.Instant;
import java.util.function.Predicate;
import org.tocsin.core.centre.Centre;
import org.tocsin.edge.json.EventJson;

/// The state rebuilt from the newest usable snapshot and the records after it, each checked to continue the chain.
public final class Recovery {
    private final Journal journal;
    private final Engine engine;
    private final EventJson json;
    private final Snapshots snapshots = new Snapshots();

    /// @param lastAt when the last record was accepted; the epoch if there is none
    public record Recovered(Centre state, Head head, Instant lastAt) {}

    public Recovery(Journal journal, Engine engine, EventJson json) {
        this.journal = journal;
        this.engine = engine;
        this.json = json;
    }

    /// The newest state.
    ///
    /// @throws JournalException.Corrupt naming the first bad record
    public Recovered recover() {
        return recover(Long.MAX_VALUE, _ -> true);
    }

    /// The state after the last record that `wanted` accepts; records are offered in order until one is not.
    ///
    /// @param latestSnapshot no snapshot after this sequence is used
    public Recovered recover(long latestSnapshot, Predicate<JournalRecord> wanted) {
        var walk = new Walk(wanted);
        journal.findSnapshot(snapshots.form(), latestSnapshot)
                .ifPresent(
                        snapshot -> snapshots.open(snapshot, journal).ifPresent(state -> walk.start(snapshot, state)));
        journal.read(walk.head.sequence() + 1, walk::take);
        return new Recovered(walk.state, walk.head, walk.at);
    }

    private final class Walk {
        private final Predicate<JournalRecord> wanted;
        private Centre state = Centre.EMPTY;
        private Head head = Head.GENESIS;
        private Instant at = Instant.EPOCH;
        private boolean done;

        Walk(Predicate<JournalRecord> wanted) {
            this.wanted = wanted;
        }

        void start(Snapshot snapshot, Centre from) {
            state = from;
            head = new Head(snapshot.sequence(), snapshot.hash());
            at = snapshot.at();
        }

        void take(JournalRecord record) {
            if (done || !wanted.test(record)) {
                done = true;
                return;
            }
            if (!record.follows(head)) {
                throw new JournalException.Corrupt("the journal is damaged at record " + record.sequence()
                        + " (the last good one is " + head.sequence() + "); run ./tocsin verify");
            }
            state = engine.evolve(state, record.sequence(), json.read(record.events()));
            head = record.head();
            at = record.at();
        }
    }
}
