package org.tocsin.edge.live.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.conference.PartyStatus;

/// Those on a call besides the caller and the person who has it.
///
/// @param id                number of the call
/// @param telecommunicators how many the caller has met, those who have had the call included
public record ConferenceView(long id, int telecommunicators, List<PartyView> parties) {
    /// @param leg          its name among the levels of the call's sound
    /// @param language     of an interpreter, in English; empty for others
    /// @param transfer     the caller is to be handed over to it
    /// @param spokeSeconds from the request to its first word, absent until then
    public record PartyView(
            long id,
            PartyRole role,
            String label,
            String leg,
            PartyStatus status,
            String language,
            Ear ear,
            boolean transfer,
            String by,
            String byName,
            @Nullable String position,
            Instant requestedAt,
            @Nullable Instant joinedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant overAt,
            @Nullable Double spokeSeconds,
            String cause) {}
}
