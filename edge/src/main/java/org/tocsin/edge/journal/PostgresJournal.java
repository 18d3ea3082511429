package org.tocsin.edge.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Chain;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.postgres.Login;

/// The journal in PostgreSQL, schema `journal`.
///
/// One statement appends a batch: it holds the lease's row, checks that the epoch is still ours and that the parent of
/// the first record is there with its hash, and inserts. So neither a second leader nor a doubled or lost batch can
/// enter, whatever was in flight when a connection broke.
public final class PostgresJournal implements Journal {
    private static final System.Logger LOG = System.getLogger(PostgresJournal.class.getName());
    private static final HexFormat HEX = HexFormat.of();

    /// A database that hangs is noticed within this time.
    private static final int SOCKET_TIMEOUT_SECONDS = 2;

    private static final String APPEND = """
            WITH lease AS MATERIALIZED (
                SELECT 1 FROM journal.lease WHERE id = 1 AND epoch = ? FOR UPDATE
            ), parent AS MATERIALIZED (
                SELECT 1 WHERE CASE WHEN ?::bigint = 0 THEN NOT EXISTS (SELECT FROM journal.record)
                    ELSE EXISTS (SELECT FROM journal.record WHERE sequence = ? AND hash = decode(?, 'hex')) END
            ), added AS (
                INSERT INTO journal.record (sequence, at, actor, key, events, previous_hash, hash)
                SELECT r.s, r.t::timestamptz, r.a, r.k, r.e, decode(r.p, 'hex'), decode(r.h, 'hex')
                FROM lease, parent, unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    AS r(s, t, a, k, e, p, h)
                RETURNING 1
            ), subjects AS (
                INSERT INTO journal.subject (kind, id, sequence)
                SELECT r.* FROM lease, parent, unnest(?::text[], ?::text[], ?::bigint[]) AS r
            )
            SELECT (SELECT count(*) FROM lease), (SELECT count(*) FROM added)
            """;

    private final Login login;
    private final Subjects subjects = new Subjects(EventJson.standard());
    private @Nullable Connection connection;
    /// Kept between readings while nobody reads: whoever follows the journal asks several times a second.
    private final AtomicReference<@Nullable Connection> reader = new AtomicReference<>();
    private long epoch;

    /// @param login a role that may append, usually the application's
    public PostgresJournal(Login login) {
        this.login = login;
    }

    /// Takes the lease. A holder that is alive, or was heard from within its time to live, keeps it.
    ///
    /// @return the epoch that fences every earlier leader
    /// @throws JournalException.Fenced if another leads
    public synchronized long lead(Holder holder, Duration timeToLive) {
        return asked("lease", c -> {
            try (var held = c.prepareStatement(
                            "SELECT epoch, holder, machine, process, renewed_at + ttl > clock_timestamp()"
                                    + " FROM journal.lease WHERE id = 1");
                    var take = c.prepareStatement("UPDATE journal.lease SET epoch = ?, holder = ?, machine = ?,"
                            + " process = ?, renewed_at = clock_timestamp(), ttl = make_interval(secs => ?)"
                            + " WHERE id = 1 AND epoch = ?")) {
                long before;
                try (var row = held.executeQuery()) {
                    row.next();
                    before = row.getLong(1);
                    var other = new Holder(row.getString(2), row.getString(3), row.getLong(4));
                    if (row.getBoolean(5) && !other.equals(holder) && !other.isKnownDead()) {
                        throw new JournalException.Fenced("this database is led by " + other.name());
                    }
                }
                take.setLong(1, before + 1);
                take.setString(2, holder.name());
                take.setString(3, holder.machine());
                take.setLong(4, holder.process());
                take.setDouble(5, timeToLive.toMillis() / 1000.0);
                take.setLong(6, before);
                if (take.executeUpdate() != 1) {
                    throw new JournalException.Fenced("somebody else took the lease meanwhile");
                }
                epoch = before + 1;
                return epoch;
            }
        });
    }

    /// Says that this leader lives.
    ///
    /// @throws JournalException.Fenced if another took over
    public synchronized void renew() {
        asked("renewal", c -> {
            try (var renew = c.prepareStatement(
                    "UPDATE journal.lease SET renewed_at = clock_timestamp() WHERE id = 1 AND epoch = ?")) {
                renew.setLong(1, epoch);
                if (renew.executeUpdate() != 1) {
                    throw new JournalException.Fenced("another server took over this database");
                }
                return true;
            }
        });
    }

    /// Gives the lease back, so that a successor need not wait.
    public synchronized void resign() {
        asked("resignation", c -> {
            try (var resign = c.prepareStatement(
                    "UPDATE journal.lease SET renewed_at = 'epoch', holder = 'nobody' WHERE id = 1 AND epoch = ?")) {
                resign.setLong(1, epoch);
                return resign.executeUpdate() == 1;
            }
        });
    }

    /// Whether the database answers.
    public synchronized void ping() {
        asked("question", c -> {
            try (var statement = c.createStatement()) {
                return statement.execute("SELECT 1");
            }
        });
    }

    @Override
    public Head head() {
        return asked("head", c -> {
            try (var statement = c.createStatement();
                    var row = statement.executeQuery(
                            "SELECT sequence, hash FROM journal.record ORDER BY sequence DESC LIMIT 1")) {
                return row.next() ? new Head(row.getLong(1), HEX.formatHex(row.getBytes(2))) : Head.GENESIS;
            }
        });
    }

    @Override
    public synchronized void append(List<JournalRecord> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (epoch == 0) {
            throw new JournalException.Fenced("appending needs the lease");
        }
        var rest = batch;
        for (int attempt = 0; attempt < 3; attempt++) {
            if (insert(rest)) {
                return;
            }
            rest = missing(rest);
            if (rest.isEmpty()) {
                return;
            }
        }
        throw new JournalException.Fenced("the journal went on without this server after record "
                + (rest.getFirst().sequence() - 1));
    }

    /// False when the records are there already or their parent is not.
    private boolean insert(List<JournalRecord> batch) {
        return asked("append", c -> {
            try (var append = c.prepareStatement(APPEND)) {
                fill(c, append, batch);
                try (var row = append.executeQuery()) {
                    row.next();
                    if (row.getLong(1) == 0) {
                        throw new JournalException.Fenced("another server took over this database");
                    }
                    return row.getLong(2) == batch.size();
                }
            } catch (SQLException e) {
                if ("23505".equals(e.getSQLState())) {
                    return false;
                }
                throw e;
            }
        });
    }

    private void fill(Connection c, PreparedStatement append, List<JournalRecord> batch) throws SQLException {
        var first = batch.getFirst();
        append.setLong(1, epoch);
        append.setLong(2, first.sequence() - 1);
        append.setLong(3, first.sequence() - 1);
        append.setString(4, first.previousHash());
        append.setArray(5, numbers(c, batch, JournalRecord::sequence));
        append.setArray(6, texts(c, batch, record -> Chain.words(record.at())));
        append.setArray(7, texts(c, batch, JournalRecord::actor));
        append.setArray(8, texts(c, batch, JournalRecord::key));
        append.setArray(9, texts(c, batch, JournalRecord::events));
        append.setArray(10, texts(c, batch, JournalRecord::previousHash));
        append.setArray(11, texts(c, batch, JournalRecord::hash));
        var told = new ArrayList<Subjects.Mention>();
        batch.forEach(record -> told.addAll(subjects.list(record)));
        append.setArray(12, texts(c, told, Subjects.Mention::kind));
        append.setArray(13, texts(c, told, Subjects.Mention::id));
        append.setArray(14, numbers(c, told, Subjects.Mention::sequence));
    }

    /// Typed arrays travel in binary; an array of objects would be quoted and escaped as text.
    private static <T> Array texts(Connection c, List<T> rows, Function<T, String> column) throws SQLException {
        return c.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }

    private static <T> Array numbers(Connection c, List<T> rows, Function<T, Long> column) throws SQLException {
        return c.createArrayOf("bigint", rows.stream().map(column).toArray(Long[]::new));
    }

    /// Those of the batch that the journal has not got.
    ///
    /// @throws JournalException.Fenced if it has others in their place
    private List<JournalRecord> missing(List<JournalRecord> batch) {
        long head = head().sequence();
        var first = batch.getFirst();
        if (head < first.sequence()) {
            return batch;
        }
        var known = batch.get((int) Math.min(head - first.sequence(), batch.size() - 1L));
        if (!find(known.sequence()).map(JournalRecord::hash).orElse("").equals(known.hash())) {
            throw new JournalException.Fenced("another record " + known.sequence() + " is in the journal");
        }
        return batch.stream().filter(record -> record.sequence() > head).toList();
    }

    @Override
    public void read(long sequence, Consumer<JournalRecord> taker) {
        try {
            var kept = reader.getAndSet(null);
            var c = kept != null && kept.isValid(SOCKET_TIMEOUT_SECONDS) ? kept : readerConnection();
            boolean whole = false;
            try (var select = c.prepareStatement("SELECT sequence, at, actor, key, events, previous_hash, hash"
                    + " FROM journal.record WHERE sequence >= ? ORDER BY sequence")) {
                select.setFetchSize(2_000);
                select.setLong(1, sequence);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        taker.accept(record(rows));
                    }
                }
                c.commit();
                whole = true;
            } finally {
                if (!whole || !reader.compareAndSet(null, c)) {
                    c.close();
                }
            }
        } catch (SQLException e) {
            throw new JournalException.Unavailable("cannot read the journal: " + e.getMessage(), e);
        }
    }

    private Connection readerConnection() throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "tocsin journal reader");
        var c = login.connect(properties);
        c.setAutoCommit(false);
        c.setReadOnly(true);
        return c;
    }

    @Override
    public Optional<JournalRecord> find(long sequence) {
        return asked("record", c -> {
            try (var select = c.prepareStatement("SELECT sequence, at, actor, key, events, previous_hash, hash"
                    + " FROM journal.record WHERE sequence = ?")) {
                select.setLong(1, sequence);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(record(row)) : Optional.empty();
                }
            }
        });
    }

    private static JournalRecord record(ResultSet row) throws SQLException {
        return new JournalRecord(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                HEX.formatHex(row.getBytes(6)),
                HEX.formatHex(row.getBytes(7)));
    }

    @Override
    public Optional<Snapshot> findSnapshot(String form, long sequence) {
        return SnapshotTable.find(login, form, sequence);
    }

    @Override
    public void save(Snapshot snapshot) {
        SnapshotTable.save(login, snapshot);
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /// Asks on the kept connection, each statement a transaction. After any failure the connection is thrown away: its
    /// next answer might belong to an earlier question.
    private synchronized <T> T asked(String what, Question<T> question) {
        boolean answered = false;
        try {
            T answer = question.ask(connected());
            answered = true;
            return answer;
        } catch (SQLException e) {
            throw new JournalException.Unavailable("no " + what + " from the database: " + e.getMessage(), e);
        } finally {
            if (!answered) {
                disconnect();
            }
        }
    }

    private Connection connected() throws SQLException {
        var kept = connection;
        if (kept == null) {
            var properties = new Properties();
            properties.setProperty("ApplicationName", "tocsin journal");
            properties.setProperty("connectTimeout", Integer.toString(SOCKET_TIMEOUT_SECONDS));
            properties.setProperty("loginTimeout", Integer.toString(SOCKET_TIMEOUT_SECONDS));
            properties.setProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_SECONDS));
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("prepareThreshold", "3");
            // The one statement that appends would be planned anew for each batch: its arrays differ in length.
            properties.setProperty("options", "-c plan_cache_mode=force_generic_plan");
            kept = login.connect(properties);
            connection = kept;
        }
        return kept;
    }

    private void disconnect() {
        var kept = connection;
        connection = null;
        abort(kept);
    }

    private static void abort(@Nullable Connection kept) {
        if (kept != null) {
            try {
                kept.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "connection already gone", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        disconnect();
        abort(reader.getAndSet(null));
    }
}
