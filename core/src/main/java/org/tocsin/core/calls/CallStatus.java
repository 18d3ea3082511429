package org.tocsin.core.calls;

/// Where a call stands.
public enum CallStatus {
    /// Offered, nobody has answered.
    RINGING,
    /// A position is talking (or texting) with the caller.
    ACTIVE,
    /// The caller waits, the position keeps the call.
    HELD,
    /// The caller left before an answer: waits for a call-back or another way of dealing with it.
    ABANDONED,
    /// Over, and dealt with.
    ENDED;

    /// Whether there is still a caller on the line.
    public boolean live() {
        return this == RINGING || this == ACTIVE || this == HELD;
    }
}
