package org.tocsin.edge.telephony;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.message.SipUri;

/// How callers' presence is followed.
///
/// @param via         where every SUBSCRIBE goes, a border element say; null for the host of the reference
/// @param movedMeters servers that know filters (RFC 6447) tell of movement beyond this alone; 0 for every change
/// @param patience    how long a fetch may take
/// @param expires     how long a subscription is asked for, before it is renewed
public record PresenceSettings(@Nullable SipUri via, int movedMeters, Duration patience, Duration expires) {
    public static final PresenceSettings STANDARD =
            new PresenceSettings(null, 20, Duration.ofSeconds(20), Duration.ofMinutes(10));

    public PresenceSettings {
        if (movedMeters < 0) {
            throw new IllegalArgumentException("movement is 0 m or more");
        }
    }
}
