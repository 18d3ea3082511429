package org.tocsin.edge.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.postgres.Login;
import org.tocsin.edge.postgres.embedded.EmbeddedPostgres;
import org.tocsin.edge.postgres.embedded.EmbeddedSettings;
import org.tocsin.edge.postgres.embedded.PostgresUnavailable;

/// Walks the chain and names the first bad record: altered, deleted, out of order, cut off or rolled back.
public final class Verifier {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ROWS =
            "SELECT sequence, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'),"
                    + " actor, key, events, previous_hash, hash FROM journal.record ORDER BY sequence";

    private final Map<Long, SignedHead> heads = new TreeMap<>();
    private long records;
    private String hash = "0".repeat(64);
    private Finding.@Nullable Bad bad;

    private Verifier() {}

    /// Verifies a database against the heads signed outside it and in it.
    ///
    /// @param dataDirectory where `journal-heads.txt` lies
    /// @param publicKey     copy of the auditor's, or the one in the data directory
    /// @throws IOException if the heads or the key cannot be read: their absence is a finding of its own
    public static Finding verify(Login login, Path dataDirectory, Path publicKey) throws SQLException, IOException {
        var verifier = new Verifier();
        try (var connection = login.connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            // File first, then one snapshot of the database: what the file vouches for was durable before.
            var outside = new HeadFile(dataDirectory.resolve(HeadFile.NAME)).list();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            verifier.learnHeads(outside, list(connection), HeadKey.readOpen(publicKey));
            verifier.walk(connection);
            verifier.checkEnd();
            return new Finding(
                    verifier.records,
                    verifier.heads.size(),
                    verifier.bad == null ? verifier.records : verifier.bad.sequence() - 1,
                    verifier.bad);
        }
    }

    private static List<SignedHead> list(Connection connection) throws SQLException {
        var heads = new ArrayList<SignedHead>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT sequence, hash, at, key_id, signature FROM journal.head")) {
            while (rows.next()) {
                heads.add(new SignedHead(
                        rows.getLong(1),
                        HEX.formatHex(rows.getBytes(2)),
                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                        rows.getString(4),
                        HEX.formatHex(rows.getBytes(5))));
            }
        }
        return heads;
    }

    private void learnHeads(List<SignedHead> outside, List<SignedHead> inside, PublicKey key) {
        var all = new ArrayList<>(inside);
        all.addAll(outside);
        all.sort(Comparator.comparingLong(SignedHead::sequence));
        for (var head : all) {
            if (!head.isSignedBy(key)) {
                note(head.sequence(), "its signed head was not signed with this key");
            } else {
                var other = heads.put(head.sequence(), head);
                if (other != null && !other.hash().equals(head.hash())) {
                    note(head.sequence(), "two signed heads name different records");
                }
            }
        }
    }

    private void note(long sequence, String words) {
        if (bad == null || sequence < bad.sequence()) {
            bad = new Finding.Bad(sequence, words);
        }
    }

    private void walk(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(2_000);
            try (var rows = statement.executeQuery(ROWS)) {
                while (rows.next() && good(rows)) {
                    records++;
                }
            }
        }
    }

    private boolean good(ResultSet row) throws SQLException {
        long sequence = row.getLong(1);
        long expected = records + 1;
        if (sequence != expected) {
            note(expected, "deleted: record " + sequence + " follows record " + records);
            return false;
        }
        String previous = HEX.formatHex(row.getBytes(6));
        String claimed = HEX.formatHex(row.getBytes(7));
        String actual = digest(
                "tocsin-journal-1",
                Long.toString(sequence),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                previous);
        if (!actual.equals(claimed)) {
            note(sequence, "altered: its contents do not have its hash");
            return false;
        }
        if (!previous.equals(hash)) {
            note(sequence, "out of order or replaced: it does not follow record " + records);
            return false;
        }
        var head = heads.get(sequence);
        if (head != null && !head.hash().equals(claimed)) {
            note(sequence, "rewritten: another record was signed here at " + head.at());
            return false;
        }
        hash = claimed;
        return true;
    }

    /// SHA-256 over the fields as netstrings (docs/journal.md).
    private static String digest(String... fields) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (String field : fields) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                sha.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
                sha.update((byte) ':');
                sha.update(bytes);
                sha.update((byte) ',');
            }
            return HEX.formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void checkEnd() {
        if (bad == null) {
            heads.values().stream()
                    .filter(head -> head.sequence() > records)
                    .reduce((first, second) -> second)
                    .ifPresent(head -> note(
                            records + 1,
                            "cut off or rolled back: record " + head.sequence() + " was signed at " + head.at()
                                    + " and the journal ends at " + records));
        }
    }

    /// `./tocsin verify [--data DIRECTORY] [--key PUBLIC-KEY-FILE]`: the journal, then the recordings it noted.
    ///
    /// @return exit code: 0 whole, 1 damaged, 2 cannot tell
    public static int run(String[] args, PrintStream out) {
        try {
            var options = Options.parse(args, "data", "key");
            var settings = options.settings(EmbeddedSettings.standard(System.getenv()));
            Path key = options.find("key")
                    .map(Path::of)
                    .orElse(settings.dataDirectory().resolve(HeadKey.OPEN_FILE));
            try (var postgres = EmbeddedPostgres.visit(settings)) {
                int journal = report(verify(postgres.application(), settings.dataDirectory(), key), out);
                var recordings = settings.dataDirectory().resolve("recordings");
                int tracks = report(RecordingsProof.of(postgres.application(), recordings), out);
                return Math.max(journal, tracks);
            }
        } catch (IllegalArgumentException | PostgresUnavailable | SQLException | IOException e) {
            out.println("cannot verify: " + e.getMessage());
            return 2;
        }
    }

    private static int report(Finding finding, PrintStream out) {
        var bad = finding.findBad();
        if (bad.isEmpty()) {
            out.println("whole: " + finding.records() + " records, " + finding.heads() + " signed heads");
            return 0;
        }
        out.println(
                "DAMAGED at record " + bad.get().sequence() + ": " + bad.get().words());
        out.println("records 1 to " + finding.lastGood() + " are good");
        return 1;
    }

    private static int report(RecordingsProof proof, PrintStream out) {
        for (var bad : proof.bad()) {
            out.println("DAMAGED recording " + bad.name() + " of record " + bad.sequence() + ": " + bad.words());
        }
        for (var name : proof.unknown()) {
            out.println("recording " + name + " is not in the journal (yet)");
        }
        out.println((proof.bad().isEmpty() ? "whole: " : "good: ") + proof.proved()
                + " recordings have the hash noted in the journal"
                + (proof.open() == 0 ? "" : ", " + proof.open() + " in the making"));
        return proof.bad().isEmpty() ? 0 : 1;
    }
}
