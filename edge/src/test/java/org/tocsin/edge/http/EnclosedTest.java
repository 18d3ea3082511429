package org.tocsin.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.TwoTowns;

class EnclosedTest {
    private static Enclosed within(Point... corners) {
        return Enclosed.of(
                TwoTowns.pack(),
                Arrays.stream(corners)
                        .map(corner -> new double[] {corner.longitude(), corner.latitude()})
                        .toList());
    }

    @Test
    void everyDoorAndPlaceWithinAndNoneOutside() {
        var inside =
                within(TwoTowns.at(0.3, -0.1), TwoTowns.at(0.3, 0.9), TwoTowns.at(0.7, 0.9), TwoTowns.at(0.7, -0.1));
        assertThat(inside.places()).extracting("name").containsExactly("The Middle East Restaurant");
        assertThat(inside.streets()).extracting("street").containsOnly("Massachusetts Ave");
        assertThat(inside.doors())
                .isPositive()
                .isEqualTo(inside.streets().getFirst().doors());
        assertThat(inside.streets().getFirst().numbers()).contains("37").doesNotContain("5", "105");
        assertThat(inside.truncated()).isFalse();
    }

    @Test
    void aLineEnclosesNothing() {
        assertThatThrownBy(() -> Enclosed.of(TwoTowns.pack(), List.of(new double[] {0, 0}, new double[] {1, 1})))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Enclosed.of(
                        TwoTowns.pack(), List.of(new double[] {0}, new double[] {1, 1}, new double[] {1, 0})))
                .isInstanceOf(Refusal.class);
    }
}
