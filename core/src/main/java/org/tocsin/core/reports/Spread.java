package org.tocsin.core.reports;

import java.util.List;

/// How a number of waits lie, in milliseconds; all 0 when there was none.
///
/// @param medianMillis half of them were no longer
/// @param p90Millis    nine in ten were no longer
public record Spread(int count, long medianMillis, long p90Millis, long longestMillis) {
    public static final Spread NONE = new Spread(0, 0, 0, 0);

    /// @param waits in milliseconds, in any order
    public static Spread of(List<Long> waits) {
        if (waits.isEmpty()) {
            return NONE;
        }
        var sorted = waits.stream().sorted().toList();
        return new Spread(sorted.size(), at(sorted, 50), at(sorted, 90), sorted.getLast());
    }

    /// The nearest-rank percentile.
    private static long at(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }
}
