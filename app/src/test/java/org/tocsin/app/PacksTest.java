package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.pack.PackWriter;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;
import org.tocsin.sim.callers.Caller;
import org.tocsin.sim.callers.CallerNetwork;

/// Another map takes over while the centre works; a bad one changes nothing.
class PacksTest {
    private static final CityPack CITY = TestProduct.city();

    @TempDir
    Path folder;

    private static CityPack version(String version, List<CityPack.Street> streets) {
        var m = CITY.manifest();
        return new CityPack(
                new CityPack.Manifest(m.format(), m.name(), version, m.licence(), m.origin(), m.timeZone(), m.center()),
                streets,
                CITY.crossings(),
                CITY.doors(),
                CITY.commonPlaces(),
                CITY.boundaries(),
                CITY.stations(),
                CITY.apparatus(),
                CITY.hydrants(),
                CITY.fireBoxes(),
                CITY.poles(),
                CITY.hospitals(),
                CITY.grounds());
    }

    private static Browser.Answer load(Browser browser, Path file) {
        return browser.post("/api/packs/load", Browser.JSON.createObjectNode().put("file", file.toString()));
    }

    private static String inForce(Browser browser) {
        return browser.get("/health").body().path("packVersion").asString("");
    }

    @Test
    void anotherMapTakesOverWhileConsolesWatch() throws IOException {
        var next = folder.resolve("next.tocsinpack");
        PackWriter.write(version("next", CITY.streets()), next);
        try (var ben = Browser.signedIn("ben");
                var ada = Browser.signedIn(TestProduct.ADMINISTRATOR, TestProduct.ADMINISTRATOR_PASSWORD);
                var console = ben.open()) {
            console.hello();
            var before = inForce(ben);
            var tiles = ben.get("/api/map/tiles.json").body().path("tiles").toString();
            assertThat(load(ben, next).status()).isEqualTo(403);
            var done = load(ada, next);
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.body().path("version").asString("")).isEqualTo("next");
            assertThat(done.body().path("replaced").asString("")).isEqualTo(before);
            var welcome = console.await(
                    "welcome",
                    m -> m.path("centre").path("packVersion").asString("").equals("next"));
            assertThat(welcome.path("snapshot").path("units").size()).isPositive();
            console.await("alarm", m -> m.path("text").asString("").contains("next, loaded by Ada Admin"));
            var changed = ben.get("/api/map/tiles.json").body();
            assertThat(changed.path("version").asString("")).isEqualTo("next");
            assertThat(changed.path("tiles").toString()).isNotEqualTo(tiles);
            var door = CITY.doors().get(4321);
            var found = ben.get("/api/places/find?q="
                    + java.net.URLEncoder.encode(
                            door.number() + door.suffix() + " " + door.street(), StandardCharsets.UTF_8));
            assertThat(found.body().get(0).path("packVersion").asString("next")).isEqualTo("next");

            var old = folder.resolve("old.tocsinpack");
            PackWriter.write(CITY, old);
            assertThat(load(ada, old).status()).isEqualTo(200);
            assertThat(inForce(ben)).isEqualTo(CITY.manifest().version());
        }
    }

    @Test
    void aCallLosesNothingWhileTheMapIsSwapped() throws Exception {
        var next = folder.resolve("next.tocsinpack");
        PackWriter.write(version("while-talking", CITY.streets()), next);
        TestProduct.product()
                .people()
                .accounts()
                .put(new Account("mia", "Mia", Set.of(Role.TELECOMMUNICATOR), true), "a good password", "test");
        var sip = new InetSocketAddress("127.0.0.1", TestProduct.product().sipPort());
        try (var network = new CallerNetwork("127.0.0.1", sip, 4712);
                var mia = Browser.signedIn("mia", "a good password");
                var ada = Browser.signedIn(TestProduct.ADMINISTRATOR, TestProduct.ADMINISTRATOR_PASSWORD);
                var console = mia.open()) {
            console.hello();
            console.ask(
                    Console.request("positions.SignOn").put("position", "P2").put("takeOver", true));
            var caller = network.place(new Caller(
                    PhoneNumber.of("617 555 0188"),
                    "Swap Caller",
                    "urn:service:sos",
                    new Point(42.6, -72.31),
                    30,
                    Map.of(),
                    "WPH2",
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(5),
                    3,
                    ""));
            var ringing = console.see(
                    "calls", call -> call.path("number").asString("").contains("555-0188"));
            long id = ringing.path("id").asLong(0);
            console.ask(Console.request("calls.Answer").put("call", id));
            TestWait.until(() -> caller.packetsHeard() > 50 ? 1 : 0);

            long before = caller.packetsHeard();
            long missed = caller.packetsMissed();
            assertThat(load(ada, next).status()).isEqualTo(200);
            assertThat(inForce(mia)).isEqualTo("while-talking");
            assertThat(caller.packetsHeard())
                    .as("heard while the map was swapped")
                    .isGreaterThan(before);
            long swapped = caller.packetsHeard();
            TestWait.until(() -> caller.packetsHeard() > swapped + 50 ? 1 : 0);
            assertThat(caller.packetsMissed())
                    .as("lost while the map was swapped")
                    .isEqualTo(missed);
            assertThat(caller.ending()).isNull();
            var call = mia.get("/api/calls/" + id).body();
            assertThat(call.path("status").asString("")).isEqualTo("ACTIVE");

            console.ask(Console.request("calls.Release").put("call", id));
            console.ask(Console.request("positions.SignOff").put("position", "P2"));
            var old = folder.resolve("old.tocsinpack");
            PackWriter.write(CITY, old);
            assertThat(load(ada, old).status()).isEqualTo(200);
        }
    }

    @Test
    void aBadMapIsRefusedWholeAndTheOldOneServes() throws IOException {
        var broken = folder.resolve("broken.tocsinpack");
        PackWriter.write(CITY, broken);
        Files.write(broken, java.util.Arrays.copyOf(Files.readAllBytes(broken), 4000));
        var streetless = folder.resolve("streetless.tocsinpack");
        PackWriter.write(version("streetless", List.of()), streetless);
        try (var ada = Browser.signedIn(TestProduct.ADMINISTRATOR, TestProduct.ADMINISTRATOR_PASSWORD)) {
            var before = inForce(ada);
            for (var bad : List.of(broken, streetless, folder.resolve("nowhere"), folder)) {
                var answer = load(ada, bad);
                assertThat(answer.status()).as(bad.toString()).isEqualTo(422);
                assertThat(answer.code()).isEqualTo("pack-refused");
                assertThat(answer.body().path("detail").asString("")).isNotBlank();
            }
            assertThat(ada.post("/api/packs/load", Browser.JSON.createObjectNode())
                            .status())
                    .isEqualTo(400);
            assertThat(inForce(ada)).isEqualTo(before);
        }
    }

    private static Browser.Answer lost(Browser browser, String type, String document) {
        return browser.send(HttpRequest.newBuilder(TestProduct.address().resolve("/lost"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(document)));
    }

    @Test
    void whoRoutesCallsAsksWhichCentreAnswersAPlace() {
        var center = CITY.manifest().center();
        try (var nobody = new Browser()) {
            var found = lost(nobody, "application/lost+xml", """
                    <findService xmlns="urn:ietf:params:xml:ns:lost1" serviceBoundary="reference">
                      <location id="here" profile="geodetic-2d">
                        <p:Point xmlns:p="http://www.opengis.net/gml" srsName="urn:ogc:def:crs:EPSG::4326">
                          <p:pos>%s %s</p:pos>
                        </p:Point>
                      </location>
                      <service>urn:service:sos.police</service>
                    </findService>
                    """.formatted(center.latitude(), center.longitude()));
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/lost+xml"));
            assertThat(found.response().body())
                    .contains("findServiceResponse", "sip:911@psap.example", "Emergency Communications", "911");
            assertThat(lost(nobody, "application/lost+xml", "<a/>").response().body())
                    .contains("badRequest");
            assertThat(lost(nobody, "application/json", "{}").status()).isEqualTo(415);
        }
    }
}
