package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.edge.geography.tiles.TileId;
import tools.jackson.databind.JsonNode;

/// From words about a place to a unit on scene, over HTTP and the live connection against the whole product.
class DispatchTest {
    /// A door near the middle of the town.
    private static JsonNode aDoor(Browser browser, Console console) {
        var center = console.heard.getFirst().path("centre").path("center");
        var spot = browser.get("/api/places/at?lat=" + center.get(1).asDouble(0) + "&lon="
                + center.get(0).asDouble(0));
        for (var match : spot.body().path("matches")) {
            if (match.path("kind").asString("").equals("ADDRESS")) {
                return match;
            }
        }
        throw new AssertionError("no door in " + spot.body());
    }

    private static String words(JsonNode match) {
        return match.path("label").asString("") + ", "
                + match.path("municipality").asString("");
    }

    private static long open(Console console, JsonNode door, String type) {
        var request = Console.request("incidents.Open").put("incidentType", type);
        request.putObject("place")
                .put("typed", words(door))
                .put("matchId", door.path("id").asString(""));
        return console.ask(request).path("incident").asLong(0);
    }

    @Test
    void aTypedIncidentIsAdvisedForByItselfAndWorked() {
        try (var ben = Browser.signedIn("ben");
                var console = ben.open()) {
            console.hello();
            long incident = open(console, aDoor(ben, console), "MVA-I");
            var advised = console.see(
                    "incidents",
                    i -> i.path("id").asLong(0) == incident
                            && i.path("recommendation").has("rows"));
            var rows = advised.path("recommendation").path("rows");
            assertThat(rows.size()).isPositive();
            var first = rows.get(0);
            assertThat(first.path("send").asBoolean(false)).isTrue();
            assertThat(first.path("driveSeconds").asDouble(-1)).isNotNegative();
            assertThat(first.path("reason").asString("")).isNotBlank();
            var unit = first.path("unit").asString("");
            var route = ben.get("/api/routes?unit=" + unit + "&incident=" + incident);
            assertThat(route.body().path("line").size()).isPositive();

            var dispatch =
                    Console.request("units.Dispatch").put("incident", incident).put("override", false);
            dispatch.putArray("units").add(unit);
            assertThat(Console.is(console.ask(dispatch), "ack")).isTrue();
            var busy = console.ask(dispatch);
            assertThat(busy.path("code").asString("")).isEqualTo("unit-already-on-incident");

            var token = TestProduct.tokens().ofTerminal(new UnitId(unit));
            var report = Browser.JSON.createObjectNode().put("status", "ER").put("key", "k-" + incident);
            assertThat(ben.postWithToken("/api/units/" + unit + "/status", token, report)
                            .status())
                    .isEqualTo(200);
            console.see(
                    "units",
                    u -> u.path("id").asString("").equals(unit)
                            && u.path("status").asString("").equals("ER")
                            && u.has("eta"));
            assertThat(ben.postWithToken("/api/units/" + unit + "/status", "wrong", report)
                            .status())
                    .isEqualTo(401);
            var assigned = ben.send(java.net.http.HttpRequest.newBuilder(
                            TestProduct.address().resolve("/api/terminal/assignments"))
                    .header("Authorization", "Bearer " + TestProduct.tokens().ofMobileGateway()));
            assertThat(assigned.body().toString()).contains("\"incident\":" + incident);

            assertThat(Console.is(console.line("OS " + unit), "ack")).isTrue();
            var closed = console.ask(
                    Console.request("incidents.Close").put("incident", incident).put("disposition", "3"));
            assertThat(Console.is(closed, "ack")).as(closed.toString()).isTrue();
            console.see("units", u -> u.path("id").asString("").equals(unit) && !u.has("incident") && !u.has("eta"));
            var timeline = ben.get("/api/incidents/" + incident + "/timeline").body();
            assertThat(timeline.size()).isGreaterThan(6);
            assertThat(timeline.toString()).contains("Ben Okafor").contains("crew of " + unit);
        }
    }

    @Test
    void unclearWordsAreRefusedAndCanBeForced() {
        try (var ben = Browser.signedIn("ben");
                var console = ben.open()) {
            console.hello();
            var unknown = Console.request("incidents.Open");
            unknown.putObject("place").put("typed", "behind the old xyzzyq thing");
            var refused = console.ask(unknown);
            assertThat(refused.path("code").asString("")).startsWith("place-");
            assertThat(refused.path("overridable").asBoolean(false)).isTrue();
            unknown.putObject("place")
                    .put("typed", "behind the old xyzzyq thing")
                    .put("force", true);
            long incident = console.ask(unknown).path("incident").asLong(0);
            var place = console.see("incidents", i -> i.path("id").asLong(0) == incident)
                    .path("place");
            assertThat(place.path("exactness").asString("")).isEqualTo("FORCED");
            assertThat(place.path("label").asString("")).isEqualTo("behind the old xyzzyq thing");
        }
    }

    @Test
    void aFireShowsTheFirstEnginesWayAndWater() {
        try (var ben = Browser.signedIn("ben");
                var console = ben.open()) {
            console.hello();
            long fire = open(console, aDoor(ben, console), "STRUC");
            console.see(
                    "incidents",
                    i -> i.path("id").asLong(0) == fire
                            && i.path("recommendation").has("rows"));
            var approach = ben.get("/api/incidents/" + fire + "/approach").body();
            assertThat(approach.path("unit").asString("")).startsWith("E");
            assertThat(approach.path("line").size()).isPositive();
            assertThat(approach.path("hydrants").size()).isPositive();
            for (var hydrant : approach.path("hydrants")) {
                assertThat(hydrant.path("hoseMeters").asLong(0)).isBetween(1L, 300L);
            }
            long arrest = open(console, aDoor(ben, console), "CARD");
            assertThat(ben.get("/api/incidents/" + arrest + "/approach").body().has("unit"))
                    .isFalse();
        }
    }

    @Test
    void aClickOnTheMapIsAPlace() {
        try (var ben = Browser.signedIn("ben");
                var console = ben.open()) {
            console.hello();
            var door = aDoor(ben, console);
            var click = Console.request("incidents.Open");
            click.putObject("place")
                    .put("typed", "")
                    .put("lat", door.path("lat").asDouble(0))
                    .put("lon", door.path("lon").asDouble(0));
            long incident = console.ask(click).path("incident").asLong(0);
            var place = console.see("incidents", i -> i.path("id").asLong(0) == incident)
                    .path("place");
            assertThat(place.path("exactness").asString("")).isEqualTo("APPROXIMATE");
            assertThat(place.path("why").asString("")).contains("chosen on the map");
            var spot = ben.get("/api/places/at?lat=" + door.path("lat").asDouble(0) + "&lon="
                            + door.path("lon").asDouble(0))
                    .body();
            assertThat(spot.path("districts").path("MUNICIPALITY").asString("")).isNotBlank();
            assertThat(spot.path("nearestUnits").size()).isPositive();
        }
    }

    @Test
    void positionsOfVehiclesReachTheConsolesOnceBelievable() {
        try (var ben = Browser.signedIn("ben");
                var console = ben.open()) {
            var units = console.hello().path("snapshot").path("units");
            var unit = units.get(units.size() - 1).path("id").asString("");
            var now = Instant.now();
            var reports = Browser.JSON.createArrayNode();
            reports.addObject()
                    .put("unit", unit)
                    .put("lat", 42.61)
                    .put("lon", -72.31)
                    .put("at", now.toString());
            reports.addObject()
                    .put("unit", unit)
                    .put("lat", 42.0)
                    .put("lon", -72.0)
                    .put("at", now.minusSeconds(600).toString());
            reports.addObject()
                    .put("unit", unit)
                    .put("lat", 0)
                    .put("lon", 0)
                    .put("at", now.plusSeconds(1).toString());
            reports.addObject()
                    .put("unit", unit)
                    .put("lat", 42.0)
                    .put("lon", -72.0)
                    .put("at", now.plusSeconds(600).toString());
            reports.addObject()
                    .put("unit", "NOBODY")
                    .put("lat", 42.0)
                    .put("lon", -72.0)
                    .put("at", now.toString());
            var answer =
                    ben.postWithToken("/api/avl/positions", TestProduct.tokens().ofAvlGateway(), reports);
            assertThat(answer.body().path("taken").asInt(0)).isEqualTo(1);
            assertThat(answer.body().path("refused").toString())
                    .contains("late", "nowhere", "from-the-future", "no-such-unit");
            var avl = console.await("avl", m -> m.path("units").toString().contains("\"" + unit + "\",42.61"));
            assertThat(avl.path("units").size()).isPositive();
            assertThat(ben.postWithToken("/api/avl/positions", "wrong", reports).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theMapIsKeptByTheBrowserUntilThePackChanges() {
        try (var ben = Browser.signedIn("ben")) {
            var map = ben.get("/api/map/tiles.json").body();
            assertThat(map.path("tilejson").asString("")).isEqualTo("3.0.0");
            assertThat(map.path("vector_layers").size()).isGreaterThan(8);
            assertThat(map.path("districts").toString()).contains("MUNICIPALITY");
            var bounds = map.path("bounds");
            var middle = TileId.at(
                    14,
                    (bounds.get(0).asDouble(0) + bounds.get(2).asDouble(0)) / 2,
                    (bounds.get(1).asDouble(0) + bounds.get(3).asDouble(0)) / 2);
            var path = map.path("tiles")
                    .get(0)
                    .asString("")
                    .replace("{z}", "14")
                    .replace("{x}", String.valueOf(middle.x()))
                    .replace("{y}", String.valueOf(middle.y()));
            var tile = ben.send(java.net.http.HttpRequest.newBuilder(
                            TestProduct.address().resolve(path)))
                    .response();
            assertThat(tile.statusCode()).isEqualTo(200);
            assertThat(tile.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable", "private");
            assertThat(tile.headers().firstValue("Content-Type")).hasValue("application/vnd.mapbox-vector-tile");
            var fingerprint = path.split("/", -1)[4];
            assertThat(ben.get(path.replace(fingerprint, "00000000")).status())
                    .as("tiles of a map that is not in force")
                    .isEqualTo(404);
            assertThat(ben.get("/api/map/tiles/" + fingerprint + "/14/99999/0").status())
                    .isEqualTo(404);
            assertThat(ben.get("/api/map/tiles/" + fingerprint + "/3/0/0").status())
                    .isEqualTo(404);
            assertThat(ben.get("/api/map/tiles/" + fingerprint + "/16/0/0").status())
                    .isEqualTo(204);
        }
    }
}
