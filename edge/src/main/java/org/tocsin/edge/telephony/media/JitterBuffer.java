package org.tocsin.edge.telephony.media;

import java.util.Arrays;

/// Turns packets that arrive early, late, twice, out of order or never into one frame every 20 ms.
///
/// Sound is laid by its RTP timestamp on a ring of two seconds, so any packet length fits; it is played a fixed delay
/// behind. When three packets in a row come too late the delay grows to them, when a few within two seconds do it grows
/// by a frame; when the ring stays fuller than needed for two seconds, one frame is dropped, so that neither a sender's
/// clock that runs fast nor trouble that is over adds delay. Confined to one thread.
public final class JitterBuffer {
    private static final int RING = 1 << 14;
    private static final int FRAME = MediaLeg.FRAME_SAMPLES;
    private static final int DELAY = 2 * FRAME;
    private static final int SPARE = FRAME;
    private static final int REVIEW_TICKS = 100;
    private static final int LATE_IN_A_ROW = 3;
    private static final int LATE_IN_A_REVIEW = 3;

    private final short[] ring = new short[RING];
    private final boolean[] laid = new boolean[RING];
    private boolean playing;
    private int playAt;
    private int laidTo;
    private int lateInARow;
    private int lateInReview;
    private int ticks;
    private int leastAhead = Integer.MAX_VALUE;
    private long late;
    private long dropped;

    /// Lays the sound of one packet.
    ///
    /// @param timestamp of its first sample, wraps
    public void lay(int timestamp, short[] sound, int count) {
        if (!playing) {
            restart(timestamp);
        }
        int ahead = timestamp - playAt;
        if (ahead + count <= 0) {
            late++;
            lateInARow++;
            if (lateInARow < LATE_IN_A_ROW && ahead > -RING) {
                if (++lateInReview >= LATE_IN_A_REVIEW) {
                    lateInReview = 0;
                    playAt -= FRAME; // the next frame is silence: an uneven path is heard whole, a little later
                }
                return;
            }
            restart(timestamp); // the sender paused, or its path has become longer
        } else if (ahead > RING - count - FRAME) {
            restart(timestamp); // its timestamps jumped
        }
        lateInARow = 0;
        int from = Math.max(0, playAt - timestamp);
        for (int i = from; i < count; i++) {
            int at = timestamp + i & RING - 1;
            ring[at] = sound[i];
            laid[at] = true;
        }
        if (timestamp + count - laidTo > 0) {
            laidTo = timestamp + count;
        }
    }

    private void restart(int timestamp) {
        Arrays.fill(laid, false);
        playing = true;
        playAt = timestamp - DELAY;
        laidTo = timestamp;
        lateInARow = 0;
        review();
    }

    /// Takes the frame that is due.
    ///
    /// @return whether any of it was there; what was not is zero
    public boolean take(short[] frame) {
        boolean any = false;
        if (!playing) {
            Arrays.fill(frame, 0, FRAME, (short) 0);
            return false;
        }
        for (int i = 0; i < FRAME; i++) {
            int at = playAt + i & RING - 1;
            frame[i] = laid[at] ? ring[at] : 0;
            any |= laid[at];
            laid[at] = false;
        }
        playAt += FRAME;
        leastAhead = Math.min(leastAhead, laidTo - playAt);
        if (++ticks >= REVIEW_TICKS) {
            if (leastAhead > DELAY + SPARE) {
                skip();
            }
            review();
        }
        if (playAt - laidTo > RING) {
            playing = false; // nothing for two seconds: the next packet sets the time anew
        }
        return any;
    }

    private void skip() {
        for (int i = 0; i < FRAME; i++) {
            laid[playAt + i & RING - 1] = false;
        }
        playAt += FRAME;
        dropped++;
    }

    private void review() {
        ticks = 0;
        lateInReview = 0;
        leastAhead = Integer.MAX_VALUE;
    }

    /// Packets that came after their time.
    public long late() {
        return late;
    }

    /// Frames dropped because the sender's clock runs fast.
    public long dropped() {
        return dropped;
    }

    /// Sound waiting, in milliseconds.
    public int waitingMillis() {
        return playing ? Math.max(0, laidTo - playAt) / 8 : 0;
    }
}
