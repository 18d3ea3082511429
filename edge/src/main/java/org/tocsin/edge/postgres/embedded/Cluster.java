package org.tocsin.edge.postgres.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One database cluster on disk and the programs that make, start and stop it.
final class Cluster {
    private static final System.Logger LOG = System.getLogger(Cluster.class.getName());
    private static final long LOG_LIMIT_BYTES = 16 << 20;
    private static final long POLL_MILLIS = 10;

    private final EmbeddedSettings settings;
    private final Path binaries;
    private final RunAs runAs;

    Cluster(EmbeddedSettings settings, Path binaries, RunAs runAs) {
        this.settings = settings;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    /// Makes the cluster unless it is there. It appears under its name by one rename, complete and on disk.
    Credentials initialise() throws IOException {
        Path cluster = settings.cluster();
        Path home = settings.home();
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            checkVersion(cluster);
            return Credentials.read(settings.credentials());
        }
        if (Files.exists(cluster)) {
            throw new PostgresUnavailable(
                    cluster + " is not a PostgreSQL data directory; move it away and start again");
        }
        Files.createDirectories(home);
        own(home, "rwx------");
        Path partial = home.resolve("initialising");
        PostgresArchive.delete(partial);
        var credentials = Credentials.generate();
        credentials.write(settings.credentials());
        Path password = home.resolve("initial-password");
        Files.deleteIfExists(password);
        Files.createFile(password);
        own(password, "rw-------");
        Files.writeString(password, credentials.ownerPassword() + "\n");
        try {
            run(
                    "initdb",
                    "--pgdata=" + partial,
                    "--username=" + Credentials.OWNER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--sync-method=syncfs",
                    "--set=password_encryption=scram-sha-256");
        } finally {
            Files.delete(password);
        }
        Files.move(partial, cluster, StandardCopyOption.ATOMIC_MOVE);
        return credentials;
    }

    private void checkVersion(Path cluster) throws IOException {
        String made = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!made.equals("18")) {
            throw new PostgresUnavailable(cluster + " was made by PostgreSQL " + made
                    + ", the bundled one is 18: upgrade it with pg_upgrade");
        }
    }

    private void own(Path path, String mode) throws IOException {
        if (!runAs.prefix().isEmpty()) {
            Files.setAttribute(path, "unix:uid", runAs.userId());
            Files.setAttribute(path, "unix:gid", runAs.groupId());
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    Optional<Postmaster> findAlive() throws IOException {
        return Postmaster.read(settings.cluster()).filter(p -> p.alive(settings.cluster()));
    }

    /// Waits until a living server accepts connections; empty if it dies meanwhile.
    Optional<Postmaster> awaitReady() throws IOException {
        long deadline = System.nanoTime() + settings.startLimit().toNanos();
        var found = findAlive();
        while (found.isPresent() && !found.get().ready() && System.nanoTime() < deadline) {
            pause(POLL_MILLIS);
            found = findAlive();
        }
        return found;
    }

    /// Starts the server and waits until it accepts connections, crash recovery included.
    ///
    /// @param port on 127.0.0.1, or 0 for any free one
    Postmaster start(int port) throws IOException {
        Postmaster.removeStale(settings.cluster());
        long deadline = System.nanoTime() + settings.startLimit().toNanos();
        int attempt = 0;
        while (true) {
            try {
                return launch(port == 0 ? freePort() : port, deadline);
            } catch (StillInUse e) {
                // Children of a killed postmaster hold its shared memory until they notice, well under a second.
                if (++attempt > 100 || System.nanoTime() > deadline) {
                    throw new PostgresUnavailable(String.valueOf(e.getMessage()), e);
                }
                pause(100);
            }
        }
    }

    private static final class StillInUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        StillInUse(String message) {
            super(message);
        }
    }

    private Postmaster launch(int port, long deadline) throws IOException {
        checkFree(port);
        rotateLog();
        long logStart = Files.exists(settings.log()) ? Files.size(settings.log()) : 0;
        run(
                "pg_ctl",
                "start",
                "--no-wait",
                "--silent",
                "--pgdata=" + settings.cluster(),
                "--log=" + settings.log(),
                "--options=" + String.join(" ", options(port)));
        long appears = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (System.nanoTime() < deadline) {
            var found = findAlive();
            if (found.isPresent() && found.get().ready()) {
                return found.get();
            }
            String said = logSince(logStart);
            boolean gone = found.isEmpty() && said.lines().anyMatch(Cluster::isTheEnd);
            if (gone || found.isEmpty() && System.nanoTime() > appears) {
                throw explain(said, port);
            }
            pause(POLL_MILLIS);
        }
        throw new PostgresUnavailable("PostgreSQL was not ready after "
                + settings.startLimit().toSeconds() + " s; its log is " + settings.log());
    }

    /// Children of a killed postmaster write their own last words into the same log; those are not the new one's.
    private static boolean isTheEnd(String line) {
        return (line.contains("FATAL") || line.contains("PANIC")) && !line.contains("terminating connection");
    }

    /// Durable before fast: fsync and full page writes stay on (their defaults are spelled out so that no
    /// `postgresql.conf` edit turns them off by accident).
    private static List<String> options(int port) {
        return List.of(
                "-c listen_addresses=127.0.0.1",
                "-c port=" + port,
                "-c unix_socket_directories=",
                "-c fsync=on",
                "-c full_page_writes=on",
                "-c synchronous_commit=on",
                "-c shared_buffers=128MB",
                "-c max_wal_size=1GB",
                "-c max_connections=100",
                "-c jit=off",
                "-c timezone=UTC",
                "-c log_timezone=UTC",
                "-c idle_in_transaction_session_timeout=60s",
                "-c tcp_keepalives_idle=10",
                "-c tcp_keepalives_interval=3",
                "-c tcp_keepalives_count=3");
    }

    private RuntimeException explain(String said, int port) {
        String last = said.lines()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                .reduce((first, second) -> second)
                .orElse("it said nothing; its log is " + settings.log());
        if (said.contains("still in use")) {
            return new StillInUse("PostgreSQL cannot start: " + last);
        }
        if (said.contains("No space left on device")) {
            return new PostgresUnavailable("disk full: PostgreSQL cannot start in " + settings.home());
        }
        if (said.contains("could not create any TCP/IP sockets")) {
            return new PostgresUnavailable("port " + port + " on 127.0.0.1 is taken: PostgreSQL cannot start");
        }
        return new PostgresUnavailable("PostgreSQL cannot start: " + last);
    }

    /// Stops the server: sessions are ended and a checkpoint is written; if that takes too long it is stopped at once
    /// (the next start recovers).
    void stop() throws IOException {
        var running = findAlive();
        if (running.isEmpty()) {
            return;
        }
        for (String mode : List.of("fast", "immediate")) {
            try {
                run("pg_ctl", "stop", "--no-wait", "--silent", "--pgdata=" + settings.cluster(), "--mode=" + mode);
            } catch (PostgresUnavailable e) {
                LOG.log(System.Logger.Level.DEBUG, e.getMessage());
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (System.nanoTime() < deadline) {
                if (!running.get().alive(settings.cluster())) {
                    return;
                }
                pause(POLL_MILLIS);
            }
        }
        throw new PostgresUnavailable("PostgreSQL, process " + running.get().processId() + ", does not stop");
    }

    /// Runs one of the bundled programs to its end.
    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(
                runAs.command(binaries.resolve("bin").resolve(program).toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("tocsin-" + program, ".log");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(settings.home().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            if (!process.waitFor(settings.startLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new PostgresUnavailable(program + " did not end");
            }
            if (process.exitValue() != 0) {
                throw failed(program, Files.readString(output, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("interrupted while running " + program, e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private PostgresUnavailable failed(String program, String said) {
        if (said.contains("No space left on device")) {
            return new PostgresUnavailable("disk full: " + program + " failed in " + settings.home());
        }
        String reason = said.lines()
                .filter(line -> line.contains("error") || line.contains("FATAL") || line.contains("could not"))
                .findFirst()
                .orElse(said.strip().replace('\n', ' '));
        return new PostgresUnavailable(program + " failed as " + runAs.words() + ": " + reason);
    }

    private void checkFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PostgresUnavailable("port " + port + " on 127.0.0.1 is taken: PostgreSQL cannot start", e);
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void rotateLog() throws IOException {
        Path log = settings.log();
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String logSince(long start) throws IOException {
        if (!Files.exists(settings.log())) {
            return "";
        }
        try (var log = new RandomAccessFile(settings.log().toFile(), "r")) {
            log.seek(start);
            byte[] bytes = new byte[(int) Math.min(log.length() - start, 1 << 16)];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("interrupted while waiting for PostgreSQL", e);
        }
    }
}
