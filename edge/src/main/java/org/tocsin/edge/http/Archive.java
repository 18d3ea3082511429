package org.tocsin.edge.http;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.timeline.Subject;
import org.tocsin.core.timeline.Subjects;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.json.ValueJson;

/// What the journal tells of one subject: every timeline is the journal filtered and read out.
public final class Archive {
    private static final String RECORDS = """
            select r.sequence, r.at, r.actor, r.events
            from journal.subject s join journal.record r using (sequence)
            where s.kind = ? and s.id = ? order by r.sequence""";

    private final JdbcClient database;
    private final EventJson events = EventJson.standard();
    private final ValueJson<Actor> actors = ValueJson.of(Actor.class);

    public Archive(JdbcClient database) {
        this.database = database;
    }

    /// One thing that happened.
    public record Entry(long sequence, Instant at, Actor by, Event event) {}

    /// Everything that happened to a subject, oldest first.
    public List<Entry> list(Subject subject) {
        var entries = new ArrayList<Entry>();
        database.sql(RECORDS)
                .params(subject.kind(), subject.id())
                .query((row, _) -> read(row))
                .list()
                .forEach(record -> record.stream()
                        .filter(entry -> Subjects.list(entry.event()).contains(subject))
                        .forEach(entries::add));
        return entries;
    }

    private List<Entry> read(ResultSet row) throws SQLException {
        var sequence = row.getLong("sequence");
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        var by = actors.read(row.getString("actor"));
        return events.read(row.getString("events")).stream()
                .map(event -> new Entry(sequence, at, by, event))
                .toList();
    }

    /// A call that memory no longer has, folded from its own events.
    public Optional<Call> findCall(CallId id) {
        return fold(Subject.of(id)).calls().find(id);
    }

    /// An incident that memory no longer has.
    public Optional<Incident> findIncident(IncidentId id) {
        return fold(Subject.of(id)).incidents().find(id);
    }

    private Centre fold(Subject subject) {
        var own = list(subject).stream().map(Entry::event).toList();
        return Rooms.evolve(Centre.EMPTY, 1, own);
    }

    /// Names of the recordings of a call, as they were completed.
    public List<String> listRecordings(CallId id) {
        return list(Subject.of(id)).stream()
                .map(Entry::event)
                .filter(CallEvent.CallRecorded.class::isInstance)
                .map(event -> ((CallEvent.CallRecorded) event).recording())
                .distinct()
                .toList();
    }
}
