package org.tocsin.sim.peers;

import java.time.Duration;

/// What somebody does who is called.
///
/// @param answersAfter ringing; longer than anybody waits means that they do not answer
/// @param speaksAfter  the answer
/// @param refusal      SIP status sent instead of an answer, 0 for none
/// @param voice        which babble
public record Peer(Duration answersAfter, Duration speaksAfter, int refusal, int voice) {
    private static final Duration NEVER = Duration.ofHours(1);

    /// Picks up after three seconds and speaks a second and a half later.
    public static Peer willing(int voice) {
        return new Peer(Duration.ofSeconds(3), Duration.ofMillis(1_500), 0, voice);
    }

    public static Peer silent() {
        return new Peer(NEVER, Duration.ZERO, 0, 0);
    }

    public static Peer busy() {
        return new Peer(Duration.ofSeconds(1), Duration.ZERO, 486, 0);
    }
}
