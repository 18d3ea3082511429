package org.tocsin.edge.live.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;

class TrackTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Point START = new Point(42.37, -71.10);

    private static Fix fix(Point point, double radiusMeters, int second) {
        return new Fix(new Area.Circle(point, radiusMeters), null, NOON.plusSeconds(second), "GPS", "carrier", 90);
    }

    @Test
    void theFirstReportHasNotMovedAndTheNextHas() {
        var views = Track.of(List.of(fix(START, 20, 0), fix(new Point(42.371, -71.10), 30, 12)));
        assertThat(views.getFirst().moved()).isNull();
        assertThat(views.getFirst().radiusMeters()).isEqualTo(20);
        assertThat(views.getFirst().confidencePercent()).isEqualTo(90);
        assertThat(views.getFirst().takenAt()).isEqualTo(NOON);
        var moved = Objects.requireNonNull(views.getLast().moved());
        assertThat(moved.meters()).isCloseTo(111.2, Offset.offset(0.5));
        assertThat(moved.toward()).isEqualTo("N");
        assertThat(moved.seconds()).isEqualTo(12);
        assertThat(moved.beyondError()).isTrue();
    }

    @Test
    void aCircleThatDriftsWithinItsErrorIsNotSaidToMove() {
        var moved = Objects.requireNonNull(Track.of(List.of(fix(START, 80, 0), fix(new Point(42.371, -71.10), 80, 5)))
                .getLast()
                .moved());
        assertThat(moved.beyondError()).isFalse();
    }

    @Test
    void reportsWithoutAPositionAreKeptAndSteppedOver() {
        var civic = new Fix(
                null, new CivicAddress(Map.of("RD", "Main Street")), NOON.plusSeconds(3), "Manual", "carrier", 0);
        var nowhere = fix(new Point(0, 0), 50, 5);
        var views = Track.of(List.of(fix(START, 10, 0), civic, nowhere, fix(new Point(42.371, -71.10), 10, 9)));
        assertThat(views).hasSize(4);
        assertThat(views.get(1).moved()).isNull();
        assertThat(views.get(2).moved()).isNull();
        assertThat(Objects.requireNonNull(views.get(3).moved()).seconds()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 0, N",
        "0.001, 0.00135, NE",
        "0, 0.001, E",
        "-0.001, 0.00135, SE",
        "-0.001, 0, S",
        "-0.001, -0.00135, SW",
        "0, -0.001, W",
        "0.001, -0.00135, NW"
    })
    void directionsAreTheWinds(double north, double east, String wind) {
        assertThat(Track.toward(START, new Point(START.latitude() + north, START.longitude() + east)))
                .isEqualTo(wind);
    }
}
