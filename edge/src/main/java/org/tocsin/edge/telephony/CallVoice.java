package org.tocsin.edge.telephony;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.media.Bridge;
import org.tocsin.edge.telephony.media.MediaClock;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.edge.telephony.media.Tone;
import org.tocsin.edge.telephony.recording.Track;

/// The sound of one answered call: the caller's leg on a bridge of its own, and the position's leg while it talks.
/// Confined to the SIP loop; what it changes it changes on the media clock.
final class CallVoice {
    private final MediaClock clock;
    private final RtpLeg caller;
    private final Bridge bridge;
    private final Function<String, Track> recording;
    private final Track callerTrack;
    private @Nullable Track positionTrack;
    private boolean held;
    private @Nullable MediaLeg position;

    /// @param recording begins the recording of a leg by its name
    CallVoice(MediaClock clock, RtpLeg caller, String name, Function<String, Track> recording) {
        this.clock = clock;
        this.caller = caller;
        this.recording = recording;
        callerTrack = recording.apply(caller.name());
        caller.record(callerTrack);
        this.bridge = new Bridge(name);
        clock.execute(() -> bridge.join(caller));
        clock.add(bridge);
    }

    RtpLeg caller() {
        return caller;
    }

    /// Makes it so: saying it again changes nothing.
    ///
    /// @param waits whether the caller is on hold
    /// @param with  the leg of the position that has the call; null while it has none, or talks elsewhere
    void arrange(boolean waits, @Nullable MediaLeg with) {
        if (waits != held) {
            held = waits;
            clock.execute(() -> {
                bridge.hold(caller, waits);
                bridge.play(caller, waits ? Tone.hold() : null);
            });
        }
        var before = position;
        var after = waits ? null : with;
        if (!Objects.equals(before, after)) {
            position = after;
            swap(before, after);
        }
    }

    private void swap(@Nullable MediaLeg before, @Nullable MediaLeg after) {
        if (positionTrack != null) {
            positionTrack.close();
            positionTrack = null;
        }
        if (before != null) {
            before.record(null);
            clock.execute(() -> bridge.leave(before));
        }
        if (after != null) {
            positionTrack = recording.apply(after.name());
            after.record(positionTrack);
            clock.execute(() -> bridge.join(after));
        }
    }

    void close() {
        swap(position, null);
        position = null;
        clock.remove(bridge);
        caller.close();
        // Behind the leg's last packets.
        clock.execute(callerTrack::close);
    }
}
