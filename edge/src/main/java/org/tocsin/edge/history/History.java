package org.tocsin.edge.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.Point;

/// Looks up the past, newest first. Thread-safe.
public final class History {
    private static final String CALLS =
            "SELECT number, arrived_at, answered_at, ended_at, line, phone, class_of_service,"
                    + " trunk, place, status, answered_by, outcome, incident FROM history.call ";
    private static final String INCIDENTS = "SELECT number, opened_at, opened_by, dispatched_at, arrived_at, closed_at,"
            + " type, type_words, priority, place, municipality, latitude, longitude, disposition FROM history.incident ";

    private static final String EARLIER = """
            SELECT asked.number, (
                SELECT count(*) FROM (
                    SELECT FROM history.call past WHERE past.phone = asked.phone AND past.number < asked.number LIMIT ?
                ) AS earlier
            ) FROM unnest(?::bigint[], ?::text[]) AS asked (number, phone)
            """;

    private final DataSource database;

    /// @param database as the application's role, schema `history` migrated
    public History(DataSource database) {
        this.database = database;
    }

    private interface Fill {
        void accept(PreparedStatement statement) throws SQLException;
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    /// Calls from this number.
    public List<PastCall> listCallsFrom(PhoneNumber number, int limit) throws SQLException {
        return list(CALLS + "WHERE phone = ? ORDER BY arrived_at DESC LIMIT ?", History::call, select -> {
            select.setString(1, number.digits());
            select.setInt(2, limit);
        });
    }

    /// How many calls from the same number came before each of these, up to `upTo`. Calls without any are left out.
    public Map<CallId, Integer> countEarlier(Map<CallId, PhoneNumber> calls, int upTo) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(EARLIER)) {
            var asked = List.copyOf(calls.entrySet());
            select.setInt(1, upTo);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            asked.stream().map(call -> call.getKey().number()).toArray(Long[]::new)));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            asked.stream().map(call -> call.getValue().digits()).toArray(String[]::new)));
            var counts = new HashMap<CallId, Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt(2) > 0) {
                        counts.put(new CallId(rows.getLong(1)), rows.getInt(2));
                    }
                }
            }
            return counts;
        }
    }

    /// Calls that arrived from `from` until before `until`.
    public List<PastCall> listCalls(Instant from, Instant until, int limit) throws SQLException {
        return list(
                CALLS + "WHERE arrived_at >= ? AND arrived_at < ? ORDER BY arrived_at DESC LIMIT ?",
                History::call,
                select -> {
                    select.setObject(1, from.atOffset(ZoneOffset.UTC));
                    select.setObject(2, until.atOffset(ZoneOffset.UTC));
                    select.setInt(3, limit);
                });
    }

    /// Incidents opened from `from` until before `until`.
    public List<PastIncident> listIncidents(Instant from, Instant until, int limit) throws SQLException {
        return list(
                INCIDENTS + "WHERE opened_at >= ? AND opened_at < ? ORDER BY opened_at DESC LIMIT ?",
                History::incident,
                select -> {
                    select.setObject(1, from.atOffset(ZoneOffset.UTC));
                    select.setObject(2, until.atOffset(ZoneOffset.UTC));
                    select.setInt(3, limit);
                });
    }

    /// Incidents at an address, as the gazetteer labels it.
    public List<PastIncident> listIncidentsAt(String place, int limit) throws SQLException {
        return list(INCIDENTS + "WHERE lower(place) = ? ORDER BY opened_at DESC LIMIT ?", History::incident, select -> {
            select.setString(1, place.strip().toLowerCase(Locale.ROOT));
            select.setInt(2, limit);
        });
    }

    /// Incidents whose number, type, place or town has all these words, the last perhaps unfinished.
    public List<PastIncident> searchIncidents(String words, int limit) throws SQLException {
        String query = prefixQuery(words);
        if (query.isEmpty()) {
            return List.of();
        }
        return list(
                INCIDENTS + "WHERE words @@ to_tsquery('simple', ?) ORDER BY opened_at DESC LIMIT ?",
                History::incident,
                select -> {
                    select.setString(1, query);
                    select.setInt(2, limit);
                });
    }

    /// Only letters and digits reach the query language.
    static String prefixQuery(String words) {
        var query = new StringBuilder();
        for (String word : words.split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                query.append(query.isEmpty() ? "" : " & ").append(word);
            }
        }
        return query.isEmpty() ? "" : query.append(":*").toString();
    }

    private <T> List<T> list(String sql, Read<T> read, Fill fill) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            fill.accept(select);
            try (var rows = select.executeQuery()) {
                var list = new ArrayList<T>();
                while (rows.next()) {
                    list.add(read.from(rows));
                }
                return list;
            }
        }
    }

    private static PastCall call(ResultSet row) throws SQLException {
        String phone = row.getString(6);
        long incident = row.getLong(13);
        return new PastCall(
                new CallId(row.getLong(1)),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                instant(row, 3),
                instant(row, 4),
                row.getString(5),
                phone == null ? null : new PhoneNumber(phone),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                CallStatus.valueOf(row.getString(10)),
                row.getString(11),
                row.getString(12),
                incident == 0 ? null : new IncidentId(incident));
    }

    private static PastIncident incident(ResultSet row) throws SQLException {
        double latitude = row.getDouble(12);
        boolean placed = !row.wasNull();
        return new PastIncident(
                new IncidentId(row.getLong(1)),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                instant(row, 4),
                instant(row, 5),
                instant(row, 6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getString(10),
                row.getString(11),
                placed ? new Point(latitude, row.getDouble(13)) : null,
                row.getString(14));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
