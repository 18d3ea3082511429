package org.tocsin.edge.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tocsin.core.journal.Chain;

/// One accepted command as it is kept. The canonical encoding that is hashed is documented in docs/journal.md, so that
/// anybody can write a verifier.
///
/// @param sequence     its place in the one order of the centre, from 1
/// @param at           when the centre took it up, to the microsecond
/// @param actor        who asked, as JSON
/// @param key          idempotency key chosen by the asker
/// @param events       what followed, as JSON
/// @param previousHash of the record before
/// @param hash         of this record
public record JournalRecord(
        long sequence, Instant at, String actor, String key, String events, String previousHash, String hash) {
    public JournalRecord {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence starts at 1: " + sequence);
        }
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("finer than a microsecond: " + at);
        }
    }

    /// The record that follows `previous`.
    public static JournalRecord after(Head previous, Instant at, String actor, String key, String events) {
        long sequence = previous.sequence() + 1;
        String hash = Chain.hash(sequence, at, actor, key, events, previous.hash());
        return new JournalRecord(sequence, at, actor, key, events, previous.hash(), hash);
    }

    public Head head() {
        return new Head(sequence, hash);
    }

    /// Whether this record is unaltered and follows `previous`.
    public boolean follows(Head previous) {
        return sequence == previous.sequence() + 1
                && previousHash.equals(previous.hash())
                && hash.equals(Chain.hash(sequence, at, actor, key, events, previousHash));
    }

    /// Events can hold personal values.
    @Override
    public String toString() {
        return "record " + sequence;
    }
}
