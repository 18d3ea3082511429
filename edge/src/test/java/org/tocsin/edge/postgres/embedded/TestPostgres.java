package org.tocsin.edge.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.tocsin.edge.postgres.Login;

/// One server for a whole test run; each test class takes a database of its own from it.
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    private static final class Shared {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path directory = Files.createTempDirectory("tocsin-tests");
                var server = EmbeddedPostgres.start(settings(directory.resolve("data")));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    try {
                        PostgresArchive.delete(directory);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Binaries are shared by every run of the tests of this checkout.
    public static EmbeddedSettings settings(Path dataDirectory) {
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "tocsin-test-cache");
        return new EmbeddedSettings(dataDirectory, cache, 0, Duration.ofMinutes(1));
    }

    public static EmbeddedPostgres server() {
        return Shared.SERVER;
    }

    /// A database of its own.
    ///
    /// @param owner       may do anything
    /// @param application what the product logs in as
    public record Database(Login owner, Login application) {
        /// Runs a migration of `db/migration`.
        public void migrate(String... files) throws SQLException, IOException {
            try (var connection = owner.connect();
                    var statement = connection.createStatement()) {
                for (String file : files) {
                    try (var in = TestPostgres.class.getResourceAsStream("/db/migration/" + file)) {
                        statement.execute(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    public static Database newDatabase() throws SQLException {
        String name = "test_" + DATABASES.incrementAndGet();
        var owner = server().owner();
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " STRATEGY file_copy");
        }
        return new Database(at(owner, name), at(server().application(), name));
    }

    private static Login at(Login login, String database) {
        String url = login.url().substring(0, login.url().lastIndexOf('/') + 1) + database;
        return new Login(url, login.user(), login.password());
    }
}
