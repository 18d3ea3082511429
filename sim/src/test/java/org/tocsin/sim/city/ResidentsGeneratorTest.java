package org.tocsin.sim.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.CityPack;
import org.tocsin.sim.city.Resident.HealthProfile;
import org.tocsin.sim.city.Resident.IndicatorForm;

class ResidentsGeneratorTest {
    private final CityPack city = CityGenerator.generate(3, 9_000);

    @Test
    void about_one_home_in_a_hundred_filed_a_form_and_two_a_profile() {
        var residents = ResidentsGenerator.generate(3, city);
        assertThat(residents.stream().filter(IndicatorForm.class::isInstance).count())
                .isBetween(50L, 150L);
        assertThat(residents.stream().filter(HealthProfile.class::isInstance).count())
                .isBetween(110L, 260L);
    }

    @Test
    void the_same_seed_gives_the_same_residents_at_known_doors() {
        var residents = ResidentsGenerator.generate(3, city);
        assertThat(ResidentsGenerator.generate(3, city)).isEqualTo(residents);
        var doors = city.doors().stream().map(CityPack.Door::id).collect(Collectors.toSet());
        assertThat(residents).allMatch(resident -> doors.contains(resident.doorId()));
        assertThat(residents).extracting(Resident::phone).doesNotHaveDuplicates();
        assertThat(residents)
                .extracting(resident -> resident.phone().digits().substring(5, 8))
                .containsOnly("555");
    }

    @Test
    void nothing_personal_prints() {
        for (var resident : ResidentsGenerator.generate(3, city)) {
            assertThat(resident.toString()).doesNotContain("555").hasSizeLessThan(30);
        }
    }
}
