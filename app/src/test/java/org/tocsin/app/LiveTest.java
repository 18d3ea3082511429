package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.edge.journal.Result;
import tools.jackson.databind.JsonNode;

/// What consoles see of one another's work, over real sockets against the whole product.
class LiveTest {
    private static final Point SOMEWHERE = new Point(42.6, -72.31);

    /// A call that rings; its number.
    private static long ring(String number) {
        var arrive = new CallCommand.Arrive(
                "test-" + UUID.randomUUID(),
                Line.EMERGENCY,
                PhoneNumber.of(number),
                "Wanda Caller",
                "urn:service:sos",
                "WPH2",
                "trunk-1",
                "",
                "",
                List.of(new Fix(new Area.Circle(SOMEWHERE, 40), null, Instant.now(), "GPS", "carrier", 90)),
                List.of(new AdditionalData("SubscriberInfo", Map.of("name", "Wanda Caller"), "")),
                List.of());
        var result = TestProduct.product()
                .writer()
                .submit(arrive, new Actor.Network("trunk-1"), "test-" + UUID.randomUUID())
                .join();
        return ((CallEvent) ((Result.Accepted) result).events().getFirst())
                .call()
                .number();
    }

    private static JsonNode sit(Console console, String position) {
        return console.ask(
                Console.request("positions.SignOn").put("position", position).put("takeOver", true));
    }

    private static boolean is(JsonNode entity, long id) {
        return entity.path("id").asLong(0) == id;
    }

    @Test
    void twoConsolesAgreeAndALateOneSeesTheSame() {
        try (var ana = Browser.signedIn("ana");
                var ben = Browser.signedIn("ben");
                var first = ana.open();
                var second = ben.open()) {
            first.hello();
            second.hello();
            sit(first, "P1");
            sit(second, "P2");
            long call = ring("617 555 0101");
            second.see("calls", c -> is(c, call));
            assertThat(Console.is(first.ask(Console.request("calls.Answer").put("call", call)), "ack"))
                    .isTrue();
            var loser = second.ask(Console.request("calls.Answer").put("call", call));
            assertThat(loser.path("code").asString("")).isEqualTo("call-already-answered");
            assertThat(loser.path("message").asString("")).contains("ana");
            var opened = first.ask(
                    Console.request("incidents.Open").put("call", call).put("note", "smoke"));
            long incident = opened.path("incident").asLong(0);
            second.see("incidents", i -> is(i, incident));
            var noted = second.ask(Console.request("incidents.AddNote")
                    .put("incident", incident)
                    .put("text", "second floor"));
            long last = noted.path("seq").asLong(0);
            first.reach(last);
            second.reach(last);
            assertThat(first.boards).isEqualTo(second.boards);
            try (var third = ben.open()) {
                third.hello();
                third.reach(last);
                first.reach(third.seq);
                second.reach(third.seq);
                assertThat(third.boards).isEqualTo(first.boards);
            }
            var changed = second.ask(Console.request("incidents.AddNote")
                    .put("incident", incident)
                    .put("text", "after the boards were asked for"));
            try (var fourth = ana.open()) {
                fourth.hello();
                fourth.reach(changed.path("seq").asLong(0));
                first.reach(fourth.seq);
                assertThat(fourth.boards).isEqualTo(first.boards);
            }
            var view = first.boards.get("calls").get(Long.toString(call));
            assertThat(view.path("number").asString("")).isEqualTo("(617) 555-0101");
            assertThat(view.path("place").path("radiusMeters").asDouble(0)).isEqualTo(40);
            assertThat(view.path("place").path("area").path("type").asString(""))
                    .isEqualTo("Polygon");
        }
    }

    @Test
    void afterALossNothingIsMissedAndNothingDoubled() {
        try (var ana = Browser.signedIn("ana");
                var ben = Browser.signedIn("ben");
                var steady = ben.open()) {
            steady.hello();
            var lost = ana.open();
            lost.hello();
            long before = ring("617 555 0102");
            lost.see("calls", c -> is(c, before));
            lost.close();
            long call = ring("617 555 0103");
            steady.see("calls", c -> is(c, call));
            try (var back = ana.open()) {
                var welcome = back.helloAgain(lost);
                assertThat(welcome.has("snapshot")).as("only what was missed").isFalse();
                back.see("calls", c -> is(c, call));
                back.reach(steady.seq);
                steady.reach(back.seq);
                assertThat(back.boards).isEqualTo(steady.boards);
            }
        }
    }

    @Test
    void anotherEpochGetsTheWhole() {
        try (var ana = Browser.signedIn("ana");
                var console = ana.open()) {
            console.send(Browser.JSON
                    .createObjectNode()
                    .put("t", "hello")
                    .put("epoch", "long ago")
                    .put("seq", 1));
            var welcome = console.await("welcome", _ -> true);
            assertThat(welcome.path("snapshot").path("types").size()).isGreaterThan(60);
            assertThat(welcome.path("snapshot").path("verbs").size()).isGreaterThan(20);
            assertThat(welcome.path("snapshot").path("units").size()).isGreaterThan(20);
            assertThat(welcome.path("me").path("login").asString("")).isEqualTo("ana");
        }
    }

    @Test
    void sentTwiceActsOnce() {
        try (var ana = Browser.signedIn("ana");
                var console = ana.open()) {
            console.hello();
            var key = UUID.randomUUID().toString();
            var open = Console.request("incidents.Open").put("note", "once");
            var one = console.ask(key, open);
            var two = console.ask(key, open);
            assertThat(two.path("incident").asLong(0))
                    .isEqualTo(one.path("incident").asLong(-1))
                    .isPositive();
        }
    }

    @Test
    void whoRunsTheSystemSeesNoCaller() {
        try (var ada = Browser.signedIn(TestProduct.ADMINISTRATOR, TestProduct.ADMINISTRATOR_PASSWORD);
                var console = ada.open()) {
            console.hello();
            long call = ring("617 555 0104");
            var live = console.see("calls", c -> is(c, call));
            assertThat(live.path("number").isNull()).isTrue();
            assertThat(live.toString()).doesNotContain("0104").doesNotContain("Wanda");
            try (var again = ada.open()) {
                assertThat(again.hello().toString()).doesNotContain("555-01").doesNotContain("Wanda");
            }
            var refused = console.ask(Console.request("calls.Answer").put("call", call));
            assertThat(refused.path("code").asString("")).isEqualTo("not-your-role");
        }
    }

    @Test
    void presenceIsToldToTheOthersAndEndsWithTheConnection() {
        try (var ana = Browser.signedIn("ana");
                var ben = Browser.signedIn("ben");
                var watching = ben.open()) {
            watching.hello();
            var typing = ana.open();
            typing.hello();
            typing.send(Browser.JSON
                    .createObjectNode()
                    .put("t", "editing")
                    .put("incident", 1001)
                    .put("field", "notes"));
            var there = watching.await("presence", p -> p.path("incident").asLong(0) == 1001);
            assertThat(there.path("name").asString("")).isEqualTo("Ana Diaz");
            typing.close();
            var gone = watching.await("presence", p -> p.path("incident").asLong(0) == 1001);
            assertThat(gone.path("field").isNull()).isTrue();
        }
    }

    @Test
    void rubbishIsRefusedAndTheConnectionGoesOn() {
        try (var ana = Browser.signedIn("ana");
                var console = ana.open()) {
            console.hello();
            for (var rubbish : List.of("", "{", "[]", "{\"t\":\"nonsense\"}", "{\"t\":\"cmd\"}", "null", "17")) {
                console.sendText(rubbish);
                assertThat(console.await("refused", _ -> true).path("code").asString(""))
                        .as(rubbish)
                        .isEqualTo("malformed");
            }
            console.send(Browser.JSON.createObjectNode().put("t", "ping").put("n", 7));
            assertThat(console.await("pong", _ -> true).path("n").asLong(0)).isEqualTo(7);
        }
    }

    @Test
    void aPositionIsTakenOverOnlyWhenAsked() {
        try (var ana = Browser.signedIn("ana");
                var sam = Browser.signedIn("sam");
                var first = ana.open();
                var second = sam.open()) {
            first.hello();
            second.hello();
            sit(first, "FIRE2");
            var refused = second.ask(
                    Console.request("positions.SignOn").put("position", "FIRE2").put("takeOver", false));
            assertThat(refused.path("code").asString("")).isEqualTo("position-taken");
            assertThat(refused.path("overridable").asBoolean(false)).isTrue();
        }
    }
}
