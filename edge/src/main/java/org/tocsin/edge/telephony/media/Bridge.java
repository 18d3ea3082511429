package org.tocsin.edge.telephony.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Legs that hear each other: a caller alone, a caller and a telecommunicator, a conference of many. Each leg hears the
/// sum of the others, never itself; who hears whom can be narrowed for mute, hold, monitoring and whispering. Confined
/// to the clock's thread.
public final class Bridge {
    /// Four times as it comes: 12 dB.
    public static final double LOUDEST = 4;

    private static final double FALL = 0.9;

    private final String name;
    private final List<Seat> seats = new ArrayList<>();
    private final int[] everyone = new int[MediaLeg.FRAME_SAMPLES];
    private final int[] sum = new int[MediaLeg.FRAME_SAMPLES];
    private final short[] mixed = new short[MediaLeg.FRAME_SAMPLES];
    private final short[] toned = new short[MediaLeg.FRAME_SAMPLES];

    /// A leg and what it may do here.
    private static final class Seat {
        final MediaLeg leg;
        final short[] heard = new short[MediaLeg.FRAME_SAMPLES];
        final List<Seat> deafTo = new ArrayList<>();
        final Map<Seat, Double> volumes = new IdentityHashMap<>();
        boolean muted;
        boolean held;
        boolean sounded;
        int peak;

        @Nullable
        Tone tone;

        Seat(MediaLeg leg) {
            this.leg = leg;
        }

        boolean hears(Seat other) {
            return other != this && other.sounded && !held && !deafTo.contains(other);
        }
    }

    /// How loud a leg is.
    ///
    /// @param leg  its name
    /// @param peak of the latest sound, 0 to 32,767, falling off within a second
    public record Level(String leg, int peak) {}

    public Bridge(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /// A leg that is on the bridge already stays as it is.
    public void join(MediaLeg leg) {
        if (find(leg).isEmpty()) {
            seats.add(new Seat(leg));
        }
    }

    public void leave(MediaLeg leg) {
        find(leg).ifPresent(gone -> {
            seats.remove(gone);
            seats.forEach(seat -> {
                seat.deafTo.remove(gone);
                seat.volumes.remove(gone);
            });
        });
    }

    /// Nobody hears this leg: mute, or a supervisor who monitors.
    public void mute(MediaLeg leg, boolean muted) {
        find(leg).ifPresent(seat -> seat.muted = muted);
    }

    /// This leg waits: it hears nobody and nobody hears it.
    public void hold(MediaLeg leg, boolean held) {
        find(leg).ifPresent(seat -> seat.held = held);
    }

    /// Whether `listener` hears `speaker`. A supervisor who whispers is heard by the telecommunicator alone.
    public void hush(MediaLeg speaker, MediaLeg listener, boolean hushed) {
        find(speaker)
                .ifPresent(from -> find(listener).ifPresent(to -> {
                    to.deafTo.remove(from);
                    if (hushed) {
                        to.deafTo.add(from);
                    }
                }));
    }

    /// A sound for this leg alone, held or not; null for none.
    public void play(MediaLeg leg, @Nullable Tone tone) {
        find(leg).ifPresent(seat -> seat.tone = tone);
    }

    /// How loud `listener` hears `speaker`: 1 as it comes, 0 not at all.
    public void volume(MediaLeg listener, MediaLeg speaker, double factor) {
        find(listener)
                .ifPresent(to -> find(speaker).ifPresent(from -> {
                    if (factor == 1) {
                        to.volumes.remove(from);
                    } else {
                        to.volumes.put(from, Math.clamp(factor, 0, LOUDEST));
                    }
                }));
    }

    public List<Level> levels() {
        return seats.stream().map(seat -> new Level(seat.leg.name(), seat.peak)).toList();
    }

    public List<MediaLeg> legs() {
        return seats.stream().map(seat -> seat.leg).toList();
    }

    public boolean isEmpty() {
        return seats.isEmpty();
    }

    private Optional<Seat> find(MediaLeg leg) {
        return seats.stream().filter(seat -> seat.leg == leg).findFirst();
    }

    /// One 20 ms step: hear everyone, say to everyone the sum of the others.
    public void tick() {
        for (int i = seats.size() - 1; i >= 0; i--) {
            if (seats.get(i).leg.ended()) {
                leave(seats.get(i).leg);
            }
        }
        Arrays.fill(everyone, 0);
        for (var seat : seats) {
            // A leg is heard, and its buffer emptied, even when nobody listens: else it would speak late afterwards.
            boolean heard = seat.leg.hear(seat.heard);
            seat.peak = Math.max(heard ? peak(seat.heard) : 0, (int) (seat.peak * FALL));
            seat.sounded = heard && !seat.muted && !seat.held;
            if (seat.sounded) {
                add(seat.heard);
            }
        }
        for (var seat : seats) {
            seat.leg.say(mixed, !mixFor(seat));
        }
    }

    /// @return whether there is anything to hear
    private boolean mixFor(Seat listener) {
        int voices = 0;
        for (var seat : seats) {
            voices += listener.hears(seat) ? 1 : 0;
        }
        boolean tone = listener.tone != null && listener.tone.fill(toned);
        if (voices == 0) {
            Arrays.fill(sum, 0);
        } else {
            sumFor(listener);
        }
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (short) Math.clamp(sum[i] + (tone ? toned[i] : 0), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return tone || voices > 0;
    }

    /// Everyone less those the listener does not hear, itself for one, each as loud as the listener wants.
    private void sumFor(Seat listener) {
        System.arraycopy(everyone, 0, sum, 0, sum.length);
        for (var seat : seats) {
            if (seat.sounded && !listener.hears(seat)) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] -= seat.heard[i];
                }
            }
        }
        listener.volumes.forEach((seat, factor) -> {
            if (listener.hears(seat)) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += (int) ((factor - 1) * seat.heard[i]);
                }
            }
        });
    }

    private static int peak(short[] frame) {
        int peak = 0;
        for (short sample : frame) {
            peak = Math.max(peak, Math.abs((int) sample));
        }
        return Math.min(peak, Short.MAX_VALUE);
    }

    private void add(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            everyone[i] += frame[i];
        }
    }
}
