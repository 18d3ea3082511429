package org.tocsin.sim.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.Point;

class DriftTest {
    private static final Point HOME = new Point(42.4, -71.1);

    @Property(tries = 300)
    void theCircleShrinksAndHoldsTheCaller(
            @ForAll @DoubleRange(min = 5, max = 400) double radius,
            @ForAll @IntRange(min = 1, max = 40) int number,
            @ForAll long seed) {
        var drift = new Drift(HOME, radius, 0, 0, Duration.ofSeconds(9), seed);
        var report = drift.report(number);
        assertThat(report.radiusMeters()).isBetween(5.0, radius);
        assertThat(report.radiusMeters())
                .isLessThanOrEqualTo(drift.report(Math.max(1, number - 1)).radiusMeters());
        assertThat(report.center().metersTo(HOME)).isLessThanOrEqualTo(report.radiusMeters());
    }

    @Test
    void aCallerOnTheWayIsReportedFartherAndFarther() {
        var drift = new Drift(HOME, 20, 9, 90, Duration.ofSeconds(9), 1);
        assertThat(drift.report(10).center().metersTo(HOME)).isBetween(800.0, 820.0);
        assertThat(drift.report(10).center().longitude()).isGreaterThan(HOME.longitude());
    }

    @Test
    void whoDoesNotReportStaysSilent() {
        assertThat(Drift.NONE.reports()).isFalse();
    }
}
