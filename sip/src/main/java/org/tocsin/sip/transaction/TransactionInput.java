package org.tocsin.sip.transaction;

import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipResponse;

/// What can happen to a transaction.
public sealed interface TransactionInput {
    /// It has just been made. Sends the request, in a client transaction.
    record Start() implements TransactionInput {}

    /// A message that matches it came in.
    record Receive(SipMessage message) implements TransactionInput {}

    /// The user answers (server transactions only).
    record Respond(SipResponse response) implements TransactionInput {}

    /// A timer it had set has run out.
    record Expired(TransactionTimer timer) implements TransactionInput {}

    /// What it sent could not be sent.
    record TransportFailed() implements TransactionInput {}
}
