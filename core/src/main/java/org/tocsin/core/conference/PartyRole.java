package org.tocsin.core.conference;

/// Why a party is on a call.
public enum PartyRole {
    /// The caller of an abandoned call, called back.
    CALLER("caller"),
    INTERPRETER("interpreter"),
    /// Anybody dialled: 988, a department, a number typed.
    OUTSIDE("outside"),
    /// A centre outside, whose people count as telecommunicators.
    CENTRE("centre"),
    /// A person at another position of this centre.
    TELECOMMUNICATOR("telecommunicator"),
    SUPERVISOR("supervisor");

    private final String words;

    PartyRole(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// Whether telephony dials the party; the others sit at a position and have its sound.
    public boolean isDialled() {
        return switch (this) {
            case CALLER, INTERPRETER, OUTSIDE, CENTRE -> true;
            case TELECOMMUNICATOR, SUPERVISOR -> false;
        };
    }
}
