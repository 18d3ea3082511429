package org.tocsin.core.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/// Binds each record to the one before by a hash over both. The canonical encoding is documented in docs/journal.md, so
/// that anybody can write a verifier.
public final class Chain {
    /// What stands before the first record.
    public static final String GENESIS = "0".repeat(64);

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Chain() {}

    /// The instant as it is hashed: always six digits of the second.
    public static String words(Instant at) {
        return MICROSECONDS.format(at);
    }

    /// SHA-256 of a record, 64 hexadecimal digits.
    ///
    /// @param actor  as text
    /// @param events as text
    public static String hash(long sequence, Instant at, String actor, String key, String events, String previousHash) {
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
}
