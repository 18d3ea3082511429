package org.tocsin.core.queues;

/// Why a call looks like part of a flood. One sign alone never makes a suspect of a caller, but for the last.
public enum Suspicion {
    SOURCE_BURST(1, "one of many calls from the same source"),
    SAME_CALLER(1, "the same caller's identity again and again"),
    SAME_OFFER(1, "the very same media offer again and again"),
    IMPOSSIBLE_NUMBER(1, "a number no telephone can have"),
    SILENT_BEFORE(2, "calls like it were answered and brought no sound"),
    MARKED(2, "marked by hand");

    private final int weight;
    private final String words;

    Suspicion(int weight, String words) {
        this.weight = weight;
        this.words = words;
    }

    int weight() {
        return weight;
    }

    public String words() {
        return words;
    }
}
