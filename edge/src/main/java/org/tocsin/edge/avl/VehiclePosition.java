package org.tocsin.edge.avl;

import java.time.Instant;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;

/// One report of a vehicle.
///
/// @param headingDegrees clockwise from north, 0 to 360
/// @param at             when the vehicle measured it
public record VehiclePosition(UnitId unit, Point point, double headingDegrees, double speedKmh, Instant at) {
    public VehiclePosition {
        if (!(headingDegrees >= 0 && headingDegrees <= 360)) {
            throw new IllegalArgumentException("a heading is 0 to 360 degrees: " + headingDegrees);
        }
        if (!(speedKmh >= 0 && speedKmh < 1000)) {
            throw new IllegalArgumentException("a speed is 0 to 1000 km/h: " + speedKmh);
        }
    }
}
