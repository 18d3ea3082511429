package org.tocsin.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CentreClockTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private Instant wall = NOON;
    private long nanos;
    private final CentreClock clock = new CentreClock(() -> wall, () -> nanos, Instant.EPOCH);

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void followsTheWallClockWhileItIsPlausible() {
        pass(Duration.ofSeconds(5));
        wall = wall.plusMillis(700);
        assertThat(clock.now()).isEqualTo(NOON.plusMillis(5_700));
        assertThat(clock.findSkew()).isEmpty();
    }

    @Test
    void keepsItsOwnTimeThroughAJumpEitherWay() {
        for (var jump : new Duration[] {Duration.ofHours(3), Duration.ofHours(-3)}) {
            var before = clock.now();
            wall = wall.plus(jump);
            pass(Duration.ofSeconds(2));
            assertThat(clock.now()).isEqualTo(before.plusSeconds(2));
            assertThat(clock.findSkew()).contains(jump);
            wall = wall.minus(jump);
            assertThat(clock.now()).isEqualTo(before.plusSeconds(2));
            assertThat(clock.findSkew()).isEmpty();
        }
    }

    @Test
    void neverGoesBack() {
        pass(Duration.ofSeconds(1));
        var before = clock.now();
        wall = wall.minusMillis(900);
        assertThat(clock.now()).isEqualTo(before);
    }

    @Test
    void goesOnFromTheNewestRecordWhenTheClockIsBehindIt() {
        var last = NOON.plus(Duration.ofHours(3));
        var late = new CentreClock(() -> wall, () -> nanos, last);
        pass(Duration.ofSeconds(2));
        assertThat(late.now()).isEqualTo(last.plusSeconds(2));
        assertThat(late.findSkew()).contains(Duration.ofHours(-3));
    }
}
