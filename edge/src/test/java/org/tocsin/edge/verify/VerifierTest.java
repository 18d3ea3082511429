package org.tocsin.edge.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.core.kernel.Event;
import org.tocsin.edge.journal.Head;
import org.tocsin.edge.journal.Holder;
import org.tocsin.edge.journal.JournalRecord;
import org.tocsin.edge.journal.PostgresJournal;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.json.Samples;
import org.tocsin.edge.postgres.embedded.TestPostgres;

class VerifierTest {
    private static final int RECORDS = 40;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path data;

    private TestPostgres.Database database;

    @BeforeEach
    void aJournalWithASignedHead() throws Exception {
        database = TestPostgres.newDatabase();
        database.migrate("V1__journal.sql");
        try (var journal = new PostgresJournal(database.application());
                var signer = new HeadSigner(database.application(), data, () -> NOON)) {
            journal.lead(Holder.here(), Duration.ofSeconds(10));
            journal.append(records(Head.GENESIS, 25));
            signer.sign();
            journal.append(records(journal.head(), RECORDS - 25));
        }
    }

    private static List<JournalRecord> records(Head head, int count) {
        var json = EventJson.standard();
        var types = new ArrayList<>(json.types().values());
        var random = new Random(head.sequence());
        var records = new ArrayList<JournalRecord>();
        var end = head;
        for (int i = 0; i < count; i++) {
            var event = (Event) new Samples(random.nextLong()).of(types.get(random.nextInt(types.size())));
            var record = JournalRecord.after(
                    end,
                    NOON.plusSeconds(end.sequence()).plusNanos(1000L * random.nextInt(1_000_000)),
                    "{\"type\":\"Machine\",\"part\":\"test\"}",
                    "k" + end.sequence(),
                    json.write(List.of(event)));
            records.add(record);
            end = record.head();
        }
        return records;
    }

    private Finding verify() throws SQLException, IOException {
        return Verifier.verify(database.application(), data, data.resolve(HeadKey.OPEN_FILE));
    }

    /// What somebody with every privilege can do.
    private void tamper(String... commands) throws SQLException {
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    @Test
    void findsAWholeJournalWhole() throws Exception {
        var finding = verify();
        assertThat(finding.findBad()).isEmpty();
        assertThat(finding.records()).isEqualTo(RECORDS);
        assertThat(finding.heads()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    UPDATE journal.record SET events = concat(events, ' ') WHERE sequence = 17             | 17 | altered
                    UPDATE journal.record SET actor = replace(actor, 'test', 'best') WHERE sequence = 1   |  1 | altered
                    UPDATE journal.record SET at = at + interval '1 microsecond' WHERE sequence = 40      | 40 | altered
                    UPDATE journal.record SET key = 'x' WHERE sequence = 33                               | 33 | altered
                    UPDATE journal.record SET hash = sha256('x') WHERE sequence = 8                       |  8 | altered
                    UPDATE journal.record SET previous_hash = sha256('x') WHERE sequence = 9              |  9 | altered
                    DELETE FROM journal.record WHERE sequence = 12                                        | 12 | deleted
                    DELETE FROM journal.record WHERE sequence = 1                                         |  1 | deleted
                    DELETE FROM journal.record WHERE sequence = 40                                        | 40 | cut off
                    DELETE FROM journal.record WHERE sequence > 30                                        | 31 | cut off
                    DELETE FROM journal.record                                                            |  1 | cut off
                    """)
    void namesTheFirstBadRecord(String command, long sequence, String words) throws Exception {
        tamper(command);
        var bad = verify().findBad().orElseThrow();
        assertThat(bad.sequence()).isEqualTo(sequence);
        assertThat(bad.words()).startsWith(words);
    }

    @Test
    void findsTwoRecordsExchanged() throws Exception {
        tamper(
                "UPDATE journal.record SET sequence = 1000 WHERE sequence = 20",
                "UPDATE journal.record SET sequence = 20 WHERE sequence = 21",
                "UPDATE journal.record SET sequence = 21 WHERE sequence = 1000");
        assertThat(verify().findBad().orElseThrow().sequence()).isEqualTo(20);
    }

    @Test
    void findsARecordMovedWithItsHashMadeGood() throws Exception {
        var forged = JournalRecord.after(
                new Head(19, "ab".repeat(32)), NOON, "{\"type\":\"Machine\",\"part\":\"x\"}", "k", "[]");
        tamper("UPDATE journal.record SET at = '2026-03-01T12:00:00Z', actor = '" + forged.actor()
                + "', key = 'k', events = '[]', previous_hash = decode('" + forged.previousHash()
                + "', 'hex'), hash = decode('" + forged.hash() + "', 'hex') WHERE sequence = 20");
        var bad = verify().findBad().orElseThrow();
        assertThat(bad.sequence()).isEqualTo(20);
        assertThat(bad.words()).startsWith("out of order or replaced");
    }

    @Test
    void findsAChainWrittenAnewFromTheMiddle() throws Exception {
        tamper("DELETE FROM journal.record WHERE sequence > 10", "DELETE FROM journal.subject WHERE sequence > 10");
        try (var journal = new PostgresJournal(database.application())) {
            journal.lead(Holder.here(), Duration.ofSeconds(10));
            var other = records(journal.head(), 60);
            journal.append(other);
        }
        var bad = verify().findBad().orElseThrow();
        assertThat(bad.sequence()).isEqualTo(25);
        assertThat(bad.words()).startsWith("rewritten");
    }

    @Test
    void findsARollBackOfTheWholeDatabase() throws Exception {
        tamper("DELETE FROM journal.record WHERE sequence > 25", "DELETE FROM journal.head WHERE sequence > 25");
        var bad = verify().findBad().orElseThrow();
        assertThat(bad.sequence()).isEqualTo(26);
        assertThat(bad.words()).startsWith("cut off or rolled back: record 40 was signed");
    }

    @Test
    void findsAHeadSignedWithAnotherKey() throws Exception {
        Path other = Files.createDirectory(data.resolve("other"));
        var key = HeadKey.openOrMake(other);
        new HeadFile(data.resolve(HeadFile.NAME))
                .append(SignedHead.sign(39, "00".repeat(32), NOON, key.id(), key.secret()));
        var bad = verify().findBad().orElseThrow();
        assertThat(bad.sequence()).isEqualTo(39);
        assertThat(bad.words()).contains("not signed with this key");
    }

    @Test
    void readsPastALineTornByACrash() throws Exception {
        Path heads = data.resolve(HeadFile.NAME);
        Files.writeString(heads, Files.readString(heads) + "tocsin-head-1 41 ab");
        var key = HeadKey.openOrMake(data);
        String hash = new HeadFile(heads).list().getLast().hash();
        new HeadFile(heads).append(SignedHead.sign(40, hash, NOON, key.id(), key.secret()));
        assertThat(new HeadFile(heads).list()).hasSize(3);
        assertThat(verify().findBad()).isEmpty();
    }

    @Test
    void saysWhenItCannotTell() {
        var out = new ByteArrayOutputStream();
        int code =
                Verifier.run(new String[] {"--data", data.resolve("nothing").toString()}, new PrintStream(out, true));
        assertThat(code).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("cannot verify: no Tocsin data in");
    }
}
