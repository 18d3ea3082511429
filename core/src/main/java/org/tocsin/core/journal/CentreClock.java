package org.tocsin.core.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The time of the centre: follows the wall clock, never goes backwards, and does not believe a jump.
///
/// Within a second of what has elapsed the wall clock is right. When it leaves that band (a bad time server, a hand on
/// the clock) the centre keeps its own time by the monotonic counter, so that order and timers go on, and says so until
/// the two agree again. For one thread.
public final class CentreClock {
    public static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant anchor;
    private long anchorNanos;
    private Instant last;
    private Duration skew = Duration.ZERO;

    /// @param notBefore time of the newest record: a clock that is behind it is wrong
    public CentreClock(InstantSource wall, LongSupplier nanos, Instant notBefore) {
        this.wall = wall;
        this.nanos = nanos;
        var now = wall.instant();
        anchor = now.isBefore(notBefore) ? notBefore : now;
        anchorNanos = nanos.getAsLong();
        last = notBefore;
    }

    /// To the microsecond, never before an earlier answer.
    public Instant now() {
        long elapsed = nanos.getAsLong();
        var own = anchor.plusNanos(elapsed - anchorNanos);
        var shown = wall.instant();
        skew = Duration.between(own, shown);
        if (skew.abs().compareTo(TOLERANCE) <= 0) {
            anchor = shown;
            anchorNanos = elapsed;
            own = shown;
        }
        var micros = own.truncatedTo(ChronoUnit.MICROS);
        if (micros.isAfter(last)) {
            last = micros;
        }
        return last;
    }

    /// How far the wall clock is ahead of the centre's time, if that is more than the tolerance.
    public Optional<Duration> findSkew() {
        return skew.abs().compareTo(TOLERANCE) > 0 ? Optional.of(skew) : Optional.empty();
    }
}
