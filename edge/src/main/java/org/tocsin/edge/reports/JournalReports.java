package org.tocsin.edge.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.core.reports.Report;
import org.tocsin.core.reports.ReportMaker;
import org.tocsin.edge.json.EventJson;

/// Makes reports from the journal in PostgreSQL. Safe from any thread.
public final class JournalReports {
    /// A report of a longer period reads more than one wants to wait for.
    public static final int MOST_DAYS = 31;

    /// What began shortly before the end of a period has ended by then.
    private static final Duration FOLLOWED = Duration.ofHours(2);

    /// A day at a time lies in memory.
    private static final Duration STEP = Duration.ofDays(1);

    private final JdbcClient database;
    private final EventJson events = EventJson.standard();
    private final String counted;

    public JournalReports(JdbcClient database) {
        this.database = database;
        this.counted = events.types().entrySet().stream()
                .filter(type -> ReportMaker.COUNTED.contains(type.getValue()))
                .map(type -> "\"event\":\"" + type.getKey().replace(".", "\\.") + "\"")
                .collect(Collectors.joining("|"));
    }

    /// Whole days of a zone.
    ///
    /// @param last within it
    /// @throws IllegalArgumentException for a period that ends before it begins or is longer than [#MOST_DAYS]
    public Report make(LocalDate first, LocalDate last, ZoneId zone) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("The period ends before it begins.");
        }
        if (first.plusDays(MOST_DAYS).compareTo(last) <= 0) {
            throw new IllegalArgumentException("A report is of at most " + MOST_DAYS + " days.");
        }
        var from = first.atStartOfDay(zone).toInstant();
        var until = last.plusDays(1).atStartOfDay(zone).toInstant();
        var maker = new ReportMaker(from, until, zone);
        var end = until.plus(FOLLOWED);
        for (var step = from; step.isBefore(end); step = step.plus(STEP)) {
            read(step, earlier(step.plus(STEP), end), maker);
        }
        return maker.make();
    }

    private void read(Instant from, Instant until, ReportMaker maker) {
        database.sql("select events from journal.record where at >= ? and at < ? and events ~ ? order by sequence")
                .params(at(from), at(until), counted)
                .query(row -> {
                    events.read(row.getString("events")).forEach(maker::add);
                });
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
