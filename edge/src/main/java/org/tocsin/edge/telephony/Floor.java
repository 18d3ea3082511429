package org.tocsin.edge.telephony;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.conference.PartyStatus;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.media.RtpLeg;

/// Who hears whom: which legs stand on the bridge of each call. A position has one pair of ears: it is on the call it
/// came onto last. Confined to the SIP loop.
final class Floor {
    private final Voices voices;
    private final Function<CallId, Optional<RtpLeg>> callers;
    private final Dialler dialler;
    private final Map<CallId, CallVoice> sounds = new HashMap<>();
    private final Map<PositionId, MediaLeg> seats = new HashMap<>();
    private final Map<PositionId, CallId> latest = new HashMap<>();

    /// @param callers the leg of a call that came in and was answered
    Floor(Voices voices, Function<CallId, Optional<RtpLeg>> callers, Dialler dialler) {
        this.voices = voices;
        this.callers = callers;
        this.dialler = dialler;
    }

    void seat(PositionId position, MediaLeg leg) {
        seats.put(position, leg);
    }

    void unseat(PositionId position, MediaLeg leg) {
        seats.remove(position, leg);
    }

    /// Calls that sound now.
    Set<CallId> calls() {
        return Set.copyOf(sounds.keySet());
    }

    /// Takes in where positions have moved.
    ///
    /// @return the calls to arrange anew besides the one the event is about
    Set<CallId> note(Event event) {
        return switch (event) {
            case CallEvent.CallAnswered e -> moved(e.position(), e.call());
            case CallEvent.CallMoved e -> moved(e.position(), e.call());
            case CallEvent.CallHandedOver e -> moved(e.position(), e.call());
            case CallEvent.CallerReached e -> moved(e.position(), e.call());
            case ConferenceEvent.PartyInvited e when e.role() == PartyRole.CALLER -> moved(e.position(), e.call());
            case ConferenceEvent.PartyJoined e when !e.role().isDialled() -> moved(e.position(), e.call());
            case ConferenceEvent.SupervisorListened e -> moved(e.position(), e.call());
            default -> Set.of();
        };
    }

    /// Off hold the position that has the call is back on it.
    Set<CallId> resumed(Call call) {
        return moved(call.position(), call.id());
    }

    private Set<CallId> moved(@Nullable PositionId position, CallId call) {
        var before = position == null ? null : latest.put(position, call);
        return before == null || before.equals(call) ? Set.of() : Set.of(before);
    }

    /// Brings the sound of a call in line with the state.
    void arrange(CallId id, Centre state) {
        var call = state.calls().find(id).orElse(null);
        var conference = state.conferences().find(id).orElse(new Conference(id, List.of()));
        var places = call == null ? List.<CallVoice.Place>of() : places(call, conference, state);
        var sound = sounds.get(id);
        if (places.isEmpty()) {
            if (sound != null) {
                sounds.remove(id);
                sound.close();
            }
            return;
        }
        if (sound == null) {
            sound = voices.openCall(id);
            sounds.put(id, sound);
        }
        sound.arrange(places);
    }

    /// Positions that have a call with sound and no sound of their own.
    Map<PositionId, CallId> listUnheard(Centre state) {
        var unheard = new HashMap<PositionId, CallId>();
        for (var id : sounds.keySet()) {
            state.calls()
                    .find(id)
                    .filter(call -> call.status() == CallStatus.ACTIVE)
                    .map(Call::position)
                    .filter(position -> !seats.containsKey(position))
                    .ifPresent(position -> unheard.put(position, id));
        }
        return unheard;
    }

    private List<CallVoice.Place> places(Call call, Conference conference, Centre state) {
        var places = new ArrayList<CallVoice.Place>();
        boolean talked = call.status() == CallStatus.ACTIVE || call.status() == CallStatus.HELD;
        boolean outside = call.status() == CallStatus.ENDED && conference.isHandedOutside();
        if (talked || outside) {
            findCaller(call, conference)
                    .ifPresent(leg -> places.add(
                            new CallVoice.Place(leg, Ear.ALL, call.status() == CallStatus.HELD, false, false)));
        }
        var ringing = conference.parties().stream()
                .anyMatch(party -> party.role().isDialled() && party.status().awaited() && !dialler.sounds(party.id()));
        var leads = seatOf(call, conference);
        var seat = leads == null ? null : seats.get(leads);
        if (leads != null && seat != null && isHere(leads, call, conference, state)) {
            places.add(new CallVoice.Place(seat, Ear.ALL, false, ringing, true));
        }
        for (var party : conference.parties()) {
            if (party.status().awaited()) {
                dialler.findEarlyLeg(party.id()).map(CallVoice.Place::early).ifPresent(places::add);
            } else if (party.status() == PartyStatus.JOINED && (talked || outside)) {
                legOf(party, call, conference, state)
                        .filter(leg -> places.stream().noneMatch(place -> place.leg() == leg))
                        .ifPresent(leg -> places.add(new CallVoice.Place(leg, party.ear(), false, false, false)));
            }
        }
        return places;
    }

    /// The position that has the call, or from where its caller is being rung.
    private static @Nullable PositionId seatOf(Call call, Conference conference) {
        return switch (call.status()) {
            case ACTIVE, HELD -> call.position();
            case ABANDONED ->
                conference.listLive().stream()
                        .filter(party -> party.role() == PartyRole.CALLER)
                        .map(Party::position)
                        .findFirst()
                        .orElse(null);
            case RINGING, ENDED -> null;
        };
    }

    /// Whether a position hears this call and not another it came onto later.
    private boolean isHere(PositionId position, Call call, Conference conference, Centre state) {
        if (!seats.containsKey(position) || !belongs(position, call, conference)) {
            return false;
        }
        var other = latest.get(position);
        if (other == null || other.equals(call.id())) {
            return true;
        }
        return state.calls()
                .find(other)
                .filter(later -> belongs(
                        position, later, state.conferences().find(other).orElse(new Conference(other, List.of()))))
                .isEmpty();
    }

    /// A text has no sound. A caller on hold leaves the position to the others on the call, or, when there are none, to
    /// other calls.
    private boolean belongs(PositionId position, Call call, Conference conference) {
        boolean party = conference
                .findAt(position)
                .filter(found -> found.status() == PartyStatus.JOINED)
                .isPresent();
        boolean has = position.equals(seatOf(call, conference));
        boolean others =
                conference.listLive().stream().anyMatch(found -> found.role().isDialled());
        return switch (call.status()) {
            case ACTIVE -> has && (others || callers.apply(call.id()).isPresent()) || party;
            case HELD -> has && others || party;
            case ABANDONED -> has;
            case RINGING, ENDED -> false;
        };
    }

    private Optional<? extends MediaLeg> legOf(Party party, Call call, Conference conference, Centre state) {
        if (party.role() == PartyRole.CALLER) {
            return Optional.empty();
        }
        if (party.role().isDialled()) {
            return dialler.findLeg(party.id());
        }
        var position = party.position();
        return position != null && isHere(position, call, conference, state)
                ? Optional.ofNullable(seats.get(position))
                : Optional.empty();
    }

    /// The caller's leg, whoever rang whom.
    Optional<RtpLeg> findCaller(Call call, Conference conference) {
        return callers.apply(call.id())
                .or(() -> conference.listLive().stream()
                        .filter(party -> party.role() == PartyRole.CALLER)
                        .findFirst()
                        .flatMap(party -> dialler.findLeg(party.id())));
    }

    /// The call a position is on, by its sound.
    Optional<CallVoice> findVoiceAt(PositionId position) {
        var leg = seats.get(position);
        return leg == null
                ? Optional.empty()
                : sounds.values().stream().filter(sound -> sound.has(leg)).findFirst();
    }

    /// The call a position hears and speaks on.
    Optional<CallId> findCallAt(PositionId position) {
        var leg = seats.get(position);
        return leg == null
                ? Optional.empty()
                : sounds.entrySet().stream()
                        .filter(entry -> entry.getValue().has(leg))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    Optional<MediaLeg> findSeat(PositionId position) {
        return Optional.ofNullable(seats.get(position));
    }
}
