package org.tocsin.edge.telephony.signalling;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many calls each source has offered lately: a count that halves every 30 seconds. An observation for the people
/// who triage a flood, not a gate. Remembers the most recent sources only. Confined to one thread.
public final class SourceRates {
    private static final double HALF_LIFE_NANOS = 30e9;
    private static final int SOURCES = 4_096;

    private final Map<String, Rate> rates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rate> eldest) {
            return size() > SOURCES;
        }
    };

    private record Rate(double count, long atNanos) {
        double at(long nowNanos) {
            return count * Math.pow(0.5, (nowNanos - atNanos) / HALF_LIFE_NANOS);
        }
    }

    /// Counts one call.
    ///
    /// @return calls of about the last half minute from this source, this one included
    public double count(String source, long nowNanos) {
        var rate = rates.get(source);
        double count = 1 + (rate == null ? 0 : rate.at(nowNanos));
        rates.put(source, new Rate(count, nowNanos));
        return count;
    }
}
