package org.tocsin.edge.telephony.phones;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.PositionId;

/// How a desk phone stands.
///
/// @param since when it registered; null while it is not registered
/// @param until when that runs out; null while it is not registered
/// @param device what it says it is, or empty
/// @param line whether it is the sound of its position
public record PhoneState(
        String user,
        PositionId position,
        @Nullable Instant since,
        @Nullable Instant until,
        String device,
        Line line) {
    /// What the phone is doing.
    public enum Line {
        IDLE,
        RINGING,
        TALKING
    }

    /// Whether it can be called now.
    public boolean isRegistered(Instant now) {
        return until != null && until.isAfter(now);
    }
}
