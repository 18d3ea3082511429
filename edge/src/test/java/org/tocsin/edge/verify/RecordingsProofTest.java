package org.tocsin.edge.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.journal.Head;
import org.tocsin.edge.journal.Holder;
import org.tocsin.edge.journal.JournalRecord;
import org.tocsin.edge.journal.PostgresJournal;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.postgres.embedded.TestPostgres;

class RecordingsProofTest {
    private static final List<String> NAMES =
            List.of("2026/03/01/120000-C1-caller", "2026/03/01/120001-C1-position-P1", "2026/03/01/120500-C2-caller");

    @TempDir
    Path recordings;

    private TestPostgres.Database database;

    @BeforeEach
    void threeNotedRecordings() throws Exception {
        database = TestPostgres.newDatabase();
        database.migrate("V1__journal.sql");
        var events = new ArrayList<CallEvent.CallRecorded>();
        for (var name : NAMES) {
            var file = recordings.resolve(name + ".track");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "sound of " + name);
            events.add(new CallEvent.CallRecorded(new CallId(1), name, sha256(file), 1_000));
        }
        note(events);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private void note(List<CallEvent.CallRecorded> events) throws Exception {
        try (var journal = new PostgresJournal(database.application())) {
            journal.lead(Holder.here(), Duration.ofSeconds(10));
            Head end = journal.head();
            var records = new ArrayList<JournalRecord>();
            for (var event : events) {
                var record = JournalRecord.after(
                        end,
                        Instant.parse("2026-03-01T13:00:00Z").plusSeconds(end.sequence()),
                        "{\"type\":\"Machine\",\"part\":\"recorder\"}",
                        "k" + end.sequence(),
                        EventJson.standard().write(List.of(event)));
                records.add(record);
                end = record.head();
            }
            journal.append(records);
        }
    }

    private RecordingsProof proof() throws Exception {
        return RecordingsProof.of(database.application(), recordings);
    }

    @Test
    void whatIsAsItWasIsProved() throws Exception {
        assertThat(proof()).isEqualTo(new RecordingsProof(3, List.of(), List.of(), 0));
    }

    @Test
    void anAlteredAndAMissingRecordingAreNamedWithTheirRecords() throws Exception {
        Files.writeString(recordings.resolve(NAMES.get(0) + ".track"), "other words");
        Files.delete(recordings.resolve(NAMES.get(2) + ".track"));
        var proof = proof();
        assertThat(proof.proved()).isEqualTo(1);
        assertThat(proof.bad()).extracting(RecordingsProof.Bad::name).containsExactly(NAMES.get(0), NAMES.get(2));
        assertThat(proof.bad()).extracting(RecordingsProof.Bad::sequence).containsExactly(1L, 3L);
        assertThat(proof.bad().getFirst().words()).startsWith("altered");
        assertThat(proof.bad().getLast().words()).isEqualTo("missing");
    }

    @Test
    void aRecordingNotedAgainWithAnotherHashDoesNotBecomeGood() throws Exception {
        var file = recordings.resolve(NAMES.get(1) + ".track");
        Files.writeString(file, "forged");
        note(List.of(new CallEvent.CallRecorded(new CallId(1), NAMES.get(1), sha256(file), 1_000)));
        assertThat(proof().bad())
                .extracting(RecordingsProof.Bad::words)
                .anyMatch(words -> words.startsWith("altered"))
                .anyMatch(words -> words.startsWith("noted again"));
    }

    @Test
    void whatTheJournalDoesNotNameIsSaidAndNotCounted() throws Exception {
        Files.writeString(recordings.resolve("2026/03/01/130000-C9-caller.track"), "who put this here");
        Files.writeString(recordings.resolve("2026/03/01/130500-C10-caller.open"), "still talking");
        var proof = proof();
        assertThat(proof.proved()).isEqualTo(3);
        assertThat(proof.bad()).isEmpty();
        assertThat(proof.unknown()).containsExactly("2026/03/01/130000-C9-caller");
        assertThat(proof.open()).isEqualTo(1);
    }
}
