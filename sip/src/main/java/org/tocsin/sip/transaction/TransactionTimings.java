package org.tocsin.sip.transaction;

import java.time.Duration;

/// The three times everything else is reckoned from (RFC 3261 section 17.1.1.1).
///
/// @param t1 estimated round trip
/// @param t2 longest time between retransmissions of a request other than INVITE, or of a response to INVITE
/// @param t4 longest time a message stays in the network
public record TransactionTimings(Duration t1, Duration t2, Duration t4) {
    /// 500 ms, 4 s, 5 s.
    public static final TransactionTimings STANDARD =
            new TransactionTimings(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));

    public TransactionTimings {
        if (!t1.isPositive() || t2.compareTo(t1) < 0 || t4.isNegative()) {
            throw new IllegalArgumentException("t1 > 0, t2 >= t1 and t4 >= 0");
        }
    }

    /// 64 * T1: how long to go on trying.
    public Duration patience() {
        return t1.multipliedBy(64);
    }

    /// Twice the interval, but no more than T2.
    public Duration doubled(Duration interval) {
        Duration twice = interval.multipliedBy(2);
        return twice.compareTo(t2) > 0 ? t2 : twice;
    }
}
