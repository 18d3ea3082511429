package org.tocsin.core.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AreaTest {
    @Property
    void aPolygonLiesInItsCircle(@ForAll @Size(min = 3, max = 9) List<@DoubleRange(min = 0, max = 1) Double> shifts) {
        var ring = shifts.stream()
                .map(shift -> new Point(42 + shift / 100, -71 - (shift * 7919 % 1) / 100))
                .toList();
        var area = new Area.Polygon(ring);
        assertThat(ring)
                .allSatisfy(
                        corner -> assertThat(area.center().metersTo(corner)).isLessThanOrEqualTo(area.radiusMeters()));
    }

    @Property
    void distanceIsTheSameThereAndBack(
            @ForAll @DoubleRange(min = -90, max = 90) double a, @ForAll @DoubleRange(min = -180, max = 180) double b) {
        var here = new Point(42.37, -71.11);
        var there = new Point(a, b);
        assertThat(here.metersTo(there)).isEqualTo(there.metersTo(here)).isBetween(0.0, 20_100_000.0);
        assertThat(there.metersTo(there)).isZero();
    }

    @Test
    void impossibleShapesAreRefused() {
        var here = new Point(42, -71);
        assertThatThrownBy(() -> new Area.Circle(here, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Area.Circle(here, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Area.Polygon(List.of(here, here))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Point(91, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Point(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fix(null, null, Instant.EPOCH, "", "", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Area.Ellipse(here, 10, 40, 0).radiusMeters()).isEqualTo(40);
    }

    @Test
    void aCivicAddressReadsAsOneLine() {
        var civic = new CivicAddress(
                Map.of("HNO", "12", "PRD", "North", "RD", "River", "STS", "Street", "FLR", "3", "A3", "Ashford"));
        assertThat(civic.line()).isEqualTo("12 North River Street, Floor 3, Ashford");
        assertThat(new CivicAddress(Map.of("FLR", " ")).line()).isEmpty();
        assertThat(civic.find("UNIT")).isEmpty();
    }
}
