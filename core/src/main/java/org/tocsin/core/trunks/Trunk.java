package org.tocsin.core.trunks;

import java.time.Instant;

/// One way out of the centre.
///
/// @param name            as configured: host and port
/// @param since           when it came into this state
/// @param why             what said so: `200 OK`, `no answer to 3 questions`, `its certificate has expired`
/// @param roundTripMillis of the answer that brought it up, 0 while there is none
public record Trunk(String name, TrunkState state, Instant since, String why, long roundTripMillis) {
    public Trunk {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a trunk has a name");
        }
    }
}
