package org.tocsin.core.conference;

/// Who hears a party.
public enum Ear {
    /// Everybody.
    ALL("barge-in"),
    /// The telecommunicator alone: a supervisor's whisper.
    TELECOMMUNICATOR("whisper"),
    /// Nobody: a supervisor who monitors.
    NOBODY("monitor");

    private final String words;

    Ear(String words) {
        this.words = words;
    }

    /// The supervisor's word for it.
    public String words() {
        return words;
    }
}
