package org.tocsin.edge.journal;

/// The end of the chain.
///
/// @param sequence of the last record, 0 before the first
/// @param hash     its hash, 64 hexadecimal digits; zeros before the first
public record Head(long sequence, String hash) {
    public static final Head GENESIS = new Head(0, "0".repeat(64));

    public Head {
        if (sequence < 0 || !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no head: " + sequence + " " + hash);
        }
    }
}
