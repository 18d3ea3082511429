package org.tocsin.edge.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Journal;
import org.tocsin.edge.journal.JournalException;
import org.tocsin.edge.journal.JournalRecord;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.json.MalformedJson;
import org.tocsin.edge.postgres.Login;

/// Reads the journal as it grows and keeps the history's tables in step, usually within a fraction of a second. What is
/// still in the spool follows when the database has it.
public final class HistoryFollower implements WriterListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HistoryFollower.class.getName());
    private static final int BATCH = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int PATIENCE_SECONDS = 2;

    private final Journal journal;
    private final Login login;
    private final EventJson json = EventJson.standard();
    private final Semaphore news = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable Connection kept;

    /// Starts to follow from where it stopped last.
    ///
    /// @param login the application's, on the database that holds both schemas
    public HistoryFollower(Journal journal, Login login) {
        this.journal = journal;
        this.login = login;
        thread = Thread.ofPlatform().daemon().name("history").start(this::run);
    }

    @Override
    public void committed(Commit commit) {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(PAUSE); // many commits, one transaction
                }
                news.drainPermits();
                catchUp();
            } catch (JournalException | SQLException e) {
                LOG.log(System.Logger.Level.INFO, "history waits for the database: {0}", e.getMessage());
            } catch (MalformedJson e) {
                LOG.log(System.Logger.Level.ERROR, "history cannot read the journal", e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Applies everything the journal has.
    synchronized void catchUp() throws SQLException {
        var connection = connected();
        boolean whole = false;
        try {
            long[] from = {place(connection)};
            connection.commit();
            var batch = new ArrayList<JournalRecord>();
            journal.read(from[0] + 1, record -> {
                batch.add(record);
                if (batch.size() == BATCH) {
                    from[0] = apply(connection, from[0], batch);
                    batch.clear();
                }
            });
            apply(connection, from[0], batch);
            whole = true;
        } finally {
            if (!whole) {
                disconnect();
            }
        }
    }

    private Connection connected() throws SQLException {
        var open = kept;
        if (open == null || !open.isValid(PATIENCE_SECONDS)) {
            open = login.connect();
            open.setAutoCommit(false);
            kept = open;
        }
        return open;
    }

    private synchronized void disconnect() throws SQLException {
        var open = kept;
        kept = null;
        if (open != null) {
            open.close();
        }
    }

    private static long place(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT sequence FROM history.follower WHERE id = 1")) {
            row.next();
            return row.getLong(1);
        }
    }

    private long apply(Connection connection, long from, List<JournalRecord> batch) {
        if (batch.isEmpty()) {
            return from;
        }
        long to = batch.getLast().sequence();
        try (var move = connection.prepareStatement(
                        "UPDATE history.follower SET sequence = ? WHERE id = 1 AND sequence = ?");
                var tables = new HistoryTables(connection)) {
            move.setLong(1, to);
            move.setLong(2, from);
            if (move.executeUpdate() != 1) {
                throw new SQLException("another follower is at work");
            }
            for (var record : batch) {
                for (var event : json.read(record.events())) {
                    tables.apply(event);
                }
            }
            tables.write();
            connection.commit();
            return to;
        } catch (SQLException e) {
            throw new JournalException.Unavailable("history not written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            disconnect();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "connection already gone", e);
        }
    }
}
