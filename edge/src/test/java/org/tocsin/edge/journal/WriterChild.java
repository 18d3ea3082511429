package org.tocsin.edge.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.tocsin.edge.postgres.embedded.EmbeddedPostgres;
import org.tocsin.edge.postgres.embedded.TestPostgres;

/// A server of its own, for tests that kill it: writes as fast as it can and prints each acknowledged key.
public final class WriterChild {
    private WriterChild() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        String run = args[1];
        var postgres = EmbeddedPostgres.start(TestPostgres.settings(directory));
        System.out.println("database " + postgres.processId());
        var database = new TestPostgres.Database(postgres.owner(), postgres.application());
        if (Boolean.parseBoolean(args[2])) {
            database.migrate("V1__journal.sql");
        }
        var journal = new SpooledJournal(
                new PostgresJournal(database.application()),
                directory.resolve("spool"),
                1 << 16,
                Duration.ofSeconds(10),
                mode -> System.out.println("mode " + mode));
        var settings = new Writer.Settings(1_000, 64, Duration.ofMillis(100), 500, why -> System.exit(3));
        var writer = new Writer(journal, Engine.ROOMS, Clock.systemUTC(), settings);
        System.out.println("ready " + writer.state().sequence());
        var window = new Semaphore(100);
        for (int i = 1; ; i++) {
            window.acquire();
            String key = run + "-" + i;
            writer.submit(Fixtures.arrival(1_000_000L * run.hashCode() + i), Fixtures.NETWORK, key)
                    .thenAccept(result -> {
                        if (result instanceof Result.Accepted) {
                            System.out.println("ack " + key);
                        }
                        window.release();
                    });
        }
    }
}
