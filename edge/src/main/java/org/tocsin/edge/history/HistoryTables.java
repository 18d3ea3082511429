package org.tocsin.edge.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Fix;

/// Writes what events say into the tables, within one transaction of the follower.
///
/// A flood is thousands of changes a second, so they are sent in batches. What is said of one row keeps its order: the
/// first change of every row goes in the first round, the second in the next.
final class HistoryTables implements AutoCloseable {
    private final Connection connection;
    private final List<Map<String, PreparedStatement>> rounds = new ArrayList<>();
    private final Map<String, Integer> changes = new HashMap<>();

    HistoryTables(Connection connection) {
        this.connection = connection;
    }

    void apply(Event event) throws SQLException {
        switch (event) {
            case CallEvent call -> call(call);
            case IncidentEvent incident -> incident(incident);
            default -> {
                // Other rooms have no past that is looked up here.
            }
        }
    }

    private void call(CallEvent event) throws SQLException {
        switch (event) {
            case CallEvent.CallArrived e -> arrived(e);
            case CallEvent.CallLocated e -> located(e.call(), e.fix());
            case CallEvent.CallAnswered e ->
                run(
                        e.call().toString(),
                        "UPDATE history.call SET status = ?, answered_at = coalesce(answered_at, ?),"
                                + " answered_by = coalesce(answered_by, ?) WHERE number = ?",
                        CallStatus.ACTIVE.name(),
                        e.at(),
                        e.by(),
                        e.call().number());
            case CallEvent.CallHeld e -> status(e.call(), CallStatus.HELD, null, null);
            case CallEvent.CallResumed e -> status(e.call(), CallStatus.ACTIVE, null, null);
            case CallEvent.CallAbandoned e -> status(e.call(), CallStatus.ABANDONED, null, e.cause());
            case CallEvent.CallDropped e -> status(e.call(), CallStatus.ABANDONED, null, e.cause());
            case CallEvent.AbandonedAgain e -> status(e.by(), CallStatus.ENDED, null, "one row with " + e.call());
            case CallEvent.CallEnded e -> status(e.call(), CallStatus.ENDED, e.at(), e.cause());
            case CallEvent.AbandonedClosed e -> status(e.call(), CallStatus.ENDED, e.at(), e.outcome());
            case CallEvent.CallLinked e -> link(e.call(), e.incident());
            case CallEvent.CallerReached e -> status(e.call(), CallStatus.ACTIVE, null, null);
            case CallEvent.CallHandedOver e -> status(e.call(), CallStatus.ACTIVE, null, null);
            case CallEvent.CallMoved _,
                    CallEvent.DataAdded _,
                    CallEvent.LocationAsked _,
                    CallEvent.LocationRefused _,
                    CallEvent.LanguageNoted _,
                    CallEvent.CallBackStarted _,
                    CallEvent.CallBackTried _,
                    CallEvent.CallRecorded _ -> {}
        }
    }

    private void arrived(CallEvent.CallArrived e) throws SQLException {
        run(
                e.call().toString(),
                "INSERT INTO history.call (number, arrived_at, line, phone, class_of_service, trunk, place, status)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
                e.call().number(),
                e.at(),
                e.line().name(),
                e.number() == null ? null : e.number().digits(),
                e.classOfService(),
                e.trunk(),
                e.fixes().stream()
                        .map(HistoryTables::line)
                        .filter(s -> !s.isEmpty())
                        .findFirst()
                        .orElse(""),
                CallStatus.RINGING.name());
    }

    private static String line(Fix fix) {
        var civic = fix.civic();
        return civic == null ? "" : clean(civic);
    }

    private static String clean(CivicAddress civic) {
        return civic.line().strip();
    }

    private void located(CallId call, Fix fix) throws SQLException {
        String place = line(fix);
        if (!place.isEmpty()) {
            run(call.toString(), "UPDATE history.call SET place = ? WHERE number = ?", place, call.number());
        }
    }

    private void status(CallId call, CallStatus status, @Nullable Instant endedAt, @Nullable String outcome)
            throws SQLException {
        run(
                call.toString(),
                "UPDATE history.call SET status = ?, ended_at = coalesce(?, ended_at), outcome = coalesce(?, outcome)"
                        + " WHERE number = ?",
                status.name(),
                endedAt,
                outcome,
                call.number());
    }

    private void link(CallId call, IncidentId incident) throws SQLException {
        run(call.toString(), "UPDATE history.call SET incident = ? WHERE number = ?", incident.number(), call.number());
    }

    private void incident(IncidentEvent event) throws SQLException {
        long number = event.incident().number();
        var row = "incident " + number;
        switch (event) {
            case IncidentEvent.IncidentOpened e ->
                run(
                        row,
                        "INSERT INTO history.incident (number, opened_at, opened_by) VALUES (?, ?, ?)"
                                + " ON CONFLICT (number) DO NOTHING",
                        number,
                        e.at(),
                        e.by());
            case IncidentEvent.IncidentLocated e -> {
                var point = e.place().point();
                run(
                        row,
                        "UPDATE history.incident SET place = ?, municipality = ?, latitude = ?, longitude = ?"
                                + " WHERE number = ?",
                        e.place().label(),
                        e.place().municipality(),
                        point == null ? null : point.latitude(),
                        point == null ? null : point.longitude(),
                        number);
            }
            case IncidentEvent.IncidentClassified e ->
                run(
                        row,
                        "UPDATE history.incident SET type = ?, type_words = ?, priority = ? WHERE number = ?",
                        e.type(),
                        e.typeWords(),
                        e.priority(),
                        number);
            case IncidentEvent.IncidentPrioritized e ->
                run(row, "UPDATE history.incident SET priority = ? WHERE number = ?", e.priority(), number);
            case IncidentEvent.FirstUnitSent e ->
                run(row, "UPDATE history.incident SET dispatched_at = ? WHERE number = ?", e.at(), number);
            case IncidentEvent.FirstUnitArrived e ->
                run(row, "UPDATE history.incident SET arrived_at = ? WHERE number = ?", e.at(), number);
            case IncidentEvent.IncidentClosed e ->
                run(
                        row,
                        "UPDATE history.incident SET closed_at = ?, disposition = ? WHERE number = ?",
                        e.at(),
                        e.disposition(),
                        number);
            case IncidentEvent.IncidentReopened _ ->
                run(row, "UPDATE history.incident SET closed_at = NULL, disposition = NULL WHERE number = ?", number);
            case IncidentEvent.IncidentCallLinked e -> link(e.call(), e.incident());
            case IncidentEvent.AlarmRaised _, IncidentEvent.NoteAdded _, IncidentEvent.UnitsRecommended _ -> {}
        }
    }

    private void run(String row, String sql, @Nullable Object... values) throws SQLException {
        int round = changes.merge(row, 1, Integer::sum) - 1;
        if (round == rounds.size()) {
            rounds.add(new LinkedHashMap<>());
        }
        var statement = rounds.get(round).get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            rounds.get(round).put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1,
                    switch (values[i]) {
                        case Instant instant -> instant.atOffset(ZoneOffset.UTC);
                        // What PostgreSQL cannot keep in a text: the journal has it as it came.
                        case String text -> text.replace('\u0000', ' ');
                        case null -> null;
                        default -> values[i];
                    });
        }
        statement.addBatch();
    }

    /// Sends what was applied.
    void write() throws SQLException {
        for (var round : rounds) {
            for (var statement : round.values()) {
                statement.executeBatch();
            }
        }
        close();
    }

    @Override
    public void close() throws SQLException {
        for (var round : rounds) {
            for (var statement : round.values()) {
                statement.close();
            }
        }
        rounds.clear();
        changes.clear();
    }
}
