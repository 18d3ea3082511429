package org.tocsin.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every journal promises.
abstract class JournalContract {
    Journal journal;

    abstract Journal open() throws Exception;

    @BeforeEach
    void openJournal() throws Exception {
        journal = open();
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    private List<JournalRecord> all(long from) {
        var records = new ArrayList<JournalRecord>();
        journal.read(from, records::add);
        return records;
    }

    @Test
    void beginsEmpty() {
        assertThat(journal.head()).isEqualTo(Head.GENESIS);
        assertThat(all(1)).isEmpty();
        assertThat(journal.find(1)).isEmpty();
    }

    @Test
    void keepsWhatWasAppendedInOrder() {
        var first = Fixtures.chain(Head.GENESIS, 5);
        journal.append(first);
        var second = Fixtures.chain(journal.head(), 3);
        journal.append(second);
        var both = new ArrayList<>(first);
        both.addAll(second);
        assertThat(all(1)).isEqualTo(both);
        assertThat(all(7)).isEqualTo(both.subList(6, 8));
        assertThat(journal.head()).isEqualTo(second.getLast().head());
        assertThat(journal.find(4)).contains(both.get(3));
    }

    @Test
    void takesARepetitionForDone() {
        var records = Fixtures.chain(Head.GENESIS, 6);
        journal.append(records.subList(0, 4));
        journal.append(records.subList(0, 4));
        journal.append(records.subList(2, 6));
        assertThat(all(1)).isEqualTo(records);
    }

    @Test
    void refusesAFork() {
        journal.append(Fixtures.chain(Head.GENESIS, 4));
        var other = Fixtures.chain(Head.GENESIS, 5, "!");
        assertThatThrownBy(() -> journal.append(other)).isInstanceOf(JournalException.Fenced.class);
        assertThatThrownBy(() -> journal.append(other.subList(4, 5))).isInstanceOf(JournalException.Fenced.class);
        assertThat(journal.head().sequence()).isEqualTo(4);
    }

    @Test
    void refusesAGap() {
        var records = Fixtures.chain(Head.GENESIS, 5);
        journal.append(records.subList(0, 2));
        assertThatThrownBy(() -> journal.append(records.subList(3, 5))).isInstanceOf(JournalException.Fenced.class);
        assertThat(journal.head().sequence()).isEqualTo(2);
    }

    @Test
    void findsTheNewestSnapshotOfAForm() {
        var records = Fixtures.chain(Head.GENESIS, 9);
        journal.append(records);
        for (int i : new int[] {2, 5, 8}) {
            var record = records.get(i);
            journal.save(new Snapshot(record.sequence(), record.hash(), record.at(), "form-1", new byte[] {(byte) i}));
        }
        assertThat(journal.findSnapshot("form-1", Long.MAX_VALUE).orElseThrow().state())
                .containsExactly(8);
        assertThat(journal.findSnapshot("form-1", 8).orElseThrow().sequence()).isEqualTo(6);
        assertThat(journal.findSnapshot("form-1", 2)).isEmpty();
        assertThat(journal.findSnapshot("form-2", Long.MAX_VALUE)).isEmpty();
    }
}
