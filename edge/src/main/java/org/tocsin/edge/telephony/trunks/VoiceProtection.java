package org.tocsin.edge.telephony.trunks;

/// Whether a trunk's voice is encrypted (SRTP, keys by RFC 4568).
public enum VoiceProtection {
    /// Never.
    REFUSED,
    /// If the other side can.
    OFFERED,
    /// Always: a call without it is not connected, and is called back.
    REQUIRED
}
