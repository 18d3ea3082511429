package org.tocsin.sim.happenings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;

class SpokenPlaceTest {
    private static final Point HOME = new Point(42.4, -71.1);
    private static final CityPack.Door DOOR =
            new CityPack.Door("d1", 112, "", "River Street", "Ashford", null, HOME, "dwelling", List.of());

    private static CityPack city(List<CityPack.Crossing> crossings, List<CityPack.CommonPlace> places) {
        return new CityPack(
                new CityPack.Manifest(1, "One street", "v1", "none", "made by hand", "America/New_York", HOME),
                List.of(),
                crossings,
                List.of(DOOR),
                places,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static TreeSet<String> all(CityPack city) {
        var spoken = new SpokenPlace(city, new Random(4));
        var words = new TreeSet<String>();
        for (int i = 0; i < 300; i++) {
            words.add(spoken.of(DOOR));
        }
        return words;
    }

    @Test
    void peopleSayADoorInManyWaysAllOfThemOfTheCitysNames() {
        var words = all(city(
                List.of(new CityPack.Crossing("c1", List.of("Main Street", "River Street"), "Ashford", HOME)),
                List.of(new CityPack.CommonPlace("p1", "Mill Diner", List.of(), "restaurant", "", "Ashford", HOME))));
        assertThat(words)
                .contains(
                        "112 River Street",
                        "112 River",
                        "112 River Avenue",
                        "the corner of River and Main",
                        "River next to Mill Diner",
                        "the 100 block of River");
        assertThat(words).allMatch(each -> each.contains("River"));
    }

    @Test
    void withoutACornerOrAShopInSightANumberIsLeft() {
        assertThat(all(city(List.of(), List.of())))
                .noneMatch(each -> each.contains("corner"))
                .contains("112 River");
    }
}
