package org.tocsin.core.trunks;

/// Whether a trunk stands, in the words of NENA-STA-010.3's registry of element states.
public enum TrunkState {
    /// Not asked yet since it was configured.
    UNKNOWN("not asked yet"),
    NORMAL("up"),
    /// It answers that it is out of service.
    DOWN("down"),
    /// It does not answer, or there is no way to it.
    UNREACHABLE("unreachable");

    private final String words;

    TrunkState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// Whether calls are sent there while others are to be had.
    public boolean isUsable() {
        return switch (this) {
            case UNKNOWN, NORMAL -> true;
            case DOWN, UNREACHABLE -> false;
        };
    }
}
