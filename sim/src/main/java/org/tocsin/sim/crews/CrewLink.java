package org.tocsin.sim.crews;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;
import org.tocsin.core.units.UnitStatus;

/// How crews reach the centre: their terminals and the AVL gateway.
public interface CrewLink {

    /// What every terminal shows now.
    ///
    /// @throws IOException if the centre cannot be reached; crews carry on and ask again
    List<Assignment> listAssignments() throws IOException;

    /// A crew presses a status button.
    ///
    /// @return false if the centre refused it
    /// @throws IOException if the centre cannot be reached
    boolean report(UnitId unit, UnitStatus status, String detail) throws IOException;

    /// Vehicle positions.
    ///
    /// @throws IOException if the centre cannot be reached; lost positions are not repeated, newer ones follow
    void send(List<VehiclePosition> positions) throws IOException;

    /// @param headingDegrees clockwise from north
    record VehiclePosition(UnitId unit, Point point, double headingDegrees, double speedKmh, Instant at) {}
}
