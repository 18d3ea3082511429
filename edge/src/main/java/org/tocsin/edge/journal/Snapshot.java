package org.tocsin.edge.journal;

import java.time.Instant;

/// A folded state, kept to start fast from. It counts only if the chain still has `hash` at `sequence` and this release
/// writes states in the same `form`.
///
/// @param sequence of the last record folded in
/// @param hash     of that record
/// @param form     fingerprint of the state's JSON form
/// @param state    compressed JSON
public record Snapshot(long sequence, String hash, Instant at, String form, byte[] state) {
    @Override
    public String toString() {
        return "snapshot " + sequence;
    }
}
