package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An alarm comes over HTTP, waits in the queue, becomes an incident, and its source learns of it.
class AlarmsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SOURCE = "Acme";
    private static final String PATH = "/api/alarms/" + SOURCE;

    private static ObjectNode alarm(String reference) {
        return JSON.createObjectNode()
                .put("reference", reference)
                .put("message", reference)
                .put("kind", "FIRE")
                .put("raisedAt", Instant.now().toString())
                .put("device", "Zone 3, smoke detector");
    }

    @Test
    void anAlarmIsAcceptedByMakingAnIncidentOfIt() {
        TestProduct.product()
                .people()
                .accounts()
                .put(new Account("alma", "Alma", Set.of(Role.TELECOMMUNICATOR), true), "a good password", "test");
        var token = TestProduct.tokens().ofAlarmSource(SOURCE);
        try (var panel = new Browser();
                var alma = Browser.signedIn("alma", "a good password");
                var console = alma.open()) {
            console.hello();
            console.ask(
                    Console.request("positions.SignOn").put("position", "P3").put("takeOver", true));
            var box = TestProduct.city().fireBoxes().get(0);
            var body = alarm("A-1").put("box", box.number());
            assertThat(panel.post(PATH, body).status()).isEqualTo(401);
            assertThat(panel.postWithToken("/api/alarms/Other", token, body).status())
                    .isEqualTo(401);
            var sources = TestProduct.product().people().alarmSources();
            var withdrawn = sources.make("Other");
            var made = sources.make("Other");
            assertThat(panel.postWithToken("/api/alarms/Other", withdrawn, alarm("O-1"))
                            .status())
                    .isEqualTo(401);
            assertThat(panel.postWithToken(PATH, made, body).status()).isEqualTo(401);
            assertThat(panel.postWithToken("/api/alarms/Other", made, alarm("O-1"))
                            .status())
                    .isEqualTo(202);
            assertThat(sources.remove("Other")).isTrue();
            assertThat(panel.postWithToken("/api/alarms/Other", made, alarm("O-2"))
                            .status())
                    .isEqualTo(401);
            var taken = panel.postWithToken(PATH, token, body);
            assertThat(taken.status()).isEqualTo(202);
            assertThat(taken.body().path("status").asString("")).isEqualTo("OFFERED");
            long call = taken.body().path("call").asLong(0);

            var seen = console.see("calls", c -> c.path("id").asLong(0) == call && c.has("alarm"));
            assertThat(seen.path("line").asString("")).isEqualTo("ALARM");
            assertThat(seen.path("alarm").path("device").asString("")).isEqualTo("Zone 3, smoke detector");
            assertThat(seen.path("place").path("lat").asDouble(0))
                    .isEqualTo(box.point().latitude(), within(1e-5));

            assertThat(panel.postWithToken(PATH, token, body)
                            .body()
                            .path("call")
                            .asLong(0))
                    .as("sent twice, there once")
                    .isEqualTo(call);

            console.ask(Console.request("calls.Answer").put("call", call));
            var opened = console.ask(
                    Console.request("incidents.Open").put("call", call).put("incidentType", "ALARMF"));
            long incident = opened.path("incident").asLong(0);
            console.ask(Console.request("alarms.Tell").put("call", call).put("words", "Which floor?"));
            var update = JSON.createObjectNode()
                    .put("message", "A-1-2")
                    .put("kind", "CANCEL")
                    .put("words", "toast");
            assertThat(panel.postWithToken(PATH + "/A-1/updates", token, update).status())
                    .isEqualTo(202);

            var standing = panel.getWithToken(PATH + "/A-1", token).body();
            assertThat(standing.path("status").asString("")).isEqualTo("ACCEPTED");
            assertThat(standing.path("incident").asLong(0)).isEqualTo(incident);
            assertThat(standing.path("updates").get(0).path("words").asString(""))
                    .isEqualTo("Which floor?");
            console.see(
                    "calls",
                    c -> c.path("id").asLong(0) == call
                            && c.path("alarm").path("cancelled").asBoolean(false));
            console.ask(Console.request("calls.Release").put("call", call));
            console.ask(Console.request("incidents.Close")
                    .put("incident", incident)
                    .put("disposition", "9")
                    .put("override", true));
        }
    }

    @Test
    void aBoxOnTheCommandLineIsAnIncidentWithItsRunCard() {
        TestProduct.product()
                .people()
                .accounts()
                .put(new Account("bea", "Bea", Set.of(Role.TELECOMMUNICATOR), true), "a good password", "test");
        try (var bea = Browser.signedIn("bea", "a good password");
                var console = bea.open()) {
            console.hello();
            console.ask(
                    Console.request("positions.SignOn").put("position", "P4").put("takeOver", true));
            var box = TestProduct.city().fireBoxes().get(1);
            var answer = console.line("BOX " + box.number());
            assertThat(Console.is(answer, "ack")).as(answer.toString()).isTrue();
            long number = answer.path("incident").asLong(0);
            var incident = console.see(
                    "incidents",
                    i -> i.path("id").asLong(0) == number
                            && i.path("recommendation").has("at"));
            assertThat(incident.path("type").asString("")).isEqualTo("ALARMF");
            assertThat(incident.path("place").path("lat").asDouble(0))
                    .isEqualTo(box.point().latitude(), within(1e-5));
            console.ask(Console.request("incidents.Close")
                    .put("incident", number)
                    .put("disposition", "9")
                    .put("override", true));
            console.ask(Console.request("positions.SignOff").put("position", "P4"));
        }
    }

    @Test
    void whatCannotBeTakenSaysWhy() {
        var token = TestProduct.tokens().ofAlarmSource(SOURCE);
        try (var panel = new Browser()) {
            assertThat(panel.postWithToken(PATH, token, alarm("A-2").put("kind", "METEOR"))
                            .code())
                    .isEqualTo("bad-alarm");
            assertThat(panel.postWithToken(PATH, token, alarm("A-2").put("box", "0"))
                            .code())
                    .isEqualTo("no-such-box");
            assertThat(panel.postWithToken(PATH, token, alarm("A-2").put("raisedAt", "2020-01-01T00:00:00Z"))
                            .code())
                    .isEqualTo("too-old");
            var incomplete = alarm("A-2");
            incomplete.remove("reference");
            assertThat(panel.postWithToken(PATH, token, incomplete).code()).isEqualTo("bad-alarm");
            assertThat(panel.getWithToken(PATH + "/A-2", token).status()).isEqualTo(404);
        }
    }
}
