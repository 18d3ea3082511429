package org.tocsin.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalRecordTest {
    private static final JournalRecord FIRST = JournalRecord.after(
            Head.GENESIS,
            Instant.parse("2026-03-01T12:00:00Z"),
            "{\"type\":\"Machine\",\"part\":\"test\"}",
            "k1",
            "[]");

    /// Computed with sha256sum from the netstrings docs/journal.md shows.
    private static final String HASH = "a798dc0827b81a7e4bb79633521e8a616ed9690ad478d21a1a78d48f69326130";

    @Test
    void hashesWhatIsDocumented() throws IOException {
        assertThat(FIRST.hash()).isEqualTo(HASH);
        assertThat(Files.readString(Path.of(System.getProperty("tocsin.root"), "docs/journal.md")))
                .contains("`" + HASH + "`");
    }

    @Test
    void followsOnlyItsPredecessorAndOnlyUnaltered() {
        assertThat(FIRST.follows(Head.GENESIS)).isTrue();
        assertThat(FIRST.follows(new Head(0, "ab".repeat(32)))).isFalse();
        assertThat(FIRST.follows(new Head(1, Head.GENESIS.hash()))).isFalse();
        var altered = new JournalRecord(
                1, FIRST.at().plusNanos(1_000), FIRST.actor(), FIRST.key(), "[]", FIRST.previousHash(), FIRST.hash());
        assertThat(altered.follows(Head.GENESIS)).isFalse();
    }
}
