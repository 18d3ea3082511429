package org.tocsin.edge.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Engine;
import org.tocsin.edge.journal.Holder;
import org.tocsin.edge.journal.PostgresJournal;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.postgres.embedded.TestPostgres;

class ReplayTest {
    @Test
    void rebuildsTheStateAsOfAnyRecordAndAnyInstant() throws Exception {
        var database = TestPostgres.newDatabase();
        database.migrate("V1__journal.sql");
        var now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
        var commits = new ArrayList<Commit>();
        try (var journal = new PostgresJournal(database.application())) {
            journal.lead(Holder.here(), Duration.ofSeconds(10));
            var settings = new Writer.Settings(100, 8, Duration.ofMillis(50), 10, why -> {});
            try (var writer = new Writer(journal, Engine.ROOMS, now::get, settings)) {
                writer.subscribe(new WriterListener() {
                    @Override
                    public void committed(Commit commit) {
                        commits.add(commit);
                    }
                });
                for (int i = 1; i <= 45; i++) {
                    now.updateAndGet(t -> t.plusMillis(300));
                    writer.submit(arrival(i), new Actor.Network("trunk-a"), "k" + i)
                            .join();
                }
            }
            for (var commit : List.of(commits.get(0), commits.get(9), commits.get(28), commits.get(44))) {
                assertThat(Replay.until(journal, commit.sequence()).state()).isEqualTo(commit.state());
                assertThat(Replay.until(journal, database.application(), commit.at())
                                .state())
                        .isEqualTo(commit.state());
                assertThat(Replay.until(
                                        journal,
                                        database.application(),
                                        commit.at().minusNanos(1_000))
                                .state()
                                .sequence())
                        .isEqualTo(commit.sequence() - 1);
            }
            assertThat(Replay.until(journal, 0).state()).isEqualTo(Centre.EMPTY);
            String text = StateText.of(Replay.until(journal, 45));
            assertThat(text).contains("calls open: 45").contains("C45  RINGING").doesNotContain("617");
        }
    }

    private static CallCommand.Arrive arrival(int n) {
        return new CallCommand.Arrive(
                "dialog-" + n,
                Line.EMERGENCY,
                new PhoneNumber("+1617555" + (1000 + n)),
                "",
                "urn:service:sos",
                "WPH2",
                "trunk-a",
                "",
                "",
                List.of(),
                List.of(),
                List.of());
    }
}
