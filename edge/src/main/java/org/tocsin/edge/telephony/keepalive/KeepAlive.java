package org.tocsin.edge.telephony.keepalive;

import java.time.Duration;

/// How trunks are asked whether they are there.
///
/// @param interval  from one question to the next; zero for not asking at all
/// @param patience  after which a question counts as unanswered; the next follows at once while in doubt
/// @param downAfter unanswered questions in a row before a trunk counts as unreachable
/// @param upAfter   answers in a row before it counts as up again
public record KeepAlive(Duration interval, Duration patience, int downAfter, int upAfter) {
    /// Asked every ten seconds, unreachable 6 to 16 seconds after the last answer, back within 12.
    public static final KeepAlive STANDARD = new KeepAlive(Duration.ofSeconds(10), Duration.ofSeconds(2), 3, 2);

    public KeepAlive {
        if (interval.isNegative() || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("a question has an interval and some patience");
        }
        if (!interval.isZero() && patience.compareTo(interval) > 0) {
            throw new IllegalArgumentException("the patience is no longer than the interval");
        }
        if (downAfter < 1 || upAfter < 1) {
            throw new IllegalArgumentException("at least one question decides");
        }
    }
}
