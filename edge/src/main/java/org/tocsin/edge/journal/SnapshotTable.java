package org.tocsin.edge.journal;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.tocsin.edge.postgres.Login;

/// Snapshots in PostgreSQL, each on a connection of its own so that a large one never delays a call. The newest three
/// are kept, and one of each day for looking back.
final class SnapshotTable {
    private static final HexFormat HEX = HexFormat.of();

    private SnapshotTable() {}

    static Optional<Snapshot> find(Login login, String form, long sequence) {
        try (var connection = login.connect();
                var select = connection.prepareStatement("SELECT sequence, hash, at, form, state FROM journal.snapshot"
                        + " WHERE form = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1")) {
            select.setString(1, form);
            select.setLong(2, sequence);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Snapshot(
                                row.getLong(1),
                                HEX.formatHex(row.getBytes(2)),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(4),
                                row.getBytes(5)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new JournalException.Unavailable("no snapshot from the database: " + e.getMessage(), e);
        }
    }

    static void save(Login login, Snapshot snapshot) {
        try (var connection = login.connect()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("INSERT INTO journal.snapshot VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (sequence) DO NOTHING");
                    var prune = connection.prepareStatement("DELETE FROM journal.snapshot WHERE sequence NOT IN"
                            + " (SELECT sequence FROM journal.snapshot ORDER BY sequence DESC LIMIT 3)"
                            + " AND sequence NOT IN (SELECT min(sequence) FROM journal.snapshot"
                            + " GROUP BY date_trunc('day', at AT TIME ZONE 'UTC'))")) {
                insert.setLong(1, snapshot.sequence());
                insert.setBytes(2, HEX.parseHex(snapshot.hash()));
                insert.setObject(3, snapshot.at().atOffset(ZoneOffset.UTC));
                insert.setString(4, snapshot.form());
                insert.setBytes(5, snapshot.state());
                insert.executeUpdate();
                prune.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new JournalException.Unavailable("snapshot not saved: " + e.getMessage(), e);
        }
    }
}
