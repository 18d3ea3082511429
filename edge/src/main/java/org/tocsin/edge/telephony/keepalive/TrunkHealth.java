package org.tocsin.edge.telephony.keepalive;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.core.trunks.TrunkState;

/// Judges one trunk by the answers to its questions. No clock, no socket: the same answers give the same judgement.
/// Not thread-safe.
public final class TrunkHealth {
    private static final int OUT_OF_SERVICE = 503;

    private final KeepAlive settings;
    private TrunkState state;
    private int answers;
    private int silences;

    /// What the trunk has come to.
    ///
    /// @param why in words
    public record Judgement(TrunkState state, String why, Duration roundTrip) {}

    /// @param known what it was judged before
    public TrunkHealth(KeepAlive settings, TrunkState known) {
        this.settings = settings;
        this.state = known;
    }

    public TrunkState state() {
        return state;
    }

    /// Questions in a row that were not answered.
    public int silences() {
        return silences;
    }

    /// Whether the next answers may change the judgement: then they are wanted soon.
    public boolean isInDoubt() {
        return state == TrunkState.UNKNOWN
                || silences > 0 && silences < settings.downAfter()
                || answers > 0 && answers < settings.upAfter() && !state.isUsable();
    }

    /// A final answer came.
    ///
    /// @param answer status and reason as sent
    /// @return the new judgement, if it is another than before
    public Optional<Judgement> answered(int status, String answer, Duration roundTrip) {
        silences = 0;
        if (status == OUT_OF_SERVICE) {
            answers = 0;
            return judge(TrunkState.DOWN, "it says " + answer, roundTrip);
        }
        answers++;
        return state == TrunkState.UNKNOWN || answers >= settings.upAfter()
                ? judge(TrunkState.NORMAL, answer, roundTrip)
                : Optional.empty();
    }

    /// No answer came in time, or the question could not be sent.
    ///
    /// @param trouble why, when it is known; else empty
    /// @return the new judgement, if it is another than before
    public Optional<Judgement> silent(String trouble) {
        answers = 0;
        silences++;
        return silences < settings.downAfter()
                ? Optional.empty()
                : judge(TrunkState.UNREACHABLE, trouble.isEmpty() ? unanswered() : trouble, Duration.ZERO);
    }

    private String unanswered() {
        return silences == 1 ? "no answer" : "no answer to " + silences + " questions";
    }

    private Optional<Judgement> judge(TrunkState next, String why, Duration roundTrip) {
        if (next == state) {
            return Optional.empty();
        }
        state = next;
        return Optional.of(new Judgement(next, why, roundTrip));
    }
}
