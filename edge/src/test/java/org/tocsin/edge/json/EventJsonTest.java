package org.tocsin.edge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;

class EventJsonTest {
    private static final EventJson JSON = EventJson.standard();
    private static final Path GOLDEN =
            Path.of(System.getProperty("tocsin.root"), "edge/src/test/resources/journal/events.jsonl");

    @Property(tries = 60)
    void everyEventReadsBackAsItWasWritten(@ForAll long seed) {
        var samples = new Samples(seed);
        for (var type : JSON.types().values()) {
            var event = (Event) samples.of(type);
            String json = JSON.write(List.of(event));
            assertThat(JSON.read(json)).containsExactly(event);
            assertThat(json).as("ASCII").matches("[ -\\x7f]*");
        }
    }

    @Property(tries = 60)
    void theWholeStateReadsBackAsItWasWritten(@ForAll long seed) {
        var json = ValueJson.of(Centre.class);
        var centre = new Samples(seed).of(Centre.class);
        assertThat(json.read(json.write(centre))).isEqualTo(centre);
        assertThat(json.write(json.read(json.write(centre)))).isEqualTo(json.write(centre));
    }

    @Property(tries = 100)
    void actorsReadBackAsTheyWereWritten(@ForAll long seed) {
        var json = ValueJson.of(Actor.class);
        var actor = new Samples(seed).of(Actor.class);
        assertThat(json.read(json.write(actor))).isEqualTo(actor);
    }

    @Property(tries = 300)
    void damagedJsonIsRefusedAndNeverAnythingElse(@ForAll long seed) {
        var random = new Random(seed);
        var types = new ArrayList<>(JSON.types().values());
        var event = (Event) new Samples(seed).of(types.get(random.nextInt(types.size())));
        var text = new StringBuilder(JSON.write(List.of(event)));
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, "{}[],:\"0-e".charAt(random.nextInt(10)));
            }
        }
        try {
            JSON.read(text.toString());
        } catch (MalformedJson refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    /// One line for each event as it has been written: every release must read them. To add the lines of new events run
    /// with -Dtocsin.golden=write; a line already there is never changed.
    @Test
    void everyReleaseReadsWhatEarlierOnesWrote() throws IOException {
        var lines = Files.exists(GOLDEN) ? new ArrayList<>(Files.readAllLines(GOLDEN)) : new ArrayList<String>();
        var seen = new HashSet<String>();
        for (String line : lines) {
            var events = JSON.read(line);
            assertThat(JSON.write(events))
                    .as("the form of an event has changed")
                    .isEqualTo(line);
            seen.add(line.substring(11, line.indexOf('"', 11)));
        }
        var missing = new ArrayList<String>();
        JSON.types().forEach((name, type) -> {
            if (!seen.contains(name)) {
                missing.add(JSON.write(List.of((Event) new Samples(name.hashCode()).of(type))));
            }
        });
        if ("write".equals(System.getProperty("tocsin.golden"))) {
            lines.addAll(missing);
            Files.createDirectories(GOLDEN.getParent());
            Files.write(GOLDEN, lines, StandardCharsets.UTF_8);
            return;
        }
        assertThat(missing)
                .as("run with -Dtocsin.golden=write to add these to " + GOLDEN)
                .isEmpty();
        assertThat(seen)
                .as("an event that was written once is never taken away")
                .isSubsetOf(JSON.types().keySet());
    }

    private static String version(String line) {
        int at = line.indexOf("\"version\":");
        return line.substring(at, line.indexOf(',', at));
    }

    @Test
    void writesIdentifiersBareAndLeavesAbsentPartsOut() {
        var event = new CallEvent.CallLinked(new CallId(7), new IncidentId(1001));
        assertThat(JSON.write(List.of(event)))
                .isEqualTo("[{\"event\":\"calls.CallLinked\",\"version\":1,\"data\":{\"call\":7,\"incident\":1001}}]");
        assertThat(ValueJson.of(Actor.class).write(new Actor.Person("ana", "Ana Diaz", null)))
                .isEqualTo("{\"type\":\"Person\",\"login\":\"ana\",\"name\":\"Ana Diaz\"}");
    }

    @Test
    void skipsWhatALaterReleaseAddedAndRefusesWhatIsMissing() {
        String added =
                "[{\"event\":\"calls.CallLinked\",\"version\":1,\"data\":{\"call\":7,\"mood\":\"calm\",\"incident\":1001}}]";
        assertThat(JSON.read(added)).hasSize(1);
        assertThatThrownBy(() -> JSON.read(added.replace("\"call\":7,", "")))
                .isInstanceOf(MalformedJson.class)
                .hasMessage("calls.CallLinked.call is missing");
        assertThatThrownBy(() -> JSON.read(added.replace("\"version\":1", "\"version\":2")))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("does not know");
        assertThatThrownBy(() -> JSON.read(added.replace("\"call\":7", "\"call\":0")))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("calls.CallLinked.call");
    }

    @Test
    void upgradesAnOldVersion() {
        var upgrade = new EventJson.Upgrade("calls.CallHeld", 1, data -> data.put("by", "unknown"));
        var json = new EventJson(List.of(CallEvent.class), List.of(upgrade));
        assertThat(json.read("[{\"event\":\"calls.CallHeld\",\"version\":1,\"data\":{\"call\":3}}]"))
                .containsExactly(new CallEvent.CallHeld(new CallId(3), "unknown"));
        assertThat(json.write(List.of(new CallEvent.CallHeld(new CallId(3), "ana"))))
                .contains("\"version\":2");
    }
}
