package org.tocsin.sip.transaction;

import java.time.Duration;
import org.tocsin.sip.message.SipMessage;

/// What a transaction wants done, in the order of the list.
public sealed interface TransactionAction {
    /// Put this on the wire, where the request went or came from.
    record Send(SipMessage message) implements TransactionAction {}

    /// Hand this to the user: a response in a client transaction, an ACK in a server transaction.
    record Deliver(SipMessage message) implements TransactionAction {}

    /// Wake it after this time; replaces the timer of the same name.
    record SetTimer(TransactionTimer timer, Duration after) implements TransactionAction {}

    /// This timer is no longer wanted.
    record CancelTimer(TransactionTimer timer) implements TransactionAction {}

    /// Tell the user that no answer will come.
    record Fail(Failure failure) implements TransactionAction {}

    /// It is over: forget it and all its timers.
    record Terminate() implements TransactionAction {}

    /// Why no answer will come.
    enum Failure {
        /// The other side did not answer in time; for the user this is a 408.
        TIMEOUT,
        /// The transport refused to send; for the user this is a 503.
        TRANSPORT
    }
}
