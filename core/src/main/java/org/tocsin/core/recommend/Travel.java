package org.tocsin.core.recommend;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.UnitId;

/// How far a unit is, measured now.
///
/// @param driveSeconds to the incident by road; negative when there is no way or no usable position
/// @param positionAgeSeconds of the last vehicle position; negative when the unit was assumed in quarters
/// @param habit        what the centre has learned of this hour, regarded in `driveSeconds`; absent when nobody asked
public record Travel(
        UnitId unit,
        double driveSeconds,
        long positionAgeSeconds,
        @Nullable Habit habit) {
    public Travel(UnitId unit, double driveSeconds, long positionAgeSeconds) {
        this(unit, driveSeconds, positionAgeSeconds, null);
    }

    public boolean reachable() {
        return driveSeconds >= 0 && Double.isFinite(driveSeconds);
    }
}
