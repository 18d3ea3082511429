package org.tocsin.edge.people;

/// What a person's work is; one person may hold several.
public enum Role {
    /// Answers calls.
    TELECOMMUNICATOR,
    /// Sends units.
    DISPATCHER,
    /// Leads the shift: does both, unlocks accounts, releases recordings.
    SUPERVISOR,
    /// Runs the system and sees no caller.
    ADMINISTRATOR;

    /// Works with calls and incidents, hence may see who calls.
    public boolean onTheFloor() {
        return this != ADMINISTRATOR;
    }
}
