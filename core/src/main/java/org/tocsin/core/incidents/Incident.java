package org.tocsin.core.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.recommend.Recommendation;

/// An incident as the centre knows it.
///
/// @param type         code in the catalogue, empty while unknown
/// @param typeWords    the type in words, as the catalogue had it when it was chosen
/// @param priority     1 (life at risk now) to 5
/// @param alarmLevel   1 for the first alarm
/// @param place        absent until somebody says where
/// @param calls        calls about it, first caller first
/// @param notes        the narrative, oldest first
/// @param dispatchedAt when the first unit was sent
/// @param disposition  how it ended
public record Incident(
        IncidentId id,
        Status status,
        String type,
        String typeWords,
        int priority,
        int alarmLevel,
        @Nullable Whereabouts place,
        List<CallId> calls,
        List<Note> notes,
        @Nullable Recommendation recommendation,
        Instant openedAt,
        String openedBy,
        @Nullable Instant dispatchedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String disposition) {
    public Incident {
        calls = List.copyOf(calls);
        notes = List.copyOf(notes);
    }

    public enum Status {
        /// Nobody has been sent.
        PENDING,
        /// Units were sent.
        ACTIVE,
        CLOSED
    }

    /// One line of the narrative; `by` is a login.
    public record Note(Instant at, String by, String text) {}

    public boolean open() {
        return status != Status.CLOSED;
    }
}
