package org.tocsin.edge.live.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.places.Exactness;

/// An incident with the units on it.
///
/// @param type     code in the catalogue, empty while unknown
/// @param priority 1 (life at risk now) to 5
/// @param recommendation none when closed: the record has it
/// @param units    on it now
public record IncidentView(
        long id,
        Incident.Status status,
        String type,
        String typeWords,
        int priority,
        int alarmLevel,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable PlaceView place,
        List<Long> calls,
        List<NoteView> notes,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable RecommendationView recommendation,
        Instant openedAt,
        String openedBy,
        String openedByName,
        @Nullable Instant dispatchedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String disposition,
        List<String> units) {

    public record NoteView(Instant at, String by, String byName, String text) {}

    /// @param typed what the person wrote, kept beside the match
    /// @param why   what was matched and what was assumed, in words
    public record PlaceView(
            String typed,
            String label,
            String municipality,
            String detail,
            String crossStreets,
            @Nullable Double lat,
            @Nullable Double lon,
            Exactness exactness,
            String why,
            Map<String, String> districts,
            Map<String, String> borderline,
            String packVersion) {}

    /// @param rows units to send first, then the nearest of those passed over
    /// @param more passed over and not in the rows; asked for one by one with WHY
    public record RecommendationView(
            Instant at,
            List<RecommendationRow> rows,
            int more,
            List<String> unmet,
            String planVersion,
            String packVersion) {}

    /// @param driveSeconds       negative when unknown
    /// @param positionAgeSeconds negative when assumed in quarters
    public record RecommendationRow(
            String unit,
            String kind,
            boolean send,
            String need,
            double driveSeconds,
            long positionAgeSeconds,
            String status,
            String reason) {}
}
