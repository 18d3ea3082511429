package org.tocsin.core.conference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.directory.Address;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.PositionId;

/// What has happened with those on calls.
public sealed interface ConferenceEvent extends Event {
    CallId call();

    record InterpreterRequested(CallId call, Instant at, String by, String language, String languageName)
            implements ConferenceEvent {}

    /// No provider of the language is left to try.
    record InterpreterMissing(CallId call, Instant at, String language, String languageName)
            implements ConferenceEvent {}

    /// Fields as in [Party].
    record PartyInvited(
            CallId call,
            PartyId party,
            Instant at,
            String by,
            PartyRole role,
            String label,
            String listing,
            @Nullable Address address,
            @Nullable PositionId position,
            String person,
            String language,
            String keys,
            boolean transfer,
            Instant requestedAt,
            @Nullable Instant giveUpAt)
            implements ConferenceEvent {}

    record PartyRang(CallId call, PartyId party, Instant at, String label) implements ConferenceEvent {}

    /// @param position where the call is taken when a caller was called back, or where the party sits
    record PartyJoined(
            CallId call,
            PartyId party,
            Instant at,
            PartyRole role,
            String label,
            String by,
            @Nullable PositionId position)
            implements ConferenceEvent {}

    /// @param afterMillis since the request
    record PartySpoke(CallId call, PartyId party, Instant at, PartyRole role, String label, long afterMillis)
            implements ConferenceEvent {}

    record PartyFailed(CallId call, PartyId party, Instant at, PartyRole role, String label, String by, String cause)
            implements ConferenceEvent {}

    record PartyLeft(CallId call, PartyId party, Instant at, PartyRole role, String label, String cause)
            implements ConferenceEvent {}

    record SupervisorListened(CallId call, PartyId party, Instant at, String by, PositionId position, Ear ear)
            implements ConferenceEvent {}

    /// @param receiver who took it: a login at a position of this centre, else the name they gave
    /// @param position where, absent outside
    record TransferAcknowledged(
            CallId call,
            PartyId party,
            Instant at,
            String by,
            String label,
            String receiver,
            @Nullable PositionId position)
            implements ConferenceEvent {}

    /// @param asker in words
    record ReferRefused(CallId call, Instant at, String asker, String why) implements ConferenceEvent {}

    record KeysPressed(CallId call, @Nullable PartyId party, Instant at, String by, String label, String keys)
            implements ConferenceEvent {}
}
