package org.tocsin.edge.reports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.core.reports.AnsweringRow;
import org.tocsin.core.reports.InterpreterRow;
import org.tocsin.core.reports.Report;

/// A report as comma-separated values (RFC 4180): seconds, and shares in percent, with a point.
public final class ReportCsv {
    private static final String END = "\r\n";

    private ReportCsv() {}

    public static String answering(Report report) {
        return line(List.of(
                        "table",
                        "name",
                        "answered",
                        "gave_up",
                        "gave_up_percent",
                        "within_15_s_percent",
                        "within_20_s_percent",
                        "median_s",
                        "p90_s",
                        "p95_s"))
                + rows("queue", report.queues())
                + rows("day", report.days())
                + rows("hour", report.hours());
    }

    private static String rows(String table, List<AnsweringRow> rows) {
        return rows.stream()
                .map(row -> {
                    var tally = row.tally();
                    return line(List.of(
                            table,
                            row.name(),
                            tally.count(),
                            tally.abandoned(),
                            decimal(row.abandonedPercent()),
                            decimal(tally.percentWithin(15)),
                            decimal(tally.percentWithin(20)),
                            tally.percentile(50),
                            tally.percentile(90),
                            tally.percentile(95)));
                })
                .collect(Collectors.joining());
    }

    public static String interpreters(Report report) {
        return line(List.of(
                        "table",
                        "name",
                        "asked",
                        "joined",
                        "within_60_s",
                        "failed_attempts",
                        "unserved",
                        "to_line_median_s",
                        "to_line_p90_s",
                        "to_line_longest_s",
                        "to_word_median_s",
                        "to_word_p90_s",
                        "used_minutes"))
                + interpreters("language", report.languages())
                + interpreters("provider", report.providers());
    }

    private static String interpreters(String table, List<InterpreterRow> rows) {
        return rows.stream()
                .map(row -> line(List.of(
                        table,
                        row.name(),
                        row.asked(),
                        row.joined(),
                        row.withinMinute(),
                        row.failed(),
                        row.unserved(),
                        seconds(row.toLine().medianMillis()),
                        seconds(row.toLine().p90Millis()),
                        seconds(row.toLine().longestMillis()),
                        seconds(row.toWord().medianMillis()),
                        seconds(row.toWord().p90Millis()),
                        decimal(row.usedMillis() / 60_000.0))))
                .collect(Collectors.joining());
    }

    private static String seconds(long millis) {
        return decimal(millis / 1000.0);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String line(List<Object> cells) {
        return Stream.of(cells.toArray()).map(ReportCsv::cell).collect(Collectors.joining(",", "", END));
    }

    private static String cell(Object value) {
        var text = value.toString();
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
