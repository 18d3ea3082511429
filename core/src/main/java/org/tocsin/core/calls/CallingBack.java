package org.tocsin.core.calls;

import java.time.Duration;
import java.time.Instant;
import org.tocsin.core.kernel.PositionId;

/// An abandoned caller is being called back; over with the result, or when nobody told one in time.
///
/// @param by login of the person who asked for it
public record CallingBack(String by, PositionId position, Instant since) {
    /// Longer than any telephone rings.
    public static final Duration LONGEST = Duration.ofSeconds(90);

    /// Whether this may still be going on.
    public boolean lasts(Instant now) {
        return now.isBefore(since.plus(LONGEST));
    }
}
