package org.tocsin.edge.telephony;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.conference.Ear;
import org.tocsin.edge.telephony.media.Bridge;
import org.tocsin.edge.telephony.media.MediaClock;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.media.Tone;
import org.tocsin.edge.telephony.recording.Track;

/// The sound of one call: the legs of all who are on it, on a bridge of their own, each recorded on its own track.
/// Confined to the SIP loop; what it changes it changes on the media clock.
final class CallVoice {
    private final MediaClock clock;
    private final Bridge bridge;
    private final Function<String, Track> recording;
    private final Supplier<@Nullable Tone> holdSound;
    private final Map<MediaLeg, Track> tracks = new HashMap<>();
    private List<Place> places = List.of();

    /// One leg's place in the call.
    ///
    /// @param ear   who hears it
    /// @param waits hears nobody and is heard by nobody
    /// @param rings hears that somebody is being rung
    /// @param leads the telecommunicator, to whom a whisper goes
    /// @param early of somebody who is being rung: the telecommunicator hears what the network plays, and
    ///              whoever is there before the answer hears nothing of the call
    record Place(MediaLeg leg, Ear ear, boolean waits, boolean rings, boolean leads, boolean early) {
        Place(MediaLeg leg, Ear ear, boolean waits, boolean rings, boolean leads) {
            this(leg, ear, waits, rings, leads, false);
        }

        static Place early(MediaLeg leg) {
            return new Place(leg, Ear.TELECOMMUNICATOR, false, false, false, true);
        }
    }

    /// @param recording begins the recording of a leg by its name
    /// @param holdSound what somebody on hold hears, null for silence
    CallVoice(MediaClock clock, String name, Function<String, Track> recording, Supplier<@Nullable Tone> holdSound) {
        this.clock = clock;
        this.recording = recording;
        this.holdSound = holdSound;
        this.bridge = new Bridge(name);
        clock.add(bridge);
    }

    /// Makes it so: saying it again changes nothing.
    void arrange(List<Place> wanted) {
        if (wanted.equals(places)) {
            return;
        }
        var before = places;
        places = List.copyOf(wanted);
        for (var place : before) {
            if (find(wanted, place.leg()) == null) {
                leave(place.leg());
            }
        }
        for (var place : wanted) {
            var old = find(before, place.leg());
            if (old == null) {
                join(place.leg());
            }
            if (old == null
                    ? place.waits() || place.rings()
                    : place.waits() != old.waits() || place.rings() != old.rings()) {
                sound(place);
            }
        }
        clock.execute(() -> hearing(wanted));
    }

    private static @Nullable Place find(List<Place> places, MediaLeg leg) {
        for (var place : places) {
            if (place.leg() == leg) {
                return place;
            }
        }
        return null;
    }

    private void join(MediaLeg leg) {
        var track = recording.apply(leg.name());
        tracks.put(leg, track);
        leg.record(track);
        clock.execute(() -> bridge.join(leg));
    }

    private void leave(MediaLeg leg) {
        var track = tracks.remove(leg);
        leg.record(null);
        clock.execute(() -> {
            bridge.leave(leg);
            // Behind the leg's last packets.
            if (track != null) {
                track.close();
            }
        });
    }

    private void sound(Place place) {
        var tone = place.waits() ? holdSound.get() : place.rings() ? Tone.ringingBack() : null;
        clock.execute(() -> bridge.play(place.leg(), tone));
    }

    /// On the clock: who hears whom.
    private void hearing(List<Place> all) {
        for (var speaker : all) {
            bridge.hold(speaker.leg(), speaker.waits());
            bridge.mute(speaker.leg(), speaker.ear() == Ear.NOBODY);
            for (var listener : all) {
                if (listener != speaker) {
                    boolean whisper = speaker.ear() == Ear.TELECOMMUNICATOR && !listener.leads();
                    bridge.hush(speaker.leg(), listener.leg(), whisper || listener.early());
                }
            }
        }
    }

    boolean has(MediaLeg leg) {
        return find(places, leg) != null;
    }

    /// Does something with the bridge, on the clock.
    void onBridge(Consumer<Bridge> deed) {
        clock.execute(() -> deed.accept(bridge));
    }

    CompletableFuture<List<Bridge.Level>> levels() {
        var answer = new CompletableFuture<List<Bridge.Level>>();
        clock.execute(() -> answer.complete(bridge.levels()));
        return answer;
    }

    void close() {
        arrange(List.of());
        clock.remove(bridge);
    }
}
