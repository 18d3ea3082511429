package org.tocsin.edge.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.Roads.Closure;
import org.tocsin.core.places.Roads.Profile;

class GeographyTest {
    @Test
    void aNewGeographyTakesOverInOneStepAndTheOldOneStillAnswers() {
        var first = Geography.of(TwoTowns.pack());
        var atlas = new Atlas(first);
        var second = Geography.of(TwoTowns.pack());
        assertThat(atlas.replace(second)).isSameAs(first);
        assertThat(atlas.current()).isSameAs(second);
        assertThat(first.gazetteer().find("5 Main St", null, 1)).isNotEmpty();
        assertThat(first.version()).isEqualTo("v1");
    }

    @Test
    void closuresHoldAtOnceInTheGeographyInForce() {
        var atlas = new Atlas(Geography.of(TwoTowns.pack()));
        double before = seconds(atlas);
        atlas.change(
                geography -> geography.withClosures(List.of(new Closure("Ashford-Main St-1", null)), Instant.EPOCH));
        assertThat(seconds(atlas)).isGreaterThan(before);
        atlas.change(geography -> geography.withClosures(List.of(), Instant.EPOCH));
        assertThat(seconds(atlas)).isEqualTo(before);
    }

    private static double seconds(Atlas atlas) {
        return atlas.current()
                .roads()
                .driveSeconds(List.of(TwoTowns.at(0, 0.5)), TwoTowns.at(0, 2.5), Profile.FIRE_APPARATUS)[0];
    }
}
