package org.tocsin.sim.faults;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.journal.Chain;
import org.tocsin.core.journal.Intake;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Stamp;

/// One record as the stores of a shift keep it, chained as the product chains its own.
record Entry(long sequence, Instant at, Actor actor, String key, List<Event> events, String previousHash, String hash) {

    record Head(long sequence, String hash) {
        static final Head GENESIS = new Head(0, Chain.GENESIS);
    }

    static final Intake.Book<Head, Entry> BOOK = new Intake.Book<>() {
        @Override
        public Entry write(Head head, Stamp stamp, List<Event> events) {
            return after(head, stamp.at(), stamp.actor(), stamp.key(), events);
        }

        @Override
        public Head head(Entry record) {
            return record.head();
        }
    };

    private static Entry after(Head head, Instant at, Actor actor, String key, List<Event> events) {
        long sequence = head.sequence() + 1;
        var hash = Chain.hash(sequence, at, actor.words(), key, events.toString(), head.hash());
        return new Entry(sequence, at, actor, key, events, head.hash(), hash);
    }

    Head head() {
        return new Head(sequence, hash);
    }

    boolean follows(Head previous) {
        return sequence == previous.sequence() + 1
                && previousHash.equals(previous.hash())
                && hash.equals(Chain.hash(sequence, at, actor.words(), key, events.toString(), previousHash));
    }

    /// This record as a torn write leaves it: there, but not whole.
    Entry torn() {
        return new Entry(
                sequence, at, actor, key, events.subList(0, Math.max(0, events.size() - 1)), previousHash, "torn");
    }

    @Override
    public String toString() {
        return "record " + sequence;
    }
}
