package org.tocsin.sip.agent;

/// Where a user agent gets what must be unique or random. The edge backs it by a secure random source, tests and
/// simulators by a seed.
public interface Identifiers {
    /// A fresh token of letters and digits, at least 64 bits, not guessable: for tags, branches, Call-IDs and keys.
    String next();

    /// A number from 0 up to, not including, the bound.
    int below(int bound);

    /// Identifiers from a seed: the same ones each time. Guessable, so not for a real network.
    static Identifiers seeded(long seed) {
        return new SeededIdentifiers(seed);
    }
}
