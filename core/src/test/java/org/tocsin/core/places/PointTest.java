package org.tocsin.core.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PointTest {
    @Property
    void distanceIsSymmetricAndNeverLongerThanADetour(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = -90, max = 90) double otherLatitude,
            @ForAll @DoubleRange(min = -180, max = 180) double otherLongitude) {
        var a = new Point(latitude, longitude);
        var b = new Point(otherLatitude, otherLongitude);
        var pole = new Point(90, 0);
        assertThat(a.metersTo(b)).isCloseTo(b.metersTo(a), within(1e-6));
        assertThat(a.metersTo(b)).isLessThanOrEqualTo(a.metersTo(pole) + pole.metersTo(b) + 1e-3);
    }

    @Test
    void aDegreeOfLatitudeIsAboutAHundredAndElevenKilometres() {
        assertThat(new Point(42, -71).metersTo(new Point(43, -71))).isCloseTo(111_195, within(1.0));
    }

    @Test
    void zeroZeroIsNowhereAndOutsideIsRefused() {
        assertThat(new Point(0, 0).isNowhere()).isTrue();
        assertThat(new Point(42, -71).isNowhere()).isFalse();
        assertThatThrownBy(() -> new Point(91, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Point(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
