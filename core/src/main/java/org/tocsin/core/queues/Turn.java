package org.tocsin.core.queues;

import java.time.Instant;
import org.tocsin.core.kernel.CallId;

/// A call's place in an order, as text that sorts: by band, then by time, then by number. Charts keep it.
final class Turn {
    /// Suspects of an emergency line come after alarms and before the lines that are no emergency.
    private static final int SUSPECT = 15;

    private Turn() {}

    /// @param rank of the line, 1 first
    static String of(int rank, boolean suspect, Instant since, CallId call) {
        int band = rank * 10 + (suspect ? SUSPECT : 0);
        return digits(band, 3) + digits(since.toEpochMilli(), 14) + digits(call.number(), 19);
    }

    /// For timers: whatever is due first, first.
    static String due(Instant at, CallId call) {
        return digits(at.toEpochMilli(), 14) + digits(call.number(), 19);
    }

    static boolean isDue(String key, Instant now) {
        return key.compareTo(digits(now.toEpochMilli() + 1, 14)) < 0;
    }

    private static String digits(long value, int width) {
        var text = Long.toString(Math.max(0, value));
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}
