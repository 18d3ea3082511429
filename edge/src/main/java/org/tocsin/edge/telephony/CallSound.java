package org.tocsin.edge.telephony;

/// What is heard on a call.
public enum CallSound {
    UNKNOWN,
    /// Somebody speaks.
    VOICE,
    /// The line is up and nobody has spoken for five seconds.
    QUIET,
    /// The signalling is up and no sound comes at all.
    NOTHING,
    /// A text telephone.
    TTY
}
