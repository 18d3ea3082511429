package org.tocsin.edge.telephony;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.media.Tone;
import org.tocsin.edge.telephony.recording.Track;

/// A telecommunicator who hums one tone and counts the frames in which they hear others'.
final class TonePosition implements MediaLeg {
    private final String name;
    private final Tone tone;
    private final int[] listenFor;
    private final Map<Integer, Integer> heard = new ConcurrentHashMap<>();

    TonePosition(String name, double hertz, int... listenFor) {
        this.name = name;
        this.tone = Tone.steady(hertz);
        this.listenFor = listenFor;
    }

    int frames(int hertz) {
        return heard.getOrDefault(hertz, 0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean hear(short[] frame) {
        return tone.fill(frame);
    }

    @Override
    public void say(short[] frame, boolean silent) {
        for (int hertz : listenFor) {
            if (!silent && Goertzel.amplitude(frame, hertz) > 1_000) {
                heard.merge(hertz, 1, Integer::sum);
            }
        }
    }

    @Override
    public void record(@Nullable Track into) {}

    @Override
    public boolean ended() {
        return false;
    }
}
