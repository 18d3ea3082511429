package org.tocsin.core.calls;

/// The kind of line a call came in on; emergency lines are answered first (NENA-STA-020.1).
public enum Line {
    EMERGENCY(1, "9-1-1"),
    TEXT(1, "Text"),
    ALARM(2, "Alarm"),
    NON_EMERGENCY(3, "Non-emergency"),
    ADMINISTRATIVE(4, "Administrative");

    private final int rank;
    private final String words;

    Line(int rank, String words) {
        this.rank = rank;
        this.words = words;
    }

    /// 1 is answered first.
    public int rank() {
        return rank;
    }

    public String words() {
        return words;
    }
}
