package org.tocsin.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tocsin.edge.postgres.embedded.EmbeddedPostgres;
import org.tocsin.edge.postgres.embedded.EmbeddedSettings;
import org.tocsin.edge.postgres.embedded.PostgresUnavailable;
import org.tocsin.edge.reports.JournalReports;
import org.tocsin.edge.reports.ReportCsv;

/// `tocsin report answering|interpreters`: the tables of a period as comma-separated values, also while the centre
/// runs.
final class ReportCommand {
    private ReportCommand() {}

    static void run(Arguments arguments, PrintStream out) {
        var which = arguments.takeWord("a report: answering or interpreters");
        var from = arguments.take("from");
        var to = arguments.take("to");
        var zone = arguments.take("zone");
        var data = arguments.take("data").map(Path::of);
        arguments.refuseRest();
        if (!which.equals("answering") && !which.equals("interpreters")) {
            throw bad("There is no report " + which + ". There are: answering, interpreters.");
        }
        var standard = EmbeddedSettings.standard(System.getenv());
        var settings = data.map(standard::withDataDirectory).orElse(standard);
        try (var postgres = EmbeddedPostgres.visit(settings);
                var connection = postgres.application().connect()) {
            var place = zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
            var first = from.map(LocalDate::parse).orElseGet(() -> LocalDate.now(place));
            var report = new JournalReports(JdbcClient.create(new SingleConnectionDataSource(connection, true)))
                    .make(first, to.map(LocalDate::parse).orElse(first), place);
            out.print(which.equals("answering") ? ReportCsv.answering(report) : ReportCsv.interpreters(report));
        } catch (DateTimeException e) {
            throw bad("A day is written 2026-03-01, a zone America/New_York: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        } catch (SQLException | PostgresUnavailable e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The journal cannot be read: " + e.getMessage(), e);
        }
    }

    private static StartFailure bad(String why) {
        return new StartFailure(StartFailure.BAD_CONFIGURATION, why);
    }
}
