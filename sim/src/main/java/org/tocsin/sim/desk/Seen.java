package org.tocsin.sim.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.PhoneNumber;

/// What the desk sees on its console.
record Seen(Map<Long, SeenCall> calls, Map<Long, SeenIncident> incidents, boolean personReady) {

    /// @param incident it belongs to, 0 for none
    /// @param alarm    what is reported, for a call nobody speaks on
    record SeenCall(
            long id,
            String status,
            Instant arrivedAt,
            @Nullable PhoneNumber number,
            String handler,
            long incident,
            @Nullable SeenAlarm alarm) {}

    /// What an alarm says on the console.
    ///
    /// @param place where, in words; empty when nobody knows
    record SeenAlarm(String kind, String place, String device) {}

    /// @param recommended whether a recommendation that sends somebody is there
    record SeenIncident(
            long id,
            String status,
            String openedBy,
            Instant openedAt,
            @Nullable Instant dispatchedAt,
            List<String> units,
            boolean recommended) {}
}
