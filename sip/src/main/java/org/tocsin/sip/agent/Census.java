package org.tocsin.sip.agent;

/// What a user agent holds at the moment: a gauge, and the proof that nothing leaks.
public record Census(
        int calls,
        int dialogs,
        int serverTransactions,
        int clientTransactions,
        int requests,
        int subscriptions,
        int timers) {
    /// Whether nothing is held at all.
    public boolean isEmpty() {
        return equals(new Census(0, 0, 0, 0, 0, 0, 0));
    }
}
