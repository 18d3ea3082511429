package org.tocsin.core.texts;

/// What carries a text.
public enum Medium {
    /// SIP MESSAGE, one request a message (RFC 3428).
    MESSAGE("text message"),
    /// A session of messages (RFC 4975).
    MSRP("message session"),
    /// Real-time text, as it is typed (RFC 4103).
    RTT("real-time text"),
    /// Tones of a text telephone on a voice call (TIA-825-A).
    TTY("TTY");

    private final String words;

    Medium(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
