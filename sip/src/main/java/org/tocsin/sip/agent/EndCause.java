package org.tocsin.sip.agent;

/// Why a call that had been set up, or was being set up by us, ended.
public enum EndCause {
    /// We hung up.
    LOCAL_HANG_UP,
    /// The other side sent BYE.
    REMOTE_HANG_UP,
    /// The other side never acknowledged our answer.
    NO_ACK,
    /// Another call took its place (RFC 3891).
    REPLACED,
    /// The other side no longer refreshed the session (RFC 4028).
    SESSION_LAPSED,
    /// The other side does not know the call any more, or no longer answers.
    PEER_LOST
}
