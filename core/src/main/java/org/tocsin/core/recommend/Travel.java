package org.tocsin.core.recommend;

import org.tocsin.core.kernel.UnitId;

/// How far a unit is, measured now.
///
/// @param driveSeconds to the incident by road; negative when there is no way or no usable position
/// @param positionAgeSeconds of the last vehicle position; negative when the unit was assumed in quarters
public record Travel(UnitId unit, double driveSeconds, long positionAgeSeconds) {
    public boolean reachable() {
        return driveSeconds >= 0 && Double.isFinite(driveSeconds);
    }
}
