package org.tocsin.core.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;

/// Which report a dispatcher is shown first.
class BestFixTest {
    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    private static final Point DOOR = new Point(42.3700, -71.1100);
    private static final Point MAST = new Point(42.3750, -71.1100);

    private static Fix circle(Point center, double radiusMeters, int atSeconds) {
        return new Fix(new Area.Circle(center, radiusMeters), null, NOW.plusSeconds(atSeconds), "GPS", "network", 90);
    }

    private static Fix address(int atSeconds) {
        return new Fix(
                null, new CivicAddress(Map.of("RD", "Main St")), NOW.plusSeconds(atSeconds), "DHCP", "network", 0);
    }

    @Test
    void aVaguerReportThatHoldsTheSharperOneSaysNothingNew() {
        var sharp = circle(DOOR, 20, 0);
        assertThat(BestFix.of(List.of(sharp, circle(MAST, 900, 5)))).contains(sharp);
        assertThat(BestFix.of(List.of(address(0), circle(MAST, 900, 5)))).contains(address(0));
    }

    @Test
    void aVaguerReportElsewhereCounts() {
        var elsewhere = circle(MAST, 300, 5);
        assertThat(BestFix.of(List.of(circle(DOOR, 20, 0), elsewhere))).contains(elsewhere);
    }

    @Test
    void anOldReportMayBeOfWhereTheCallerWas() {
        var late = circle(MAST, 900, 121);
        assertThat(BestFix.of(List.of(circle(DOOR, 20, 0), late))).contains(late);
    }

    @Test
    void aSecondBidThatIsBetterIsShown() {
        var better = circle(DOOR, 20, 6);
        assertThat(BestFix.of(List.of(circle(MAST, 900, 0), better))).contains(better);
    }

    @Test
    void ofOneMomentTheNetworksPreferenceCounts() {
        var preferred = circle(MAST, 900, 0);
        assertThat(BestFix.of(List.of(circle(DOOR, 20, 0), preferred))).contains(preferred);
    }

    @Test
    void nowhereIsNoPlace() {
        var nowhere = circle(new Point(0, 0), 5, 9);
        var sharp = circle(DOOR, 20, 0);
        assertThat(BestFix.of(List.of(sharp, nowhere))).contains(sharp);
        assertThat(BestFix.of(List.of(nowhere))).isEmpty();
    }
}
