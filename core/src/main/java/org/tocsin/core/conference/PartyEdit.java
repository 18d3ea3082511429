package org.tocsin.core.conference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A party with some of its fields open for one change; lives only inside `evolve`.
final class PartyEdit {
    private final Party before;
    Ear ear;
    PartyStatus status;

    @Nullable
    Instant giveUpAt;

    @Nullable
    Instant joinedAt;

    @Nullable
    Instant spokeAt;

    @Nullable
    Instant acknowledgedAt;

    @Nullable
    Instant overAt;

    String cause;

    PartyEdit(Party party) {
        before = party;
        ear = party.ear();
        status = party.status();
        giveUpAt = party.giveUpAt();
        joinedAt = party.joinedAt();
        spokeAt = party.spokeAt();
        acknowledgedAt = party.acknowledgedAt();
        overAt = party.overAt();
        cause = party.cause();
    }

    Party made() {
        return new Party(
                before.id(),
                before.call(),
                before.role(),
                before.label(),
                before.listing(),
                before.address(),
                before.position(),
                before.person(),
                before.language(),
                before.keys(),
                ear,
                before.transfer(),
                before.by(),
                before.requestedAt(),
                before.invitedAt(),
                giveUpAt,
                status,
                joinedAt,
                spokeAt,
                acknowledgedAt,
                overAt,
                cause);
    }
}
