package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.app.maps.PackCommand;

/// `run --pack` on a real city built from its published layers: somebody calls 9-1-1 from 109 Jackson Street, and the
/// console shows that door, the districts the city itself says it is in, and the engine of that district first.
class CambridgeTest {
    private static final int MEDIA_PORT = 34_000;

    @TempDir
    Path folder;

    private static Path layers() {
        var layers = Path.of(System.getProperty("tocsin.root", ".."), "../shared/data/cambridge")
                .toAbsolutePath()
                .normalize();
        assumeTrue(Files.isDirectory(layers), "needs Cambridge's layers in ../shared/data: this test is skipped");
        boolean sipp = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "sipp")));
        assumeTrue(sipp, "sipp is not installed: this test is skipped");
        return layers;
    }

    private Path pack(Path layers) {
        var pack = folder.resolve("cambridge.tocsinpack");
        var arguments =
                List.of("build", "--mapping", "cambridge", "--source", layers.toString(), "--out", pack.toString());
        PackCommand.run(new Arguments(arguments), new PrintStream(new ByteArrayOutputStream()));
        return pack;
    }

    /// A call from a civic address.
    private Process call(int sipPort, String number, String street, String type) throws IOException {
        var scenario = folder.resolve("civic_call.xml");
        try (var in = CambridgeTest.class.getResourceAsStream("/sipp/civic_call.xml")) {
            Files.write(scenario, in.readAllBytes());
        }
        var command = List.of(
                "sipp",
                "127.0.0.1:" + sipPort,
                "-sf",
                scenario.toString(),
                "-m",
                "1",
                "-t",
                "u1",
                "-i",
                "127.0.0.1",
                "-mi",
                "127.0.0.1",
                "-nostdin",
                "-timeout",
                "60s",
                "-timeout_error",
                "-key",
                "number",
                number,
                "-key",
                "street",
                street,
                "-key",
                "type",
                type,
                "-key",
                "town",
                "Cambridge");
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp.txt").toFile())
                .start();
    }

    @Test
    void aCallerAtARealDoorIsShownThereWithItsDistrictsAndItsEngineIsAdvised() throws Exception {
        var pack = pack(layers());
        var data = folder.resolve("data");
        try (var server = new ServerProcess(data, MEDIA_PORT, "--pack", pack.toString())) {
            server.awaitReady(1);
            var sipp = call(server.sipPort(), "109", "Jackson", "Street");
            try (var ana = Browser.signedIn(server.address(), "ana", PeoplePart.DEMO_PASSWORD);
                    var console = ana.open()) {
                console.hello();
                console.ask(Console.request("positions.SignOn")
                        .put("position", "P1")
                        .put("takeOver", false));
                var ringing = console.see("calls", call -> call.path("place").has("districts"));
                var place = ringing.path("place");
                assertThat(place.path("text").asString("")).isEqualTo("109 Jackson Street, Floor 2, Cambridge");
                assertThat(place.path("exactness").asString("")).isEqualTo("EXACT");
                assertThat(place.path("lat").asDouble(0)).isBetween(42.3963, 42.3965);
                assertThat(place.path("lon").asDouble(0)).isBetween(-71.1353, -71.1350);
                var districts = place.path("districts").toString();
                assertThat(districts)
                        .contains("Cambridge", "Sector 5", "11R", "1108", "Engine 4", "Ladder 4", "North Cambridge");

                long call = ringing.path("id").asLong(0);
                var answered = console.ask(Console.request("calls.Answer").put("call", call));
                assertThat(answered.path("t").asString(""))
                        .as(answered.toString())
                        .isEqualTo("ack");
                var open = Console.request("incidents.Open").put("call", call).put("incidentType", "STRUC");
                open.putObject("place").put("typed", "109 Jackson St, Cambridge");
                var opened = console.ask(open);
                assertThat(opened.path("t").asString("")).as(opened.toString()).isEqualTo("ack");
                var incident = console.see(
                        "incidents", each -> each.path("recommendation").has("rows"));
                var where = incident.path("place");
                assertThat(where.path("label").asString("")).isEqualTo("109 Jackson St");
                assertThat(where.path("packVersion").asString("")).isEqualTo("2026-08");
                var advice = incident.path("recommendation");
                assertThat(advice.path("packVersion").asString("")).isEqualTo("2026-08");
                assertThat(advice.path("rows").get(0).path("unit").asString("")).isEqualTo("E4");
                assertThat(sipp.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(sipp.exitValue())
                        .as(Files.readString(folder.resolve("sipp.txt")))
                        .isZero();
            } finally {
                sipp.destroyForcibly();
            }
        }
    }
}
