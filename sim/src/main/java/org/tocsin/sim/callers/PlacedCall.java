package org.tocsin.sim.callers;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.rtp.G711;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.rtp.TelephoneEvent;
import org.tocsin.sip.sdp.AgreedMedia;
import org.tocsin.sip.sdp.SessionDescription;
import org.tocsin.sip.tty.TtyModulator;

/// One attempt of a caller and how it goes. The times and counts may be read from any thread.
public final class PlacedCall {
    /// How an attempt ended.
    public enum Ending {
        /// The caller hung up.
        HUNG_UP,
        /// The centre released it.
        RELEASED,
        /// The caller's patience ran out.
        GAVE_UP,
        /// The centre refused it or could not be reached.
        REFUSED
    }

    private static final int FRAME = 160;
    private static final int PCMU = 0;
    private static final int KEY_EVERY_FRAMES = 50;
    private static final int KEY_FRAMES = 8;
    /// A larger gap is another stream.
    private static final int MOST_MISSED = 3000;

    private static final int SOFTEST_SOUND = 500;
    private static final int TYPES_AFTER_FRAMES = 100;
    /// The largest amplitude of mu-law.
    private static final byte LOUDEST = (byte) 0x80;

    private final Caller caller;
    private final SessionDescription offer;
    private final CompletableFuture<PlacedCall> over = new CompletableFuture<>();
    private final long placedNanos;
    private volatile long ringingNanos;
    private volatile long answeredNanos;
    private volatile long packetsHeard;
    private volatile long soundsHeard;
    private volatile long packetsMissed;
    private int lastSequence = -1;
    private volatile boolean clickWanted;
    private volatile long clickedNanos;
    private volatile @Nullable Ending ending;
    private volatile int status;
    private AgreedMedia.@Nullable Audio audio;
    private @Nullable InetSocketAddress centre;
    private boolean gaveUp;
    private boolean hungUp;
    private long frames;
    private final TtyModulator tty = new TtyModulator();
    /// How the telephone's idea of its place changes; the network's thread alone reads on.
    volatile Drift drift = Drift.NONE;
    int reports;
    /// Location URI of the call; empty for none.
    String reference = "";

    PlacedCall(Caller caller, SessionDescription offer, long nowNanos) {
        this.caller = caller;
        this.offer = offer;
        this.placedNanos = nowNanos;
    }

    public Caller caller() {
        return caller;
    }

    SessionDescription offer() {
        return offer;
    }

    /// System.nanoTime of the INVITE.
    public long placedNanos() {
        return placedNanos;
    }

    /// System.nanoTime of the first ringing, 0 before.
    public long ringingNanos() {
        return ringingNanos;
    }

    /// System.nanoTime of the answer, 0 before.
    public long answeredNanos() {
        return answeredNanos;
    }

    /// Voice packets that came from the centre.
    public long packetsHeard() {
        return packetsHeard;
    }

    /// Voice packets that never came, by the gaps in their numbers.
    public long packetsMissed() {
        return packetsMissed;
    }

    /// Those of them that were more than silence.
    public long soundsHeard() {
        return soundsHeard;
    }

    /// Makes the next 20 ms from the caller a click, for measuring how long it takes through the centre.
    public void click() {
        clickedNanos = 0;
        clickWanted = true;
    }

    /// System.nanoTime when the click was sent, 0 before.
    public long clickedNanos() {
        return clickedNanos;
    }

    /// How it ended; null while it goes on.
    public @Nullable Ending ending() {
        return ending;
    }

    /// SIP status of a refusal, 0 for none.
    public int status() {
        return status;
    }

    /// Completes with this call when it is over.
    public CompletableFuture<PlacedCall> over() {
        return over;
    }

    void rings(long nowNanos) {
        ringingNanos = ringingNanos == 0 ? nowNanos : ringingNanos;
    }

    void talks(AgreedMedia.@Nullable Audio agreed, @Nullable InetSocketAddress to, long nowNanos) {
        answeredNanos = nowNanos;
        audio = agreed;
        centre = to;
    }

    @Nullable
    InetSocketAddress centre() {
        return centre;
    }

    /// @param bytes an RTP packet
    void heard(byte[] bytes) {
        packetsHeard++;
        try {
            var packet = RtpPacket.parse(bytes, bytes.length);
            int ahead = packet.sequence() - lastSequence & 0xffff;
            if (lastSequence >= 0 && ahead > 1 && ahead < MOST_MISSED) {
                packetsMissed += ahead - 1;
            }
            lastSequence = packet.sequence();
            for (short sample : G711.fromUlaw(packet.payload())) {
                if (Math.abs(sample) > SOFTEST_SOUND) {
                    soundsHeard++;
                    return;
                }
            }
        } catch (MalformedException _) {
            // counted, but no sound
        }
    }

    void givesUp() {
        gaveUp = true;
    }

    void hangsUp() {
        hungUp = true;
    }

    void ends(int refusal) {
        status = refusal;
        ending = gaveUp ? Ending.GAVE_UP : refusal != 0 ? Ending.REFUSED : hungUp ? Ending.HUNG_UP : Ending.RELEASED;
        over.complete(this);
    }

    /// Whether the caller has something to send in this tick.
    boolean speaks() {
        return audio != null && centre != null;
    }

    /// The packet of the next 20 ms.
    byte[] nextPacket() {
        long frame = frames++;
        long ssrc = Integer.toUnsignedLong(System.identityHashCode(this));
        int sequence = (int) (frame & 0xffff);
        long timestamp = frame * FRAME & 0xffff_ffffL;
        var agreed = audio;
        long sinceKey = frame - 25;
        long key = Math.floorDiv(sinceKey, KEY_EVERY_FRAMES);
        int within = (int) Math.floorMod(sinceKey, KEY_EVERY_FRAMES);
        boolean pressing = key >= 0
                && key < caller.keys().length()
                && within < KEY_FRAMES
                && caller.keys().charAt((int) key) != ' ';
        if (pressing && agreed != null && agreed.eventPayloadType() >= 0) {
            var event = new TelephoneEvent(
                    TelephoneEvent.eventOf(caller.keys().charAt((int) key)),
                    within >= KEY_FRAMES - 3,
                    10,
                    Math.min(within + 1, KEY_FRAMES - 3) * FRAME);
            long pressedAt = timestamp - (long) within * FRAME & 0xffff_ffffL;
            return new RtpPacket(agreed.eventPayloadType(), within == 0, sequence, pressedAt, ssrc, event.toBytes())
                    .toBytes();
        }
        byte[] sound = new byte[FRAME];
        if (clickWanted) {
            clickWanted = false;
            java.util.Arrays.fill(sound, LOUDEST);
            clickedNanos = System.nanoTime();
        } else if (!caller.types().isEmpty()) {
            type(frame, sound);
        } else if (caller.keys().isEmpty()) {
            byte[] voice = Babble.of(caller.voice());
            System.arraycopy(voice, (int) (frame * FRAME % voice.length), sound, 0, FRAME);
        } else {
            java.util.Arrays.fill(sound, G711.ULAW_SILENCE);
        }
        return new RtpPacket(PCMU, frame == 0, sequence, timestamp, ssrc, sound).toBytes();
    }

    /// The tones of what is typed, and silence around them.
    private void type(long frame, byte[] sound) {
        if (frame == TYPES_AFTER_FRAMES) {
            tty.type(caller.types());
        }
        System.arraycopy(G711.toUlaw(tty.next(FRAME)), 0, sound, 0, FRAME);
    }
}
