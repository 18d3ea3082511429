package org.tocsin.core.texts;

/// Who speaks on a call with a text telephone.
public enum CarryOver {
    /// Both may speak and both may type.
    NONE,
    /// Both type; the telecommunicator's voice does not go out.
    TEXT,
    /// Voice carry-over: the caller speaks and reads.
    VOICE,
    /// Hearing carry-over: the caller hears and types.
    HEARING
}
