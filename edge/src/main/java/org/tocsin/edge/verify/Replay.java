package org.tocsin.edge.verify;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Predicate;
import org.tocsin.core.centre.Centre;
import org.tocsin.edge.journal.Engine;
import org.tocsin.edge.journal.Journal;
import org.tocsin.edge.journal.JournalException;
import org.tocsin.edge.journal.JournalRecord;
import org.tocsin.edge.journal.PostgresJournal;
import org.tocsin.edge.journal.Recovery;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.json.ValueJson;
import org.tocsin.edge.postgres.Login;
import org.tocsin.edge.postgres.embedded.EmbeddedPostgres;
import org.tocsin.edge.postgres.embedded.EmbeddedSettings;
import org.tocsin.edge.postgres.embedded.PostgresUnavailable;

/// The state as it was: rebuilt from the journal up to an instant or a sequence.
public final class Replay {
    private Replay() {}

    /// The state after every record accepted at or before `until`.
    public static Recovery.Recovered until(Journal journal, Login login, Instant until) throws SQLException {
        return recover(journal, sequenceAt(login, until), record -> !record.at().isAfter(until));
    }

    /// The state after the record with this sequence.
    public static Recovery.Recovered until(Journal journal, long sequence) {
        return recover(journal, sequence, record -> record.sequence() <= sequence);
    }

    private static Recovery.Recovered recover(Journal journal, long latest, Predicate<JournalRecord> wanted) {
        return new Recovery(journal, Engine.ROOMS, EventJson.standard()).recover(latest, wanted);
    }

    /// The newest record at or before an instant, 0 if there is none: no snapshot after it may be used.
    private static long sequenceAt(Login login, Instant until) throws SQLException {
        try (var connection = login.connect();
                var select = connection.prepareStatement(
                        "SELECT coalesce(max(sequence), 0) FROM journal.record WHERE at <= ?::timestamptz")) {
            select.setString(1, until.toString());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// `./tocsin replay [--until TIME | --sequence N] [--json] [--data DIRECTORY]`
    ///
    /// @return exit code: 0 printed, 1 the journal is damaged, 2 cannot tell
    public static int run(String[] args, PrintStream out) {
        try {
            var options = Options.parse(args, "until", "sequence", "json", "data");
            var settings = options.settings(EmbeddedSettings.standard(System.getenv()));
            try (var postgres = EmbeddedPostgres.visit(settings);
                    var journal = new PostgresJournal(postgres.application())) {
                var recovered = options.find("sequence").isPresent()
                        ? until(journal, Long.parseLong(options.find("sequence").get()))
                        : until(
                                journal,
                                postgres.application(),
                                instant(options.find("until").orElse("")));
                print(recovered, options.find("json").isPresent(), out);
                return 0;
            }
        } catch (JournalException.Corrupt e) {
            out.println(e.getMessage());
            return 1;
        } catch (IllegalArgumentException | PostgresUnavailable | SQLException | JournalException e) {
            out.println("cannot replay: " + e.getMessage());
            return 2;
        }
    }

    private static Instant instant(String text) {
        if (text.isEmpty()) {
            return Instant.now();
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time is written 2026-03-01T16:03:25Z, not " + text, e);
        }
    }

    private static void print(Recovery.Recovered recovered, boolean json, PrintStream out) {
        if (json) {
            out.println(ValueJson.of(Centre.class).write(recovered.state()));
        } else {
            out.print(StateText.of(recovered));
        }
    }
}
