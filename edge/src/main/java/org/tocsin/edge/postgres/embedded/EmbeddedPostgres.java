package org.tocsin.edge.postgres.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.postgres.Login;

/// The bundled PostgreSQL, running. Thread-safe.
///
/// The owner of a data directory holds its lock, restarts the server when it dies and stops it on [#close]. A visitor
/// ([#visit]) uses a server somebody else owns and leaves it running.
public final class EmbeddedPostgres implements AutoCloseable {
    /// The one database of a Tocsin.
    public static final String DATABASE = "tocsin";

    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

    private final Cluster cluster;
    private final Credentials credentials;
    private final int port;
    private final @Nullable FileLock lock;
    private volatile Postmaster postmaster;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread watchdog;

    private EmbeddedPostgres(Cluster cluster, Credentials credentials, Postmaster postmaster, @Nullable FileLock lock) {
        this.cluster = cluster;
        this.credentials = credentials;
        this.postmaster = postmaster;
        this.port = postmaster.port();
        this.lock = lock;
    }

    /// Unpacks, initialises, starts or takes up again, whatever is needed; the database and its roles exist afterwards.
    ///
    /// @throws PostgresUnavailable with one line that says why
    public static EmbeddedPostgres start(EmbeddedSettings settings) {
        FileLock lock = null;
        try {
            prepare(settings.dataDirectory());
            lock = lock(settings.lock());
            if (lock == null) {
                throw new PostgresUnavailable("another Tocsin is running on " + settings.dataDirectory());
            }
            var started = open(settings, lock);
            started.watch();
            lock = null;
            return started;
        } catch (IOException | SQLException e) {
            throw unavailable(settings, e);
        } finally {
            release(lock);
        }
    }

    /// For tools beside a running Tocsin: uses its server if there is one, else starts the server and stops it on
    /// close.
    public static EmbeddedPostgres visit(EmbeddedSettings settings) {
        if (!Files.exists(settings.cluster())) {
            throw new PostgresUnavailable("no Tocsin data in " + settings.dataDirectory());
        }
        FileLock lock = null;
        try {
            lock = lock(settings.lock());
            var visited = open(settings, lock);
            lock = null;
            return visited;
        } catch (IOException | SQLException e) {
            throw unavailable(settings, e);
        } finally {
            release(lock);
        }
    }

    private static PostgresUnavailable unavailable(EmbeddedSettings settings, Exception e) {
        boolean full = String.valueOf(e.getMessage()).contains("No space left on device");
        String reason = e instanceof IOException io ? PostgresArchive.words(io) : String.valueOf(e.getMessage());
        return new PostgresUnavailable(
                (full ? "disk full: " : "") + "the database in " + settings.dataDirectory() + " cannot be used: "
                        + reason,
                e);
    }

    private static void prepare(Path dataDirectory) throws IOException {
        if (!Files.exists(dataDirectory)) {
            Files.createDirectories(dataDirectory);
            // Passable, not readable: the database's user lives one level below. Every secret in here is 0600.
            Files.setPosixFilePermissions(dataDirectory, PostgresArchive.permissions(0711));
        }
        if (!Files.isDirectory(dataDirectory) || !Files.isWritable(dataDirectory)) {
            throw new PostgresUnavailable("cannot write to the data directory " + dataDirectory);
        }
    }

    private static EmbeddedPostgres open(EmbeddedSettings settings, @Nullable FileLock lock)
            throws IOException, SQLException {
        Path binaries = PostgresArchive.unpack(settings.cacheDirectory());
        var runAs = RunAs.choose(settings.cluster(), binaries);
        var cluster = new Cluster(settings, binaries, runAs);
        var credentials = cluster.initialise();
        var postgres = new EmbeddedPostgres(cluster, credentials, running(settings, cluster, lock != null), lock);
        if (lock != null) {
            postgres.ensureDatabase();
        }
        return postgres;
    }

    private static Postmaster running(EmbeddedSettings settings, Cluster cluster, boolean owner) throws IOException {
        var alive = cluster.awaitReady();
        if (alive.isPresent()) {
            boolean fits =
                    settings.port() == 0 || settings.port() == alive.get().port();
            if (fits || !owner) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "PostgreSQL, process {0}, taken up again",
                        Long.toString(alive.get().processId()));
                return alive.get();
            }
            cluster.stop();
        } else if (!owner) {
            throw new PostgresUnavailable("the database of the running Tocsin is down; it is being restarted");
        }
        return cluster.start(settings.port());
    }

    public int port() {
        return port;
    }

    /// The server's process, as of the last look.
    public long processId() {
        return postmaster.processId();
    }

    /// Migrates; may do anything. Not for serving requests.
    public Login owner() {
        return login(Credentials.OWNER, credentials.ownerPassword(), DATABASE);
    }

    /// Serves requests; may append to the journal but not change it.
    public Login application() {
        return login(Credentials.APPLICATION, credentials.applicationPassword(), DATABASE);
    }

    private Login login(String user, String password, String database) {
        return new Login("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    private void ensureDatabase() throws SQLException {
        try (var connection = connectPatiently();
                var statement = connection.createStatement()) {
            try (var roles = statement.executeQuery(
                    "SELECT 1 FROM pg_roles WHERE rolname = '" + Credentials.APPLICATION + "' AND rolcanlogin")) {
                if (!roles.next()) {
                    statement.execute("DROP ROLE IF EXISTS " + Credentials.APPLICATION);
                    statement.execute("CREATE ROLE " + Credentials.APPLICATION + " LOGIN PASSWORD '"
                            + credentials.applicationPassword() + "'");
                }
            }
            try (var databases =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (!databases.next()) {
                    statement.execute("CREATE DATABASE " + DATABASE + " STRATEGY file_copy");
                }
            }
        }
    }

    /// A server taken up again in the midst of recovery answers "the database system is starting up" for a while.
    private Connection connectPatiently() throws SQLException {
        for (int attempt = 0; ; attempt++) {
            try {
                return login(Credentials.OWNER, credentials.ownerPassword(), "postgres")
                        .connect();
            } catch (SQLException e) {
                if (!"57P03".equals(e.getSQLState()) || attempt == 600) {
                    throw e;
                }
                Cluster.pause(100);
            }
        }
    }

    private void watch() {
        watchdog = new Watchdog(cluster, port, closed, next -> postmaster = next).start();
    }

    /// Stops the server if this process owns it. Idempotent.
    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        var thread = watchdog;
        if (thread != null) {
            try {
                thread.join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (lock == null) {
            return;
        }
        try {
            cluster.stop();
        } catch (IOException e) {
            throw new PostgresUnavailable("cannot stop PostgreSQL: " + PostgresArchive.words(e), e);
        } finally {
            release(lock);
        }
    }

    private static @Nullable FileLock lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.log(System.Logger.Level.DEBUG, "held within this process: {0}", file);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock;
    }

    private static void release(@Nullable FileLock lock) {
        if (lock == null) {
            return;
        }
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot release the data directory", e);
        }
    }
}
