package org.tocsin.edge.live;

import org.tocsin.core.centre.Centre;
import org.tocsin.edge.live.view.Me;
import org.tocsin.edge.people.Account;
import tools.jackson.databind.json.JsonMapper;

/// One console's live connection.
record Client(Account who, Outbox outbox, JsonMapper json) {
    boolean seesCallers() {
        return who.onTheFloor();
    }

    Me me(Centre centre) {
        return Me.of(who, centre);
    }

    void send(ToClient message) {
        outbox.offer(json.writeValueAsString(message));
    }

    /// Two connections of one person are two clients.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
