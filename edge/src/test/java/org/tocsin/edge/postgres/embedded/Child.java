package org.tocsin.edge.postgres.embedded;

import java.nio.file.Path;
import java.time.Duration;

/// A Tocsin of its own, for tests that kill it: starts the database, says so and waits.
public final class Child {
    private Child() {}

    public static void main(String[] args) throws Exception {
        var settings = new EmbeddedSettings(Path.of(args[0]), Path.of(args[1]), 0, Duration.ofMinutes(1));
        var postgres = EmbeddedPostgres.start(settings);
        try (var connection = postgres.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (n int)");
            statement.execute("INSERT INTO kept VALUES (1)");
        }
        System.out.println("ready " + postgres.processId());
        Thread.sleep(Duration.ofMinutes(2));
    }
}
