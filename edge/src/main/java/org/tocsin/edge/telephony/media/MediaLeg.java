package org.tocsin.edge.telephony.media;

import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.recording.Track;

/// One end of a conversation as a [Bridge] sees it. Confined to the clock's thread.
public interface MediaLeg {
    /// Samples in one frame: 20 ms at 8,000 a second.
    int FRAME_SAMPLES = 160;

    /// For the record and the log: `caller`, `position-P1`. No personal value.
    String name();

    /// Takes what was heard in this tick.
    ///
    /// @param frame filled with [#FRAME_SAMPLES] samples; all zero when nothing was heard
    /// @return whether anything was heard
    boolean hear(short[] frame);

    /// Sends the sound of this tick to the far end. Called every tick while the leg is on a bridge.
    ///
    /// @param frame  what to send; valid during the call only
    /// @param silent whether it is all zero
    void say(short[] frame, boolean silent);

    /// Records into this track from now on, or no longer for null; from any thread. Who gives a track closes it.
    void record(@Nullable Track into);

    /// Whether it is over and wants to be taken off its bridge.
    boolean ended();
}
