package org.tocsin.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path directory;

    @Test
    void keepsRecordsOverARestart() {
        var records = Fixtures.chain(new Head(41, "ab".repeat(32)), 7);
        try (var spool = new Spool(directory.resolve("spool"), 4096)) {
            spool.append(records.subList(0, 3));
            spool.append(records.subList(3, 7));
            assertThat(spool.read(2, 3)).isEqualTo(records.subList(2, 5));
        }
        try (var spool = new Spool(directory.resolve("spool"), 4096)) {
            assertThat(spool.read(0, 100)).isEqualTo(records);
            assertThat(spool.findLast()).contains(records.getLast().head());
        }
    }

    @Test
    void isEmptyAfterBeingClearedAndOldFramesNeverComeBack() {
        var records = Fixtures.chain(Head.GENESIS, 7);
        try (var spool = new Spool(directory.resolve("spool"), 4096)) {
            spool.append(records);
            spool.clear();
        }
        try (var spool = new Spool(directory.resolve("spool"), 4096)) {
            assertThat(spool.size()).isZero();
            spool.append(records.subList(0, 1));
        }
        try (var spool = new Spool(directory.resolve("spool"), 4096)) {
            assertThat(spool.read(0, 100)).isEqualTo(records.subList(0, 1));
        }
    }

    @Test
    void allotsItsSpaceWhenMade() throws IOException {
        new Spool(directory.resolve("spool"), 3_000_000).close();
        assertThat(Files.size(directory.resolve("spool"))).isEqualTo(3_000_000);
    }

    /// Whatever is cut off or overwritten at the end, what remains is a prefix of what was appended.
    @Property(tries = 200)
    void aTornTailIsLeftOut(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int whole) throws IOException {
        var random = new Random(seed);
        Path file = Files.createTempFile("spool", "");
        try {
            var records = Fixtures.chain(Head.GENESIS, whole + 1);
            long before;
            try (var spool = new Spool(file, 64)) {
                spool.append(records.subList(0, whole));
                before = Files.size(file);
                spool.append(records.subList(whole, whole + 1));
            }
            long size = Files.size(file);
            try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
                long at = before + random.nextLong(size - before);
                if (random.nextBoolean()) {
                    raw.setLength(at);
                } else {
                    raw.seek(at);
                    int old = raw.read();
                    raw.seek(at);
                    raw.write(old ^ 1 + random.nextInt(255));
                }
            }
            try (var spool = new Spool(file, 64)) {
                assertThat(spool.read(0, 100)).isEqualTo(records.subList(0, whole));
                var next = Fixtures.chain(records.get(whole - 1).head(), 2, "next");
                spool.append(next);
                assertThat(spool.size()).isEqualTo(whole + 2);
            }
        } finally {
            Files.delete(file);
        }
    }
}
