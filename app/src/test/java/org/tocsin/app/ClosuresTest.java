package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A street is closed on one console; every drive time obeys at once, and every map shows it.
class ClosuresTest {
    private static final int LONG_WAY = 12;

    private static long open(Console console, double latitude, double longitude) {
        var request = Console.request("incidents.Open").put("incidentType", "MVA-I");
        request.putObject("place").put("typed", "").put("lat", latitude).put("lon", longitude);
        return console.ask(request).path("incident").asLong(0);
    }

    private static JsonNode incident(Console console, long id, String recommendedAfter) {
        return console.see(
                "incidents",
                i -> i.path("id").asLong(0) == id
                        && i.path("recommendation").has("at")
                        && (recommendedAfter.isEmpty() || recommendedAt(i).isAfter(Instant.parse(recommendedAfter))));
    }

    private static Instant recommendedAt(JsonNode incident) {
        return Instant.parse(incident.path("recommendation").path("at").asString(""));
    }

    private static double driveSeconds(JsonNode incident, String unit) {
        for (var row : incident.path("recommendation").path("rows")) {
            if (row.path("unit").asString("").equals(unit)) {
                return row.path("driveSeconds").asDouble(-1);
            }
        }
        throw new AssertionError(unit + " is not in " + incident);
    }

    private record Trip(String unit, JsonNode line) {
        double[] middle() {
            var point = line.get(line.size() / 2);
            var before = line.get(line.size() / 2 - 1);
            return new double[] {
                (point.get(1).asDouble(0) + before.get(1).asDouble(0)) / 2,
                (point.get(0).asDouble(0) + before.get(0).asDouble(0)) / 2
            };
        }
    }

    private static Trip longTrip(Browser browser, JsonNode incident) {
        for (var row : incident.path("recommendation").path("rows")) {
            var unit = row.path("unit").asString("");
            var line = browser.get("/api/routes?unit=" + unit + "&incident="
                            + incident.path("id").asLong(0))
                    .body()
                    .path("line");
            if (row.path("driveSeconds").asDouble(-1) > 0 && line.size() > LONG_WAY) {
                return new Trip(unit, line);
            }
        }
        throw new AssertionError("everybody is next door");
    }

    private static JsonNode close(Console console, double[] point) {
        return console.ask(Console.request("closures.Close")
                .put("lat", point[0])
                .put("lon", point[1])
                .put("reason", "water main"));
    }

    @Test
    void aClosedStreetIsInEffectForTheVeryNextRecommendation() {
        try (var ben = Browser.signedIn("ben");
                var sam = Browser.signedIn("sam");
                var console = ben.open();
                var other = sam.open()) {
            var center = console.hello().path("centre").path("center");
            other.hello();
            long id = open(console, center.get(1).asDouble(0), center.get(0).asDouble(0));
            var before = incident(console, id, "");
            var trip = longTrip(ben, before);
            double free = driveSeconds(before, trip.unit());

            var done = close(console, trip.middle());
            assertThat(done.path("text").asString("")).endsWith("closed: water main");
            var closure =
                    other.see("closures", c -> c.path("reason").asString("").equals("water main"));
            assertThat(closure.path("byName").asString("")).isNotBlank();
            assertThat(closure.path("label").asString("")).isNotBlank();
            var after = incident(
                    console, id, before.path("recommendation").path("at").asString(""));
            assertThat(driveSeconds(after, trip.unit())).isNotEqualTo(free);

            var asked = console.ask(Console.request("incidents.Recommend").put("incident", id));
            assertThat(Console.is(asked, "ack")).isTrue();
            var layer = ben.get("/api/map/closures").body().path("features");
            assertThat(layer.size()).isEqualTo(1);
            assertThat(layer.get(0).path("properties").path("street").asString(""))
                    .isEqualTo(closure.path("streets").get(0).asString(""));
            try (var late = sam.open()) {
                assertThat(late.hello().path("snapshot").path("closures").size())
                        .isEqualTo(1);
            }

            var again = incident(console, id, "");
            long number = closure.path("id").asLong(0);
            assertThat(Console.is(console.ask(Console.request("closures.Open").put("closure", number)), "ack"))
                    .isTrue();
            assertThat(console.boards.get("closures")).isEmpty();
            var freed = incident(
                    console, id, again.path("recommendation").path("at").asString(""));
            assertThat(driveSeconds(freed, trip.unit())).isEqualTo(free);
            assertThat(console.ask(Console.request("closures.Open").put("closure", number))
                            .path("code")
                            .asString(""))
                    .isEqualTo("no-such-closure");
        }
    }

    @Test
    void aClosureNobodyWouldNoticeIsRefused() {
        try (var ben = Browser.signedIn("ben");
                var console = ben.open()) {
            var center = console.hello().path("centre").path("center");
            double latitude = center.get(1).asDouble(0);
            double longitude = center.get(0).asDouble(0);
            assertThat(close(console, new double[] {0, 0}).path("code").asString(""))
                    .isEqualTo("street-unknown");
            var request = Console.request("closures.Close").put("reason", "x");
            assertThat(console.ask(request).path("code").asString("")).isEqualTo("no-street");
            request.putArray("streets").add("no such piece");
            assertThat(console.ask(request).path("code").asString("")).isEqualTo("street-unknown");
            var elsewhere = Console.request("closures.Close")
                    .put("lat", latitude)
                    .put("lon", longitude)
                    .put("street", "Qqqq Street")
                    .put("reason", "x");
            assertThat(console.ask(elsewhere).path("message").asString("")).contains("no Qqqq Street");
            var over = Console.request("closures.Close")
                    .put("reason", "x")
                    .put("until", Instant.now().minusSeconds(60).toString());
            over.putArray("streets").add(TestProduct.city().streets().getFirst().id());
            assertThat(console.ask(over).path("code").asString("")).isEqualTo("closure-already-over");
        }
    }

    @Test
    void wrongDataAreReportedInTwoKeysAndStayUntilASupervisorAnswers() {
        try (var ben = Browser.signedIn("ben");
                var sam = Browser.signedIn("sam");
                var console = ben.open();
                var supervisor = sam.open()) {
            var center = console.hello().path("centre").path("center");
            supervisor.hello();
            long id = open(console, center.get(1).asDouble(0), center.get(0).asDouble(0));
            var report = Console.request("discrepancies.Report")
                    .put("kind", "BOUNDARY")
                    .put("words", "this side belongs to the other sector")
                    .put("incident", id);
            assertThat(console.ask(report).path("text").asString("")).contains("this side belongs");
            assertThat(console.ask(report.deepCopy().put("words", " "))
                            .path("code")
                            .asString(""))
                    .isEqualTo("words-missing");
            assertThat(console.ask(report.deepCopy().put("kind", "WEATHER"))
                            .path("message")
                            .asString(""))
                    .contains("WEATHER", "BOUNDARY");

            assertThat(ben.get("/api/discrepancies").status()).isEqualTo(403);
            var list = sam.get("/api/discrepancies").body();
            JsonNode open = list.get(list.size() - 1);
            assertThat(open.path("lat").asDouble(0)).isEqualTo(center.get(1).asDouble(0));
            assertThat(open.path("typed").asString("")).isNotBlank();
            assertThat(open.path("packVersion").asString("")).isNotBlank();

            var resolve = Console.request("discrepancies.Resolve")
                    .put("discrepancy", open.path("id").asLong(0))
                    .put("answer", "border corrected in the next pack");
            assertThat(console.ask(resolve).path("code").asString("")).isEqualTo("not-your-role");
            assertThat(Console.is(supervisor.ask(resolve), "ack")).isTrue();
            assertThat(supervisor.ask(resolve).path("code").asString("")).isEqualTo("no-such-discrepancy");
            assertThat(sam.get("/api/discrepancies").body().size()).isEqualTo(list.size() - 1);
        }
    }
}
