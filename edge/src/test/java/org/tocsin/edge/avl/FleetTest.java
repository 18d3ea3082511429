package org.tocsin.edge.avl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;

/// Reports of vehicles may be late, doubled, from the future or from nowhere; the newest believable one stays.
class FleetTest {
    private static final Instant NOW = Instant.parse("2026-03-01T16:00:00Z");
    private static final UnitId E1 = new UnitId("E1");

    private final Fleet fleet = new Fleet(Clock.fixed(NOW, ZoneOffset.UTC));

    private static VehiclePosition at(long secondsFromNow, double latitude) {
        return new VehiclePosition(E1, new Point(latitude, -72), 90, 30, NOW.plusSeconds(secondsFromNow));
    }

    @Test
    void aLaterReportReplacesAnEarlierOneAndNeverTheOtherWayRound() {
        assertThat(fleet.take(at(-20, 42.1))).isEqualTo(Fleet.Verdict.TAKEN);
        assertThat(fleet.take(at(-10, 42.2))).isEqualTo(Fleet.Verdict.TAKEN);
        assertThat(fleet.take(at(-10, 42.9))).isEqualTo(Fleet.Verdict.DUPLICATE);
        assertThat(fleet.take(at(-600, 42.9))).isEqualTo(Fleet.Verdict.LATE);
        assertThat(fleet.find(E1).orElseThrow().point().latitude()).isEqualTo(42.2);
        assertThat(fleet.ageSeconds(fleet.find(E1).orElseThrow())).isEqualTo(10);
    }

    @Test
    void theFutureNowhereAndTheLongPastAreRefused() {
        assertThat(fleet.take(at(6, 42.1))).isEqualTo(Fleet.Verdict.FUTURE);
        assertThat(fleet.take(at(5, 42.1))).isEqualTo(Fleet.Verdict.TAKEN);
        assertThat(fleet.take(at(-4000, 42.1))).isEqualTo(Fleet.Verdict.LATE);
        assertThat(fleet.take(new VehiclePosition(E1, new Point(0, 0), 0, 0, NOW)))
                .isEqualTo(Fleet.Verdict.NOWHERE);
    }

    @Property
    void inWhateverOrderTheNewestStays(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = -3000, max = 5) Integer> seconds) {
        var one = new Fleet(Clock.fixed(NOW, ZoneOffset.UTC));
        seconds.forEach(second -> one.take(at(second, 42)));
        long newest = seconds.stream().mapToLong(Integer::longValue).max().orElseThrow();
        assertThat(one.find(E1).orElseThrow().at()).isEqualTo(NOW.plusSeconds(newest));
    }
}
