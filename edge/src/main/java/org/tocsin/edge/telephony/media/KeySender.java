package org.tocsin.edge.telephony.media;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.rtp.TelephoneEvent;

/// Presses keys, one after the other: 100 ms each and 60 ms between, as telephone events (RFC 4733 section 2.5.1)
/// or, to a far end that has none, as the two tones a telephone makes. Confined to the media clock.
final class KeySender {
    private static final int PRESS_FRAMES = 5;
    /// The end is told three times, since packets get lost.
    private static final int END_PACKETS = 3;

    private static final int PAUSE_FRAMES = 3;
    private static final int VOLUME = 10;
    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1_209, 1_336, 1_477, 1_633};
    private static final double AMPLITUDE = 6_000;

    private final ArrayDeque<Character> waiting = new ArrayDeque<>();
    private int frame = -1;
    private long timestamp;

    /// @throws IllegalArgumentException for what is on no telephone
    void press(String keys) {
        for (char key : keys.toCharArray()) {
            TelephoneEvent.eventOf(key);
            waiting.add(key);
        }
    }

    /// Whether a key is down, or there is a pause between two: nothing else is said meanwhile.
    boolean isBusy() {
        return !waiting.isEmpty();
    }

    /// One packet of an event.
    ///
    /// @param timestamp of the beginning of the press, the same for all its packets
    record Packet(TelephoneEvent event, boolean first, long timestamp) {}

    /// What is to be sent in this tick instead of sound; none in the pause between two keys.
    List<Packet> nextPackets(long now) {
        frame++;
        var key = waiting.peek();
        if (key == null || frame >= PRESS_FRAMES + PAUSE_FRAMES) {
            done();
            return List.of();
        }
        if (frame == 0) {
            timestamp = now;
        }
        int duration = (frame + 1) * MediaLeg.FRAME_SAMPLES;
        if (frame < PRESS_FRAMES - 1) {
            return List.of(packet(key, false, duration));
        }
        if (frame == PRESS_FRAMES - 1) {
            var end = new Packet[END_PACKETS];
            Arrays.fill(end, packet(key, true, duration));
            return List.of(end);
        }
        return List.of();
    }

    private Packet packet(char key, boolean end, int duration) {
        return new Packet(
                new TelephoneEvent(TelephoneEvent.eventOf(key), end, VOLUME, duration), frame == 0, timestamp);
    }

    /// Fills a frame with the tones of this tick.
    ///
    /// @return whether there is any sound in it
    boolean fillTones(short[] into) {
        frame++;
        @Nullable Character key = waiting.peek();
        if (key == null || frame >= PRESS_FRAMES + PAUSE_FRAMES) {
            done();
            Arrays.fill(into, (short) 0);
            return false;
        }
        if (frame >= PRESS_FRAMES) {
            Arrays.fill(into, (short) 0);
            return false;
        }
        int place = KEYS.indexOf(Character.toUpperCase(key));
        for (int i = 0; i < into.length; i++) {
            double t = (frame * into.length + i) / 8_000.0;
            into[i] = (short) (AMPLITUDE
                    * (Math.sin(2 * Math.PI * ROWS[place / 4] * t) + Math.sin(2 * Math.PI * COLUMNS[place % 4] * t)));
        }
        return true;
    }

    private void done() {
        waiting.poll();
        frame = -1;
    }
}
