package org.tocsin.sip.transaction;

import java.util.List;

/// One of the four state machines. Mutable; confined to its owner.
public sealed interface Transaction
        permits InviteClientTransaction, RequestClientTransaction, InviteServerTransaction, RequestServerTransaction {
    /// Takes an input and says what is to be done about it.
    List<TransactionAction> on(TransactionInput input);

    State state();

    default boolean isTerminated() {
        return state() == State.TERMINATED;
    }

    /// The states of figures 5 to 8 of RFC 3261 and of RFC 6026.
    enum State {
        CALLING,
        TRYING,
        PROCEEDING,
        ACCEPTED,
        COMPLETED,
        CONFIRMED,
        TERMINATED
    }
}
