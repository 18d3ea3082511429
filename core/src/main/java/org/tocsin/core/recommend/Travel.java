package org.tocsin.core.recommend;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.UnitId;

/// How far a unit is, measured now.
///
/// @param driveSeconds to the incident by road; negative when there is no way or no usable position
/// @param positionAgeSeconds of the last vehicle position; negative when the unit was assumed in quarters
/// @param habit        what the centre has learned of this hour, regarded in `driveSeconds`; absent when nobody asked
/// @param straightMeters as the crow flies, where the map has no streets at the unit or at the incident and the drive
///     time is therefore unknown; absent otherwise
public record Travel(
        UnitId unit,
        double driveSeconds,
        long positionAgeSeconds,
        @Nullable Habit habit,
        @Nullable Double straightMeters) {
    /// What a straight line is taken for when units are put in order: a third more by road, at 40 km/h.
    private static final double SECONDS_PER_STRAIGHT_METER = 4.0 / 3 / (40 / 3.6);

    public Travel(UnitId unit, double driveSeconds, long positionAgeSeconds) {
        this(unit, driveSeconds, positionAgeSeconds, null, null);
    }

    /// @param habit regarded in `driveSeconds`
    public Travel(UnitId unit, double driveSeconds, long positionAgeSeconds, @Nullable Habit habit) {
        this(unit, driveSeconds, positionAgeSeconds, habit, null);
    }

    public boolean reachable() {
        return driveSeconds >= 0 && Double.isFinite(driveSeconds);
    }

    /// What units are put in order by: the drive time, or where nobody knows it a guess from the straight line.
    ///
    /// @return [Double#MAX_VALUE] when there is neither
    double orderSeconds() {
        if (reachable()) {
            return driveSeconds;
        }
        return straightMeters == null ? Double.MAX_VALUE : straightMeters * SECONDS_PER_STRAIGHT_METER;
    }
}
