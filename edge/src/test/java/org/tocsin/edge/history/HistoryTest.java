package org.tocsin.edge.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Point;
import org.tocsin.edge.journal.Head;
import org.tocsin.edge.journal.JournalRecord;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.json.Samples;
import org.tocsin.edge.postgres.embedded.TestPostgres;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PhoneNumber ANA = new PhoneNumber("+16175550142");

    private final MemoryJournal journal = new MemoryJournal();
    private final AtomicLong seconds = new AtomicLong();
    private TestPostgres.Database database;
    private History history;

    @BeforeEach
    void anEmptyHistory() throws Exception {
        database = TestPostgres.newDatabase();
        database.migrate("V1__journal.sql", "V2__history.sql");
        var source = new PGSimpleDataSource();
        source.setUrl(database.application().url());
        source.setUser(database.application().user());
        source.setPassword(database.application().password());
        history = new History(source);
    }

    private Instant at(long second) {
        return NOON.plusSeconds(second);
    }

    private void happen(Event... events) {
        var record = JournalRecord.after(
                journal.head(),
                at(seconds.incrementAndGet()),
                "{\"type\":\"Machine\",\"part\":\"test\"}",
                "k" + seconds.get(),
                EventJson.standard().write(List.of(events)));
        journal.append(List.of(record));
    }

    private void follow() throws Exception {
        try (var _ = new HistoryFollower(journal, database.application())) {
            while (place() < journal.head().sequence()) {
                Thread.sleep(Duration.ofMillis(5));
            }
        }
    }

    private long place() throws Exception {
        try (var connection = database.application().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT sequence FROM history.follower")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static CallEvent.CallArrived arrived(long call, Instant at, PhoneNumber number) {
        return new CallEvent.CallArrived(
                new CallId(call),
                at,
                "dialog-" + call,
                Line.EMERGENCY,
                number,
                "",
                "urn:service:sos",
                "WPH2",
                "trunk-a",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    @Test
    void keepsTheLifeOfACallAndItsIncident() throws Exception {
        var call = new CallId(1);
        var incident = new IncidentId(1001);
        happen(arrived(1, at(1), ANA));
        happen(new CallEvent.CallAnswered(call, at(4), "ana", new PositionId("P1")));
        happen(
                new IncidentEvent.IncidentOpened(incident, at(9), "ana", call),
                new CallEvent.CallLinked(call, incident));
        happen(new IncidentEvent.IncidentLocated(
                incident,
                at(10),
                "ana",
                Whereabouts.forced("12 North River Street", new Point(42.3, -71.1), Districts.NONE, "pack")));
        happen(new IncidentEvent.IncidentClassified(incident, at(11), "ana", "FIRE-S", "Structure fire", 1));
        follow();
        happen(new IncidentEvent.FirstUnitSent(incident, new UnitId("E4"), at(15)));
        happen(new IncidentEvent.FirstUnitArrived(incident, new UnitId("E4"), at(300)));
        happen(new CallEvent.CallEnded(call, at(310), "caller", "hung up"));
        happen(new IncidentEvent.IncidentClosed(incident, at(900), "ana", "extinguished"));
        follow();
        assertThat(history.listCallsFrom(ANA, 10)).singleElement().satisfies(past -> {
            assertThat(past.status()).isEqualTo(CallStatus.ENDED);
            assertThat(past.answeredAt()).isEqualTo(at(4));
            assertThat(past.endedAt()).isEqualTo(at(310));
            assertThat(past.incident()).isEqualTo(incident);
            assertThat(past.toString()).doesNotContain("0142");
        });
        var expected = new PastIncident(
                incident,
                at(9),
                "ana",
                at(15),
                at(300),
                at(900),
                "FIRE-S",
                "Structure fire",
                1,
                "12 North River Street",
                "",
                new Point(42.3, -71.1),
                "extinguished");
        assertThat(history.listIncidentsAt("12 north river street ", 10)).containsExactly(expected);
        assertThat(history.searchIncidents("river struct", 10)).containsExactly(expected);
        assertThat(history.searchIncidents("1001", 10)).containsExactly(expected);
        assertThat(history.searchIncidents("river flood", 10)).isEmpty();
        assertThat(history.searchIncidents("') | !'x & :*", 10)).isEmpty();
        assertThat(history.listIncidents(at(0), at(10), 10)).containsExactly(expected);
        assertThat(history.listIncidents(at(10), at(20), 10)).isEmpty();
    }

    @Test
    void listsTheNewestFirstAndNoMoreThanAsked() throws Exception {
        for (int i = 1; i <= 5; i++) {
            happen(arrived(i, at(i), i == 3 ? null : ANA));
        }
        follow();
        assertThat(history.listCallsFrom(ANA, 3))
                .extracting(c -> c.id().number())
                .containsExactly(5L, 4L, 2L);
        assertThat(history.listCalls(at(2), at(5), 10))
                .extracting(c -> c.id().number())
                .containsExactly(4L, 3L, 2L);
    }

    @Test
    void anAbandonedCallIsFollowedToItsOutcome() throws Exception {
        happen(arrived(1, at(1), ANA));
        happen(new CallEvent.CallAbandoned(new CallId(1), at(5), "hung up"));
        follow();
        assertThat(history.listCallsFrom(ANA, 1).getFirst().status()).isEqualTo(CallStatus.ABANDONED);
        happen(new CallEvent.AbandonedClosed(new CallId(1), at(60), "ana", "reached, no emergency"));
        follow();
        var past = history.listCallsFrom(ANA, 1).getFirst();
        assertThat(past.status()).isEqualTo(CallStatus.ENDED);
        assertThat(past.outcome()).isEqualTo("reached, no emergency");
    }

    @Test
    void swallowsEveryEventThereIs() throws Exception {
        var types = EventJson.standard().types().values();
        for (long seed = 0; seed < 20; seed++) {
            var events = new ArrayList<Event>();
            for (var type : types) {
                events.add((Event) new Samples(seed * 31 + type.getName().hashCode()).of(type));
            }
            happen(events.toArray(Event[]::new));
        }
        follow();
        assertThat(place()).isEqualTo(20);
        assertThat(journal.head()).isNotEqualTo(Head.GENESIS);
    }
}
