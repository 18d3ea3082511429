package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.Point;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;
import org.tocsin.sim.callers.Caller;
import org.tocsin.sim.callers.CallerNetwork;
import tools.jackson.databind.JsonNode;

/// What was said is heard again, by whoever may: while the caller still speaks, and afterwards.
class RecordingsTest {
    private static final String PASSWORD = "a good password";

    private static void account(String login, Role role) {
        TestProduct.product().people().accounts().put(new Account(login, login, Set.of(role), true), PASSWORD, "test");
    }

    private static Caller speaker() {
        return new Caller(
                PhoneNumber.of("413 555 0166"),
                "Rita Recorded",
                "urn:service:sos",
                new Point(42.6, -72.31),
                30,
                Map.of(),
                "WPH2",
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                1,
                "");
    }

    @Test
    void whoHandledACallAndASupervisorHearItAndTheJournalSaysSo() throws Exception {
        account("rhea", Role.TELECOMMUNICATOR);
        account("rufus", Role.TELECOMMUNICATOR);
        account("ruth", Role.SUPERVISOR);
        var sip = new InetSocketAddress("127.0.0.1", TestProduct.product().sipPort());
        try (var network = new CallerNetwork("127.0.0.1", sip, 815);
                var rhea = Browser.signedIn("rhea", PASSWORD);
                var console = rhea.open()) {
            console.hello();
            console.ask(
                    Console.request("positions.SignOn").put("position", "EMS1").put("takeOver", true));
            assertThat(rhea.get("/api/recall").status()).isEqualTo(404);
            var placed = network.place(speaker());
            var id = console.see(
                            "calls", each -> each.path("number").asString("").contains("555-0166"))
                    .path("id")
                    .asLong(0);
            console.ask(Console.request("calls.Answer").put("call", id));
            TestWait.until(placed::answeredNanos);
            Thread.sleep(2_500);

            var recall = rhea.get("/api/recall?seconds=60").body();
            assertThat(recall.path("live").asBoolean(false)).isTrue();
            assertThat(recall.path("seconds").asDouble(0)).isEqualTo(60);
            assertThat(recall.path("calls").path(0).asLong(0)).isEqualTo(id);
            assertThat(marks(recall)).contains("C" + id + " answered at EMS1");
            assertThat(loudness(recall.path("tracks").path(0))).isGreaterThan(100);
            var heard = sound(rhea, recall.path("sound").asString(""));
            assertThat(heard.length).isEqualTo(60 * 8_000 * 2);
            assertThat(loud(heard, 57 * 16_000, 60 * 16_000)).isTrue();

            console.ask(Console.request("calls.Release").put("call", id));
            console.see(
                    "calls",
                    each -> each.path("id").asLong(0) == id
                            && each.path("recording").asString("").contains("caller"));
            hearsAfterwards(rhea, id);
        }
    }

    private static void hearsAfterwards(Browser rhea, long id) throws Exception {
        var path = "/api/calls/" + id + "/playback";
        try (var rufus = Browser.signedIn("rufus", PASSWORD);
                var ruth = Browser.signedIn("ruth", PASSWORD)) {
            assertThat(rufus.get(path).code()).isEqualTo("not-entitled");
            assertThat(rufus.get("/api/calls/" + id + "/recording").status()).isEqualTo(403);
            var view = ruth.get(path).body();
            assertThat(view.path("live").asBoolean(true)).isFalse();
            var track = view.path("tracks").path(0);
            assertThat(track.path("words").asString("")).isEqualTo("Caller");
            assertThat(track.path("sealed").asBoolean(false)).isTrue();
            assertThat(view.path("seconds").asDouble(0)).isBetween(2.0, 30.0);
            var all = sound(ruth, view.path("sound").asString(""));
            var one = sound(
                    ruth,
                    view.path("sound").asString("") + "&track="
                            + track.path("name").asString(""));
            assertThat(one).isEqualTo(all);
            assertThat(loud(sound(ruth, view.path("sound").asString("") + "&track=nobody"), 0, 16_000))
                    .isFalse();

            var timeline = rhea.get("/api/calls/" + id + "/timeline").body();
            assertThat(StreamSupport.stream(timeline.spliterator(), false)
                            .filter(entry -> entry.path("kind").asString("").equals("RecordingHeard"))
                            .map(entry -> entry.path("text").asString(""))
                            .distinct())
                    .containsExactly("C" + id + " heard again at the position", "C" + id + " heard again");
            assertThat(timeline.toString()).contains("\"ruth\"").doesNotContain("\"rufus\"");
        }
    }

    private static String marks(JsonNode view) {
        return view.path("marks").toString();
    }

    private static int loudness(JsonNode track) {
        int sum = 0;
        for (var level : track.path("levels")) {
            sum += level.asInt(0);
        }
        return sum;
    }

    /// The samples of a WAV, as bytes.
    private static byte[] sound(Browser who, String path) throws Exception {
        var answer = who.bytes(path);
        try (var in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(answer))) {
            return in.readAllBytes();
        }
    }

    private static boolean loud(byte[] samples, int from, int to) {
        for (int i = from; i + 1 < Math.min(to, samples.length); i += 2) {
            if (Math.abs((samples[i] & 0xff) | samples[i + 1] << 8) > 1_000) {
                return true;
            }
        }
        return false;
    }
}
