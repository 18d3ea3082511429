package org.tocsin.sim.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.sim.happenings.Happening;

class DeskMindTest {
    private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
    private static final PhoneNumber CALLER = new PhoneNumber("+14135550123");
    private static final CityPack.Door DOOR = new CityPack.Door(
            "d1", 12, "A", "River Street", "Ashford", null, new Point(42.6, -72.3), "house", List.of());
    private static final Happening FIRE = new Happening(
            1, T0, "STRUC", "Structure fire at 12A River Street", DOOR, DOOR.point(), 0, CALLER, "RESD", 30, 90);

    private final DeskMind mind =
            new DeskMind("desk1", number -> number.equals(CALLER) ? Optional.of(FIRE) : Optional.empty());

    @Test
    void answersSoonWhenAloneAndLateWhenAPersonIsReady() {
        assertThat(mind.think(ringing(false), T0.plusSeconds(2))).isEmpty();
        assertThat(mind.think(ringing(true), T0.plusSeconds(15))).isEmpty();
        assertThat(mind.think(ringing(false), T0.plusSeconds(4))).containsExactly(new Wish.Answer(1));
        assertThat(new DeskMind("desk1", _ -> Optional.empty()).think(ringing(true), T0.plusSeconds(25)))
                .containsExactly(new Wish.Answer(1));
    }

    @Test
    void asksOnceAndAgainOnlyMuchLater() {
        mind.think(ringing(false), T0.plusSeconds(4));
        assertThat(mind.think(ringing(false), T0.plusSeconds(5))).isEmpty();
        assertThat(mind.think(ringing(false), T0.plusSeconds(30))).containsExactly(new Wish.Answer(1));
    }

    @Test
    void opensWhatTheCallerSaidDispatchesAndCloses() {
        var active = seen(call("ACTIVE", "desk1", 0), null);
        assertThat(mind.think(active, T0.plusSeconds(10))).isEmpty();
        assertThat(mind.think(active, T0.plusSeconds(16)))
                .containsExactly(
                        new Wish.Open(1, "STRUC", "12A River Street, Ashford", "Structure fire at 12A River Street"));
        var pending = incident("PENDING", "desk1", List.of(), true);
        assertThat(mind.think(seen(call("ENDED", "desk1", 1001), pending), T0.plusSeconds(30)))
                .containsExactly(new Wish.Line("DR 1001"));
        var cleared = seen(call("ENDED", "desk1", 1001), incident("ACTIVE", "desk1", List.of(), true));
        mind.think(cleared, T0.plusSeconds(600));
        assertThat(mind.think(cleared, T0.plusSeconds(606)))
                .containsExactly(new Wish.Line("X 1001 handled by the units sent"));
    }

    @Test
    void leavesOtherPeoplesWorkAlone() {
        var theirs = seen(call("ACTIVE", "ana", 0), incident("PENDING", "ana", List.of(), true));
        assertThat(mind.think(theirs, T0.plusSeconds(600))).isEmpty();
    }

    private static Seen ringing(boolean personReady) {
        return new Seen(Map.of(1L, call("RINGING", "", 0)), Map.of(), personReady);
    }

    private static Seen seen(Seen.SeenCall call, Seen.@Nullable SeenIncident incident) {
        return new Seen(Map.of(1L, call), incident == null ? Map.of() : Map.of(1001L, incident), false);
    }

    private static Seen.SeenCall call(String status, String handler, long incident) {
        return new Seen.SeenCall(1, status, T0, CALLER, handler, incident, null);
    }

    private static Seen.SeenIncident incident(String status, String by, List<String> units, boolean recommended) {
        return new Seen.SeenIncident(1001, status, by, T0.plusSeconds(16), null, units, recommended);
    }
}
