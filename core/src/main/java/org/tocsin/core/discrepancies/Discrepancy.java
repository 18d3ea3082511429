package org.tocsin.core.discrepancies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.places.Point;

/// One report.
///
/// @param id          numbered by the centre
/// @param kind        what sort of data
/// @param words       what is wrong
/// @param typed       the place as it was typed, empty for none
/// @param packVersion the map that was in force
public record Discrepancy(
        long id,
        Kind kind,
        String words,
        String typed,
        @Nullable Point point,
        @Nullable IncidentId incident,
        @Nullable CallId call,
        String packVersion,
        Instant at,
        String by) {

    /// Which data are wrong.
    public enum Kind {
        /// An address, a street, a place.
        PLACE,
        /// A district or boundary.
        BOUNDARY,
        /// Where the network said a caller was.
        CALLER_LOCATION,
        /// A drive time or a way.
        ROAD,
        /// A call that belongs to another centre.
        MISROUTE
    }
}
