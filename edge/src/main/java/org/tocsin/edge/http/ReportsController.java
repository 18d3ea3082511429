package org.tocsin.edge.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.queues.Queue;
import org.tocsin.core.queues.QueuePlan;
import org.tocsin.core.reports.AnsweringRow;
import org.tocsin.core.reports.InterpreterRow;
import org.tocsin.core.reports.Report;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.reports.JournalReports;
import org.tocsin.edge.reports.ReportCsv;

/// Answering times and interpreters of whole days, for supervisors.
@RestController
@RequestMapping("/api/reports")
class ReportsController {
    private final JournalReports reports;
    private final Writer writer;
    private final InstantSource time;

    ReportsController(JournalReports reports, Writer writer, InstantSource time) {
        this.reports = reports;
        this.writer = writer;
        this.time = time;
    }

    /// @param words         name of the queue, else as `name`
    /// @param abandoned     who gave up before the answer; their share of all in `abandonedPercent`
    /// @param p90Seconds    120 for two minutes or more
    /// @param meetsStandard 90 % within 15 s and 95 % within 20 s
    record AnsweringView(
            String name,
            String words,
            int answered,
            int abandoned,
            double abandonedPercent,
            double within15,
            double within20,
            int medianSeconds,
            int p90Seconds,
            boolean meetsStandard) {
        static AnsweringView of(AnsweringRow row, QueuePlan plan) {
            var tally = row.tally();
            return new AnsweringView(
                    row.name(),
                    plan.find(row.name()).map(Queue::name).orElse(row.name()),
                    tally.count(),
                    tally.abandoned(),
                    row.abandonedPercent(),
                    tally.percentWithin(15),
                    tally.percentWithin(20),
                    tally.percentile(50),
                    tally.percentile(90),
                    row.meetsStandard());
        }
    }

    /// @param failed       providers dialled in vain
    /// @param unserved     requests nobody came to
    /// @param lineSeconds  median from the request until an interpreter was on the line, absent if none was
    /// @param wordSeconds  median until the first word, absent if none was heard
    record InterpretingView(
            String name,
            int asked,
            int joined,
            int withinMinute,
            int failed,
            int unserved,
            @Nullable Double lineSeconds,
            @Nullable Double lineP90Seconds,
            @Nullable Double wordSeconds,
            double usedMinutes) {
        static InterpretingView of(InterpreterRow row) {
            boolean came = row.toLine().count() > 0;
            return new InterpretingView(
                    row.name(),
                    row.asked(),
                    row.joined(),
                    row.withinMinute(),
                    row.failed(),
                    row.unserved(),
                    came ? row.toLine().medianMillis() / 1000.0 : null,
                    came ? row.toLine().p90Millis() / 1000.0 : null,
                    row.toWord().count() > 0 ? row.toWord().medianMillis() / 1000.0 : null,
                    row.usedMillis() / 60_000.0);
        }
    }

    record ReportView(
            Instant from,
            Instant until,
            String zone,
            List<AnsweringView> queues,
            List<AnsweringView> days,
            List<AnsweringView> hours,
            List<InterpretingView> languages,
            List<InterpretingView> providers) {}

    /// @param from a day such as `2026-03-01`, today if absent
    /// @param to   the last day, `from` if absent
    @GetMapping
    ReportView report(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var plan = writer.state().queues().plan();
        var report = make(from, to);
        return new ReportView(
                report.from(),
                report.until(),
                report.zone(),
                answering(report.queues(), plan),
                answering(report.days(), plan),
                answering(report.hours(), plan),
                report.languages().stream().map(InterpretingView::of).toList(),
                report.providers().stream().map(InterpretingView::of).toList());
    }

    private static List<AnsweringView> answering(List<AnsweringRow> rows, QueuePlan plan) {
        return rows.stream().map(row -> AnsweringView.of(row, plan)).toList();
    }

    @GetMapping(value = "/answering.csv", produces = "text/csv")
    ResponseEntity<String> answering(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return csv("answering", ReportCsv.answering(make(from, to)));
    }

    @GetMapping(value = "/interpreters.csv", produces = "text/csv")
    ResponseEntity<String> interpreters(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return csv("interpreters", ReportCsv.interpreters(make(from, to)));
    }

    private static ResponseEntity<String> csv(String name, String text) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .body(text);
    }

    private Report make(@Nullable String from, @Nullable String to) {
        var zone = ZoneId.of(writer.state().queues().plan().zone());
        try {
            var first = from == null ? LocalDate.ofInstant(time.instant(), zone) : LocalDate.parse(from);
            return reports.make(first, to == null ? first : LocalDate.parse(to), zone);
        } catch (DateTimeException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "bad-period", "A day is written 2026-03-01.");
        } catch (IllegalArgumentException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "bad-period", String.valueOf(e.getMessage()));
        }
    }
}
