package org.tocsin.core.recommend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.units.UnitStatus;

/// What was advised for an incident at one moment.
///
/// @param rows        units to send first, in the order of the needs, then those passed over, nearest first
/// @param unmet       needs nobody available could meet, in words
/// @param planVersion catalogue the needs came from
/// @param packVersion road network the drive times came from
public record Recommendation(Instant at, List<Row> rows, List<String> unmet, String planVersion, String packVersion) {
    public Recommendation {
        rows = List.copyOf(rows);
        unmet = List.copyOf(unmet);
    }

    /// @param send         advised to go
    /// @param need         what it is wanted for: `2 engines`
    /// @param driveSeconds negative when unknown
    /// @param positionAgeSeconds negative when assumed in quarters
    /// @param reason       in words, for the dispatcher and the record
    /// @param habit        what was learned of this hour and regarded in `driveSeconds`; absent in old records
    public record Row(
            UnitId unit,
            String kind,
            boolean send,
            String need,
            double driveSeconds,
            long positionAgeSeconds,
            UnitStatus status,
            String reason,
            @Nullable Habit habit) {}

    public List<UnitId> listToSend() {
        return rows.stream().filter(Row::send).map(Row::unit).toList();
    }
}
