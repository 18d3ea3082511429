package org.tocsin.edge.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;

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
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

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
        String hash = hash(sequence, at, actor, key, events, previous.hash());
        return new JournalRecord(sequence, at, actor, key, events, previous.hash(), hash);
    }

    public Head head() {
        return new Head(sequence, hash);
    }

    /// Whether this record is unaltered and follows `previous`.
    public boolean follows(Head previous) {
        return sequence == previous.sequence() + 1
                && previousHash.equals(previous.hash())
                && hash.equals(hash(sequence, at, actor, key, events, previousHash));
    }

    /// The instant as it is hashed: always six digits of the second.
    static String words(Instant at) {
        return MICROSECONDS.format(at);
    }

    private static String hash(
            long sequence, Instant at, String actor, String key, String events, String previousHash) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (String field : new String[] {
                "tocsin-journal-1", Long.toString(sequence), words(at), actor, key, events, previousHash
            }) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
                sha.update((byte) ',');
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Events can hold personal values.
    @Override
    public String toString() {
        return "record " + sequence;
    }
}
