package org.tocsin.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tocsin.edge.postgres.Login;
import org.tocsin.edge.postgres.embedded.EmbeddedPostgres;
import org.tocsin.edge.postgres.embedded.TestPostgres;

/// The journal under faults: the database server of the tests is killed and hung, servers of their own are killed.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class SpooledJournalTest {
    private Path directory;
    private final BlockingQueue<SpooledJournal.Mode> modes = new LinkedBlockingQueue<>();

    @BeforeEach
    void passableDirectory() throws IOException {
        directory = Files.createTempDirectory(
                "tocsin-test", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    }

    @AfterEach
    void delete() throws IOException {
        try (var tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static TestPostgres.Database database() throws Exception {
        var database = TestPostgres.newDatabase();
        database.migrate("V1__journal.sql");
        return database;
    }

    private SpooledJournal journal(Login login) {
        return new SpooledJournal(
                new PostgresJournal(login), directory.resolve("spool"), 1 << 16, Duration.ofSeconds(10), modes::add);
    }

    private static List<JournalRecord> all(Login login) {
        var records = new ArrayList<JournalRecord>();
        try (var reader = new PostgresJournal(login)) {
            reader.read(1, records::add);
        }
        var head = Head.GENESIS;
        for (var record : records) {
            assertThat(record.follows(head))
                    .as("the chain at " + record.sequence())
                    .isTrue();
            head = record.head();
        }
        return records;
    }

    private void await(SpooledJournal.Mode wanted) throws InterruptedException {
        SpooledJournal.Mode mode;
        do {
            mode = modes.poll(60, TimeUnit.SECONDS);
            assertThat(mode).as("waiting for " + wanted).isNotNull();
        } while (mode != wanted);
    }

    @Test
    void losesNothingAcknowledgedWhenTheDatabaseIsKilledUnderLoad() throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var refused = new ConcurrentLinkedQueue<Result>();
        var postgres = TestPostgres.server();
        var login = database().application();
        var journal = journal(login);
        var settings = new Writer.Settings(10_000, 64, Duration.ofMillis(100), 300, why -> {});
        var writer = new Writer(journal, Engine.ROOMS, Clock.systemUTC(), settings);
        var running = new AtomicBoolean(true);
        var load = Thread.ofVirtual().start(() -> {
            for (int i = 1; running.get(); i++) {
                String key = "k" + i;
                var result = writer.submit(Fixtures.arrival(i), Fixtures.NETWORK, key)
                        .join();
                if (result instanceof Result.Accepted) {
                    acknowledged.add(key);
                } else {
                    refused.add(result);
                }
            }
        });
        long killed = 0;
        for (int kill = 0; kill < 5; kill++) {
            int before = acknowledged.size();
            while (acknowledged.size() < before + 50) {
                Thread.sleep(5);
            }
            killed = kill(postgres, killed);
            while (postgres.processId() == killed || journal.mode() != SpooledJournal.Mode.DATABASE) {
                Thread.sleep(5);
            }
        }
        assertThat(modes).contains(SpooledJournal.Mode.SPOOL, SpooledJournal.Mode.DATABASE);
        running.set(false);
        load.join();
        writer.close();
        journal.close();
        journal(login).close(); // what was spooled in the last moment is delivered by the next start
        // On a slow machine calls wait so long that timers leave records of their own.
        assertThat(all(login))
                .extracting(JournalRecord::key)
                .filteredOn(key -> !key.startsWith("timer "))
                .containsExactlyElementsOf(acknowledged);
        assertThat(refused).isEmpty();
    }

    @Test
    void noticesADatabaseThatHangsAndCatchesUpWhenItGoesOn() throws Exception {
        var postgres = TestPostgres.server();
        var login = database().application();
        var journal = journal(login);
        var writer = new Writer(journal, Engine.ROOMS, Clock.systemUTC(), Writer.Settings.standard(why -> {}));
        WriterTest.accepted(writer.submit(Fixtures.arrival(1), Fixtures.NETWORK, "a"));
        signal(postgres, "STOP");
        var inFlight = writer.submit(Fixtures.arrival(2), Fixtures.NETWORK, "b");
        await(SpooledJournal.Mode.SPOOL);
        WriterTest.accepted(inFlight);
        WriterTest.accepted(writer.submit(Fixtures.arrival(3), Fixtures.NETWORK, "c"));
        signal(postgres, "CONT");
        await(SpooledJournal.Mode.DATABASE);
        WriterTest.accepted(writer.submit(Fixtures.arrival(4), Fixtures.NETWORK, "d"));
        writer.close();
        journal.close();
        assertThat(all(login)).extracting(JournalRecord::key).containsExactly("a", "b", "c", "d");
    }

    /// The watchdog learns the new process number a moment after the database answers.
    ///
    /// @return the process killed
    private static long kill(EmbeddedPostgres postgres, long notAgain) throws InterruptedException {
        while (postgres.processId() == notAgain) {
            Thread.sleep(5);
        }
        long process = postgres.processId();
        assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly()).isTrue();
        return process;
    }

    private static void signal(EmbeddedPostgres postgres, String signal) throws Exception {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        var server = ProcessHandle.of(postgres.processId()).orElseThrow();
        command.add(Long.toString(server.pid()));
        server.descendants().forEach(child -> command.add(Long.toString(child.pid())));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void deliversALeftOverSpoolBeforeAnythingElse() throws Exception {
        var records = Fixtures.chain(Head.GENESIS, 9);
        var login = database().application();
        try (var journal = journal(login)) {
            journal.append(records.subList(0, 4));
        }
        try (var spool = new Spool(directory.resolve("spool"), 0)) {
            spool.append(records.subList(2, 9));
        }
        try (var journal = journal(login)) {
            assertThat(journal.head()).isEqualTo(records.getLast().head());
        }
        assertThat(all(login)).isEqualTo(records);
    }

    @Test
    void refusesASpoolThatContinuesAnotherJournal() throws Exception {
        var login = database().application();
        try (var journal = journal(login)) {
            journal.append(Fixtures.chain(Head.GENESIS, 5));
        }
        var foreign = Fixtures.chain(Head.GENESIS, 7, "foreign");
        try (var spool = new Spool(directory.resolve("spool"), 0)) {
            spool.append(foreign.subList(3, 7));
        }
        assertThatThrownBy(() -> journal(login))
                .isInstanceOf(JournalException.Fenced.class)
                .hasMessageContaining("spool")
                .hasMessageContaining("another record 5 is in the journal");
        try (var spool = new Spool(directory.resolve("spool"), 0)) {
            assertThat(spool.size()).isEqualTo(4);
        }
    }

    @Test
    void losesNothingAcknowledgedWhenTheServerIsKilledWithOrWithoutItsDatabase() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int run = 0; run < 4; run++) {
            var child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WriterChild.class.getName(),
                            directory.toString(),
                            "run" + run,
                            Boolean.toString(run == 0))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var reader = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
            long database = 0;
            int acks = 0;
            boolean killed = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("database ")) {
                    database = Long.parseLong(line.substring(9));
                } else if (line.startsWith("ack ")) {
                    acknowledged.add(line.substring(4));
                    acks++;
                }
                if (!killed && acks == 150 && run % 2 == 1) {
                    ProcessHandle.of(database).orElseThrow().destroyForcibly();
                }
                if (!killed && acks == 200 + 37 * run) {
                    child.toHandle().destroyForcibly(); // leaves the pipe readable to its end
                    killed = true;
                }
            }
            assertThat(killed)
                    .as("child ended by itself with " + child.waitFor())
                    .isTrue();
        }
        try (var postgres = EmbeddedPostgres.start(TestPostgres.settings(directory));
                var journal = journal(postgres.application())) {
            assertThat(journal.mode()).isEqualTo(SpooledJournal.Mode.DATABASE);
            var kept =
                    all(postgres.application()).stream().map(JournalRecord::key).toList();
            assertThat(kept).doesNotHaveDuplicates();
            assertThat(new HashSet<>(kept)).containsAll(acknowledged);
        }
    }

    @Test
    void aFencedJournalTakesNothingMore() throws Exception {
        var database = database();
        var login = database.application();
        var fenced = new CompletableFuture<String>();
        var journal = journal(login);
        var settings = new Writer.Settings(100, 64, Duration.ofMillis(100), 300, fenced::complete);
        var writer = new Writer(journal, Engine.ROOMS, Clock.systemUTC(), settings);
        WriterTest.accepted(writer.submit(Fixtures.arrival(1), Fixtures.NETWORK, "a"));
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE journal.lease SET epoch = epoch + 1, holder = 'another'");
        }
        assertThat(writer.submit(Fixtures.arrival(2), Fixtures.NETWORK, "b").join())
                .isInstanceOf(Result.Failed.class);
        assertThat(fenced.get()).isNotBlank();
        writer.close();
        journal.close();
        assertThat(all(login)).hasSize(1);
    }
}
