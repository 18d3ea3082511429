package org.tocsin.sim.crews;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;
import org.tocsin.core.units.UnitStatus;

/// What a crew reads on its terminal.
///
/// @param incident number of the incident it is on, 0 for none
/// @param place    where that is, absent while unknown
/// @param priority of the incident, 1 to 5; 0 for none
public record Assignment(
        UnitId unit,
        UnitStatus status,
        long incident,
        @Nullable Point place,
        int priority) {}
