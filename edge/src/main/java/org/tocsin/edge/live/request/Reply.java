package org.tocsin.edge.live.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.Rejection;
import org.tocsin.core.kernel.UnitId;

/// What came of a request.
public sealed interface Reply {
    /// @param sequence of the journal, 0 when nothing had to be written
    /// @param text     what was done, in words
    /// @param incident to bring onto the screen
    /// @param unit     to bring onto the screen
    record Done(
            long sequence,
            String text,
            @Nullable IncidentId incident,
            @Nullable UnitId unit,
            List<Event> events) implements Reply {}

    record Refused(Rejection why) implements Reply {}
}
