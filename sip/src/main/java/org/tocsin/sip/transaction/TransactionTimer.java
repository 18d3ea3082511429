package org.tocsin.sip.transaction;

/// The timers of RFC 3261 table 4 and RFC 6026.
public enum TransactionTimer {
    /// INVITE request retransmission, unreliable transport.
    A,
    /// INVITE without any response.
    B,
    /// Wait for retransmissions of a final response to INVITE.
    D,
    /// Request retransmission, unreliable transport.
    E,
    /// Request without a final response.
    F,
    /// Retransmission of a final response to INVITE, unreliable transport.
    G,
    /// Wait for the ACK.
    H,
    /// Wait for retransmissions of the ACK.
    I,
    /// Wait for retransmissions of the request.
    J,
    /// Wait for retransmissions of the response.
    K,
    /// Wait for retransmissions of an INVITE that was accepted.
    L,
    /// Wait for retransmissions of a 2xx to INVITE.
    M
}
