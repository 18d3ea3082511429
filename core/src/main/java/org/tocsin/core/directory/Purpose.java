package org.tocsin.core.directory;

/// What somebody in the directory is called for.
public enum Purpose {
    INTERPRETER("Interpreter"),
    CRISIS("Crisis line"),
    POISON("Poison control"),
    NEIGHBOUR("Neighbouring centre"),
    CITY("City department"),
    HOSPITAL("Hospital"),
    UTILITY("Utility"),
    TOW("Tow company"),
    OTHER("Other");

    private final String words;

    Purpose(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// Whether those who answer there are telecommunicators, who count as such for the caller.
    public boolean isCentre() {
        return this == NEIGHBOUR;
    }
}
