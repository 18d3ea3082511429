package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.core.registry.Entry;
import org.tocsin.core.registry.RegistryCommand;
import org.tocsin.edge.journal.Result;

/// What residents filed opens for whoever handles their call and for nobody else; the past is found by number.
class RecordsTest {
    private static Result.Accepted submit(Command command) {
        return (Result.Accepted) TestProduct.product()
                .writer()
                .submit(command, new Actor.Machine("test"), "test-" + UUID.randomUUID())
                .join();
    }

    private static long ring(PhoneNumber number) {
        var fix = new Fix(new Area.Spot(new Point(42.6, -72.31)), null, Instant.now(), "GPS", "carrier", 90);
        var arrived = submit(new CallCommand.Arrive(
                "records-" + UUID.randomUUID(),
                Line.EMERGENCY,
                number,
                "",
                "urn:service:sos",
                "WPH2",
                "trunk-1",
                "",
                "",
                List.of(fix),
                List.of(),
                List.of()));
        return ((CallEvent) arrived.events().getFirst()).call().number();
    }

    @Test
    void aProfileOpensForTheHandlerAloneAndEveryLookIsOnTheRecord() throws Exception {
        var number = PhoneNumber.of("413 555 9876");
        var vault = TestProduct.product().vault();
        var id = UUID.randomUUID().toString();
        vault.seal(id, """
                {"title":"Emergency health profile","codes":[{"code":"LSS","words":"life support equipment"}],
                 "lines":[{"label":"Health","text":"oxygen at home"}]}""");
        submit(new RegistryCommand.File(
                List.of(new Entry(id, Entry.Kind.HEALTH_PROFILE, vault.phoneIndex(number), ""))));
        long call = ring(number);
        try (var ana = Browser.signedIn("ana");
                var ben = Browser.signedIn("ben");
                var console = ana.open()) {
            console.hello();
            console.ask(
                    Console.request("positions.SignOn").put("position", "P4").put("takeOver", true));
            assertThat(ana.get("/api/calls/" + call + "/records").status()).isEqualTo(403);
            console.ask(Console.request("calls.Answer").put("call", call));
            var records = ana.get("/api/calls/" + call + "/records").body();
            assertThat(records.get(0).path("codes").get(0).path("code").asString(""))
                    .isEqualTo("LSS");
            assertThat(records.get(0).path("lines").get(0).path("text").asString(""))
                    .isEqualTo("oxygen at home");
            assertThat(ben.get("/api/calls/" + call + "/records").code()).isEqualTo("not-entitled");
            var timeline = ana.get("/api/calls/" + call + "/timeline").body().toString();
            assertThat(timeline).contains("EntrySeen").contains("Ana Diaz").doesNotContain("oxygen");
            console.ask(Console.request("calls.Release").put("call", call));
            assertThat(ana.get("/api/calls/" + call + "/records").status()).isEqualTo(403);
        }
    }

    @Test
    void earlierCallsOfANumberAreCountedAndListed() {
        var number = PhoneNumber.of("413 555 9800");
        long first = ring(number);
        long second = ring(number);
        try (var ana = Browser.signedIn("ana");
                var ada = Browser.signedIn(TestProduct.ADMINISTRATOR, TestProduct.ADMINISTRATOR_PASSWORD);
                var console = ana.open()) {
            console.hello();
            long third = TestWait.until(() -> {
                var listed = ana.get("/api/history/calls?phone=4135559800").body();
                return listed.size() == 2 ? ring(number) : 0;
            });
            console.see(
                    "calls",
                    c -> c.path("id").asLong(0) == third
                            && c.path("earlierCalls").asInt(0) == 2);
            var byCall = ana.get("/api/history/calls?call=" + third).body();
            assertThat(byCall.toString()).contains("\"id\":" + first).contains("\"id\":" + second);
            assertThat(ada.get("/api/history/calls?call=" + third).status()).isEqualTo(403);
            assertThat(ana.get("/api/calls/" + first).body().path("number").asString(""))
                    .isEqualTo("(413) 555-9800");
        }
    }

    @Test
    void pastIncidentsAreFoundByWords() {
        try (var ben = Browser.signedIn("ben");
                var console = ben.open()) {
            console.hello();
            var open = Console.request("incidents.Open").put("incidentType", "ANIMAL");
            open.putObject("place").put("typed", "Quibblewick Alley").put("force", true);
            long incident = console.ask(open).path("incident").asLong(0);
            long found = TestWait.until(() -> {
                var list = ben.get("/api/history/incidents?q=animal%20quibblew").body();
                return list.size() == 0 ? 0 : list.get(0).path("id").asLong(0);
            });
            assertThat(found).isEqualTo(incident);
            assertThat(ben.get("/api/incidents/" + incident).body().path("type").asString(""))
                    .isEqualTo("ANIMAL");
        }
    }
}
