package org.tocsin.core.conference;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.directory.Address;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PositionId;

/// What can be asked about those on a call.
public sealed interface ConferenceCommand extends Command {
    /// Dial somebody of the directory and join them.
    ///
    /// @param transfer the caller is to be handed over
    /// @param override also beyond three telecommunicators
    record DialListing(CallId call, String listing, boolean transfer, boolean override) implements ConferenceCommand {}

    /// Dial a number or URI and join it.
    record DialAddress(CallId call, Address address, boolean transfer, boolean override) implements ConferenceCommand {}

    /// Ask another position onto the call.
    record InvitePosition(CallId call, PositionId position, boolean transfer, boolean override)
            implements ConferenceCommand {}

    /// Ask for an interpreter of a language, by its code.
    record RequestInterpreter(CallId call, String language) implements ConferenceCommand {}

    /// Dial the caller of an abandoned call. Follows from the calls room.
    record RingCaller(CallId call, String by, PositionId position) implements ConferenceCommand {}

    /// A person asked for at their position comes onto the call.
    record Join(PartyId party) implements ConferenceCommand {}

    /// A supervisor comes onto a call, or changes who hears them there.
    record Listen(CallId call, Ear ear) implements ConferenceCommand {}

    /// The receiver of a transfer has taken it in: said by the receiver at a position of this centre, else by whoever
    /// hands over, with the name the receiver gave.
    record Acknowledge(PartyId party, String receiver) implements ConferenceCommand {}

    /// Take a party off, or leave.
    record Drop(PartyId party) implements ConferenceCommand {}

    /// Press keys for a party, or for the caller when `party` is absent.
    record PressKeys(CallId call, @Nullable PartyId party, String keys) implements ConferenceCommand {}

    /// Telephony: a party outside asks by REFER (RFC 3515) to have somebody else called in its place.
    ///
    /// @param to whom; with the dialog to replace in it, if the party has them on the line already
    record Refer(PartyId party, Address to) implements ConferenceCommand {}

    /// Telephony: somebody who may not has asked by REFER to move the call.
    ///
    /// @param asker in words: `the caller's network`
    record NoteReferRefused(CallId call, String asker, String why) implements ConferenceCommand {}

    /// Telephony: it rings there.
    record NoteRinging(PartyId party) implements ConferenceCommand {}

    /// Telephony: they answered.
    record NoteJoined(PartyId party) implements ConferenceCommand {}

    /// Telephony: their voice was heard for the first time.
    record NoteSpoke(PartyId party) implements ConferenceCommand {}

    /// Telephony: they cannot be had, or are gone.
    record NoteGone(PartyId party, String cause) implements ConferenceCommand {}

    /// Timer: nobody answers there.
    record GiveUp(PartyId party) implements ConferenceCommand {}

    /// The call is over. Follows from the calls room.
    record Dissolve(CallId call, String cause) implements ConferenceCommand {}

    /// A position is empty. Follows from the positions room.
    record VacatePosition(PositionId position) implements ConferenceCommand {}
}
