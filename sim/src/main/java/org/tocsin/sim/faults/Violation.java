package org.tocsin.sim.faults;

/// Something that must hold did not.
///
/// The `checker` is a stable name: `acknowledged-lost`, `applied-twice`, `chain-broken`, `time-went-back`,
/// `replay-differs`, `room-invariant`, `forbidden-event`, `answer-changed`, `unanswered`, `consoles-disagree`, `fork`,
/// `timer-wrong`.
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String checker;

    Violation(String checker, String message) {
        super(checker + ": " + message);
        this.checker = checker;
    }

    public String checker() {
        return checker;
    }
}
