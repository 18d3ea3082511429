package org.tocsin.core.alarms;

/// Why an alarm is not taken (APCO/TMA ANS 2.101).
public enum Refusal {
    BAD_ADDRESS("bad address"),
    BAD_EVENT("not an event for this centre"),
    TOO_OLD("too old"),
    OTHER("other");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
