package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.Point;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.edge.telephony.recording.TrackReader;
import org.tocsin.edge.verify.Verifier;
import org.tocsin.sim.callers.Caller;
import org.tocsin.sim.callers.CallerNetwork;

/// `kill -9` of the whole server while somebody talks: what was said is on disk to the last second, its hash is in the
/// journal of the next life, and the caller is on the call-back list.
class CrashTest {
    private static final Duration LAST_SECOND = Duration.ofSeconds(1);

    @TempDir
    Path data;

    private static Caller speaker() {
        return new Caller(
                PhoneNumber.of("413 555 0188"),
                "Cora Caller",
                "urn:service:sos",
                new Point(42.6, -72.31),
                30,
                Map.of(),
                "WPH2",
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                2,
                "");
    }

    @Test
    void aKilledServerLosesNeitherTheCallerNorWhatWasSaid() throws Exception {
        int mediaPort = 30_000 + (int) (ProcessHandle.current().pid() % 50) * 40;
        try (var server = new ServerProcess(data, mediaPort)) {
            server.awaitReady(1);
            long call;
            Instant killedAt;
            var centre = new InetSocketAddress("127.0.0.1", server.sipPort());
            try (var network = new CallerNetwork("127.0.0.1", centre, 99)) {
                call = talk(server, network);
                killedAt = Instant.now();
                server.kill();
            }
            assertThat(find(".open")).as("the crash left the track open").isPresent();

            server.startAgain();
            server.awaitReady(2);
            try (var ana = Browser.signedIn(server.address(), "ana", PeoplePart.DEMO_PASSWORD);
                    var console = ana.open()) {
                console.hello();
                var row = console.see(
                        "calls", each -> each.path("status").asString("").equals("ABANDONED"));
                assertThat(row.path("id").asLong(0)).isEqualTo(call);
                assertThat(row.path("number").asString("")).contains("555-0188");
                console.see("calls", each -> each.path("recording").asString("").contains("caller"));
            }
            heardTo(killedAt);
        }
        proves();
    }

    /// Ana answers and the caller speaks for a while.
    private static long talk(ServerProcess server, CallerNetwork network) throws InterruptedException {
        try (var ana = Browser.signedIn(server.address(), "ana", PeoplePart.DEMO_PASSWORD);
                var console = ana.open()) {
            console.hello();
            console.ask(
                    Console.request("positions.SignOn").put("position", "P1").put("takeOver", true));
            var placed = network.place(speaker());
            var ringing = console.see(
                    "calls", each -> each.path("status").asString("").equals("RINGING"));
            long id = ringing.path("id").asLong(0);
            assertThat(console.ask(Console.request("calls.Answer").put("call", id))
                            .path("t")
                            .asString(""))
                    .isEqualTo("ack");
            TestWait.until(placed::answeredNanos);
            Thread.sleep(3_000);
            return id;
        }
    }

    /// The last word of the track was said in the last second of the server's life.
    private void heardTo(Instant killedAt) throws IOException {
        try (var track = TrackReader.open(find(".track").orElseThrow())) {
            long lastMicros = 0;
            for (var frame = track.next(); frame != null; frame = track.next()) {
                if (frame.kind() == Frame.Kind.HEARD) {
                    lastMicros = frame.atMicros();
                }
            }
            var lastHeard = track.label().startedAt().plusNanos(lastMicros * 1_000);
            assertThat(lastHeard).isAfter(killedAt.minus(LAST_SECOND));
            assertThat(track.sealed()).isTrue();
        }
    }

    /// The verifier finds the recording as the journal noted it, and sees when somebody changes it.
    private void proves() throws IOException {
        assertThat(verify()).contains("whole: 1 recordings").doesNotContain("DAMAGED");
        var track = find(".track").orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(track)))
                .as("what the journal vouches for cannot be written")
                .isEqualTo("r--r-----");
        Files.setPosixFilePermissions(track, PosixFilePermissions.fromString("rw-r-----"));
        Files.write(track, new byte[] {1}, StandardOpenOption.APPEND);
        assertThat(verify()).contains("DAMAGED recording").contains("altered");
    }

    private String verify() {
        var out = new ByteArrayOutputStream();
        Verifier.run(new String[] {"--data", data.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private Optional<Path> find(String extension) throws IOException {
        try (var files = Files.walk(data.resolve("recordings"))) {
            return files.filter(file -> file.toString().endsWith(extension)).findFirst();
        }
    }
}
