package org.tocsin.edge.telephony.keepalive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.trunks.TrunkState;

/// How a trunk has answered of late.
///
/// @param askedAt         the latest question, null before the first
/// @param answeredAt      the latest answer, null before the first
/// @param answer          its status and reason, empty before the first
/// @param roundTripMillis of it
/// @param unanswered      questions in a row since then
public record TrunkReading(
        String name,
        TrunkState state,
        @Nullable Instant askedAt,
        @Nullable Instant answeredAt,
        String answer,
        long roundTripMillis,
        int unanswered) {}
