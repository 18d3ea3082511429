package org.tocsin.edge.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tocsin.edge.postgres.Login;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedPostgresTest {
    private Path directory;
    private EmbeddedSettings settings;

    @BeforeEach
    void passableDirectory() throws IOException {
        directory = Files.createTempDirectory(
                "tocsin-test", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        settings = TestPostgres.settings(directory.resolve("data"));
    }

    @AfterEach
    void delete() throws IOException {
        PostgresArchive.delete(directory);
    }

    @Test
    void keepsItsDataOverARestartAndListensOnlyAtHome() throws Exception {
        try (var postgres = EmbeddedPostgres.start(settings)) {
            execute(postgres, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)");
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(postgres, "SHOW data_checksums")).isEqualTo("on");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.credentials())))
                    .isEqualTo("rw-------");
        }
        try (var postgres = EmbeddedPostgres.start(settings)) {
            assertThat(query(postgres, "SELECT n FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (var postgres = EmbeddedPostgres.start(settings)) {
            var wrong = new Login(postgres.owner().url(), postgres.owner().user(), "guess");
            assertThatThrownBy(wrong::connect).isInstanceOf(SQLException.class).hasMessageContaining("password");
        }
    }

    @Test
    void startsAgainByItselfWhenItsProcessIsKilled() throws Exception {
        try (var postgres = EmbeddedPostgres.start(settings)) {
            execute(postgres, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)");
            long first = postgres.processId();
            kill(first);
            assertThat(queryPatiently(postgres, "SELECT n FROM kept")).isEqualTo("7");
            assertThat(postgres.processId()).isNotEqualTo(first);
        }
    }

    @Test
    void isTakenUpAgainAfterItsOwnerWasKilled() throws Exception {
        var child = child();
        long serverProcess = ready(child);
        child.destroyForcibly().waitFor();
        try (var postgres = EmbeddedPostgres.start(settings)) {
            assertThat(postgres.processId()).isEqualTo(serverProcess);
            assertThat(query(postgres, "SELECT n FROM kept")).isEqualTo("1");
        }
        assertThat(Files.exists(Postmaster.file(settings.cluster()))).isFalse();
    }

    @Test
    void recoversWhenOwnerAndServerWereBothKilled() throws Exception {
        var child = child();
        long serverProcess = ready(child);
        child.destroyForcibly().waitFor();
        kill(serverProcess);
        assertThat(Files.exists(Postmaster.file(settings.cluster()))).isTrue();
        try (var postgres = EmbeddedPostgres.start(settings)) {
            assertThat(query(postgres, "SELECT n FROM kept")).isEqualTo("1");
        }
    }

    @Test
    void aStrangersProcessNumberInAStalePidFileDoesNotStopIt() throws Exception {
        EmbeddedPostgres.start(settings).close();
        Files.writeString(
                Postmaster.file(settings.cluster()),
                ProcessHandle.current().pid() + "\n" + settings.cluster() + "\n1\n5432\n\n\n0 0\nready\n");
        try (var postgres = EmbeddedPostgres.start(settings)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void hasOneOwnerAndAnyNumberOfVisitors() throws Exception {
        try (var owner = EmbeddedPostgres.start(settings)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("another Tocsin is running");
            try (var visitor = EmbeddedPostgres.visit(settings)) {
                assertThat(visitor.processId()).isEqualTo(owner.processId());
            }
            assertThat(query(owner, "SELECT 1")).isEqualTo("1");
        }
        try (var visitor = EmbeddedPostgres.visit(settings)) {
            assertThat(query(visitor, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void saysWhenThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings.withPort(taken.getLocalPort())))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessage("port " + taken.getLocalPort() + " on 127.0.0.1 is taken: PostgreSQL cannot start");
        }
    }

    @Test
    void saysWhenTheDirectoryIsUnusable() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(settings.withDataDirectory(file)))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessage("cannot write to the data directory " + file);
        Files.createDirectories(settings.cluster());
        assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("is not a PostgreSQL data directory");
    }

    @Test
    void livesInAPrivateHomeToo() throws Exception {
        Path home = Files.createDirectory(
                directory.resolve("private"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var postgres = EmbeddedPostgres.start(settings.withDataDirectory(home.resolve("data")))) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        settings.dataDirectory().toString(),
                        settings.cacheDirectory().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long ready(Process child) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        assertThat(line).startsWith("ready ");
        return Long.parseLong(line.substring(6));
    }

    private static void kill(long processId) {
        assertThat(ProcessHandle.of(processId).orElseThrow().destroyForcibly()).isTrue();
    }

    private static void execute(EmbeddedPostgres postgres, String... commands) throws SQLException {
        try (var connection = postgres.owner().connect();
                var statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String queryPatiently(EmbeddedPostgres postgres, String sql) throws Exception {
        for (int i = 0; ; i++) {
            try {
                return query(postgres, sql);
            } catch (SQLException e) {
                if (i > 300) {
                    throw e;
                }
                Thread.sleep(Duration.ofMillis(50));
            }
        }
    }
}
