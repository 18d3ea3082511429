package org.tocsin.core.conference;

/// Where a party stands.
public enum PartyStatus {
    INVITED,
    RINGING,
    JOINED,
    /// Was on the call and is no longer.
    LEFT,
    /// Never got on.
    FAILED;

    /// Whether it may still come, or is there.
    public boolean live() {
        return this == INVITED || this == RINGING || this == JOINED;
    }

    public boolean awaited() {
        return this == INVITED || this == RINGING;
    }
}
