package org.tocsin.edge.journal;

import java.util.regex.Pattern;

/// The end of the chain.
///
/// @param sequence of the last record, 0 before the first
/// @param hash     its hash, 64 hexadecimal digits; zeros before the first
public record Head(long sequence, String hash) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public static final Head GENESIS = new Head(0, "0".repeat(64));

    public Head {
        if (sequence < 0 || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("no head: " + sequence + " " + hash);
        }
    }
}
