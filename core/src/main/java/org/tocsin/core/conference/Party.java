package org.tocsin.core.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.directory.Address;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;

/// Somebody on a call, or on the way to it.
///
/// @param label       as shown: `Interpreter Spanish, LinguaLink`, `988 line`, `P3`
/// @param listing     of the directory, empty for others
/// @param address     what is dialled, absent for a position
/// @param position    where the party sits; for a caller called back, where from
/// @param person      login of whoever sits there, empty for one outside
/// @param language    code of [org.tocsin.core.directory.Languages] for an interpreter, else empty
/// @param keys        pressed once they have answered, may be empty
/// @param transfer    whether the caller is to be handed over to it
/// @param giveUpAt    when it counts as not answering
/// @param by          login of whoever brought it in
/// @param requestedAt when an interpreter was asked for, before any provider was dialled; else the invitation
/// @param spokeAt     first voice heard from it
/// @param cause       why it failed or left
public record Party(
        PartyId id,
        CallId call,
        PartyRole role,
        String label,
        String listing,
        @Nullable Address address,
        @Nullable PositionId position,
        String person,
        String language,
        String keys,
        Ear ear,
        boolean transfer,
        String by,
        Instant requestedAt,
        Instant invitedAt,
        @Nullable Instant giveUpAt,
        PartyStatus status,
        @Nullable Instant joinedAt,
        @Nullable Instant spokeAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant overAt,
        String cause) {

    /// From the request to the first word.
    public Optional<Duration> findTimeToSpeech() {
        return Optional.ofNullable(spokeAt).map(at -> Duration.between(requestedAt, at));
    }

    /// What its sound is called among the legs and recordings of the call.
    public String legName() {
        return role.isDialled()
                ? (role == PartyRole.CALLER ? role.words() : role.words() + "-" + id.number())
                : "position-" + (position == null ? "" : position.value());
    }

    /// A transfer whose receiver has not acknowledged yet.
    public boolean awaitsAcknowledgement() {
        return transfer && status.live() && acknowledgedAt == null;
    }

    boolean positionIs(@Nullable PositionId other) {
        return other != null && other.equals(position);
    }

    static Party invited(ConferenceEvent.PartyInvited e) {
        return new Party(
                e.party(),
                e.call(),
                e.role(),
                e.label(),
                e.listing(),
                e.address(),
                e.position(),
                e.person(),
                e.language(),
                e.keys(),
                Ear.ALL,
                e.transfer(),
                e.by(),
                e.requestedAt(),
                e.at(),
                e.giveUpAt(),
                PartyStatus.INVITED,
                null,
                null,
                null,
                null,
                "");
    }

    static Party listening(ConferenceEvent.SupervisorListened e) {
        return new Party(
                e.party(),
                e.call(),
                PartyRole.SUPERVISOR,
                e.position().value(),
                "",
                null,
                e.position(),
                e.by(),
                "",
                "",
                e.ear(),
                false,
                e.by(),
                e.at(),
                e.at(),
                null,
                PartyStatus.JOINED,
                e.at(),
                null,
                null,
                null,
                "");
    }

    Party with(PartyStatus next) {
        return changed(edit -> edit.status = next);
    }

    Party joined(Instant at) {
        return changed(edit -> {
            edit.giveUpAt = null;
            edit.status = PartyStatus.JOINED;
            edit.joinedAt = at;
        });
    }

    Party spoke(Instant at) {
        return changed(edit -> edit.spokeAt = at);
    }

    Party acknowledged(Instant at) {
        return changed(edit -> edit.acknowledgedAt = at);
    }

    Party over(PartyStatus end, Instant at, String why) {
        return changed(edit -> {
            edit.giveUpAt = null;
            edit.status = end;
            edit.overAt = at;
            edit.cause = why;
        });
    }

    Party heardBy(Ear next) {
        return changed(edit -> edit.ear = next);
    }

    private Party changed(Consumer<PartyEdit> change) {
        var edit = new PartyEdit(this);
        change.accept(edit);
        return edit.made();
    }
}
