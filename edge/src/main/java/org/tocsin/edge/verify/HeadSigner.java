package org.tocsin.edge.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tocsin.edge.postgres.Login;

/// Signs the head of the journal once a minute, if it has moved, into the file and the table.
public final class HeadSigner implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HeadSigner.class.getName());

    private final Login login;
    private final InstantSource clock;
    private final HeadKey key;
    private final HeadFile file;
    private final ScheduledExecutorService timer;
    private long signed;

    /// @param login         the application's
    /// @param dataDirectory where the key and the file lie
    /// @throws IOException if the key cannot be read or made
    public HeadSigner(Login login, Path dataDirectory, InstantSource clock) throws IOException {
        this.login = login;
        this.clock = clock;
        key = HeadKey.openOrMake(dataDirectory);
        file = new HeadFile(dataDirectory.resolve(HeadFile.NAME));
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("head-signer").factory());
    }

    public void start(Duration every) {
        timer.scheduleWithFixedDelay(this::signQuietly, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void signQuietly() {
        try {
            sign();
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the head was not signed: {0}", e.getMessage());
        }
    }

    /// Signs the present head unless that has been done. The file comes first: what it vouches for is durable already.
    synchronized void sign() throws IOException, SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT sequence, hash FROM journal.record ORDER BY sequence DESC LIMIT 1")) {
            if (!row.next() || row.getLong(1) == signed) {
                return;
            }
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var head = SignedHead.sign(
                    row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)), at, key.id(), key.secret());
            file.append(head);
            try (var insert = connection.prepareStatement(
                    "INSERT INTO journal.head VALUES (?, ?, ?, ?, ?) ON CONFLICT (sequence) DO NOTHING")) {
                insert.setLong(1, head.sequence());
                insert.setBytes(2, HexFormat.of().parseHex(head.hash()));
                insert.setObject(3, at.atOffset(ZoneOffset.UTC));
                insert.setString(4, head.keyId());
                insert.setBytes(5, HexFormat.of().parseHex(head.signature()));
                insert.executeUpdate();
            }
            signed = head.sequence();
        }
    }

    /// Signs once more, so that the last minute is vouched for too.
    @Override
    public void close() {
        timer.shutdown();
        signQuietly();
    }
}
