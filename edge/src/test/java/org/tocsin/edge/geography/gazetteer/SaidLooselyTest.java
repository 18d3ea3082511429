package org.tocsin.edge.geography.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.TwoTowns;

/// Names as callers and clerks really give them: parts left out, run together, mistyped, by their first letters.
class SaidLooselyTest {
    private static final PackGazetteer GAZETTEER = PackGazetteer.of(pack());

    /// A street along the north, one that crosses it twice, a complex of buildings, a school in two lists.
    private static CityPack pack() {
        var streets = new ArrayList<CityPack.Street>();
        var doors = new ArrayList<CityPack.Door>();
        street(streets, doors, "Monsignor Grady Hwy", TwoTowns.at(0, 0), TwoTowns.at(0, 2));
        street(streets, doors, "Monsignor Grady Hwy", TwoTowns.at(0, 2), TwoTowns.at(0, 4));
        street(streets, doors, "Alewife Brook Pkwy", TwoTowns.at(0, 2), TwoTowns.at(2, 2));
        street(streets, doors, "Sargent St", TwoTowns.at(0, 4), TwoTowns.at(2, 4));
        street(streets, doors, "Loop Rd", TwoTowns.at(0, 0), TwoTowns.at(1, 1));
        street(streets, doors, "Loop Rd", TwoTowns.at(1, 1), TwoTowns.at(0, 4));
        for (int building = 100; building <= 300; building += 100) {
            doors.add(door("One Mill Square Complex", building, TwoTowns.at(3 + building / 1000.0, 3)));
        }
        return new CityPack(
                new CityPack.Manifest(1, "Loose", "v1", "none", "test", "America/New_York", TwoTowns.HOME),
                streets,
                List.of(new CityPack.Crossing(
                        "gate", List.of("Sargent St", "Mill Gate"), "Ashford", TwoTowns.at(2, 4))),
                doors,
                List.of(
                        place("garage", "One Mill Square Garage", TwoTowns.at(5, 5), 0),
                        place("old", "Amity School", TwoTowns.at(5, 0), 0),
                        place("new1", "Amity School", TwoTowns.at(1, 3), 0),
                        place("new2", "Amity School", TwoTowns.at(1, 3.1), 0),
                        marker("I-90 mile 12", 1),
                        marker("I-90 mile 13", 2),
                        marker("Route 2 mile 12", 3),
                        place("park", "Long Park", TwoTowns.at(4, 1), 300),
                        place("field", "Russell Field", TwoTowns.at(4, 2), 60)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static void street(
            List<CityPack.Street> streets, List<CityPack.Door> doors, String name, Point from, Point to) {
        int low =
                100 * (int) streets.stream().filter(s -> s.name().equals(name)).count();
        streets.add(new CityPack.Street(
                name + low,
                name,
                List.of(),
                "Ashford",
                "Ashford",
                low + 1,
                low + 99,
                low + 2,
                low + 98,
                CityPack.RoadClass.RESIDENTIAL,
                40,
                0,
                null,
                List.of(from, to)));
        doors.add(door(name, low + 5, from));
    }

    private static CityPack.Door door(String street, int number, Point point) {
        return new CityPack.Door(street + number, number, "", street, "Ashford", null, point, "", List.of());
    }

    private static CityPack.CommonPlace marker(String name, int north) {
        return new CityPack.CommonPlace(
                name, name, List.of(), MileMarkers.CATEGORY, "", "Ashford", TwoTowns.at(north, 6), 0);
    }

    private static CityPack.CommonPlace place(String id, String name, Point point, double extentMeters) {
        return new CityPack.CommonPlace(id, name, List.of(), "", "", "Ashford", point, extentMeters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 Grady Highway | 5 Monsignor Grady Hwy",
                "5 Saregnt St | 5 Sargent St",
                "5 SargentSt | 5 Sargent St",
                "5 Sargent Rst | 5 Sargent St",
                "5 Alewife Brook Parkwy | 5 Alewife Brook Pkwy",
                "Grady Hwy & ABP | Alewife Brook Pkwy & Monsignor Grady Hwy",
                "Grady Hwy & Alewife Brook Parkway Ext. | Alewife Brook Pkwy & Monsignor Grady Hwy",
                "Sargent St & Mill Gate | Sargent St & Mill Gate",
                "One Mill Square | One Mill Square Complex",
                "Long Park at Russell Field | Russell Field",
                "Russell Field north bleachers | Russell Field",
                "Grady Hwy opp. Alewife Brook Pkwy | Alewife Brook Pkwy & Monsignor Grady Hwy",
                "Grady Hwy (near) Alewife Brook Pkwy | Alewife Brook Pkwy & Monsignor Grady Hwy",
                "accident at Grady Hwy and Alewife Brook Pkwy | Alewife Brook Pkwy & Monsignor Grady Hwy",
                "777 Grady Hwy @ Alewife Brook Pkwy | Alewife Brook Pkwy & Monsignor Grady Hwy",
                "Sargent St, #5 | 5 Sargent St",
                "smoke out of 5 Sargent St | 5 Sargent St",
                "IFO 5 Sargent St | 5 Sargent St",
                "Alewife Brook Pkwy at the dead end | end of Alewife Brook Pkwy",
            })
    void is_found(String words, String label) {
        var matches = GAZETTEER.find(words, null, 5);
        assertThat(matches).as(words).isNotEmpty();
        assertThat(matches.getFirst().label()).as(matches.toString()).isEqualTo(label);
        assertThat(matches.getFirst().why()).isNotBlank();
    }

    @Test
    void streets_that_meet_twice_are_both_offered_and_neither_is_called_exact() {
        var matches = GAZETTEER.find("Loop Rd & Monsignor Grady Hwy", null, 5);
        assertThat(matches.subList(0, 2)).allSatisfy(match -> {
            assertThat(match.exactness()).isEqualTo(Exactness.INTERPOLATED);
            assertThat(match.why()).contains("one of 2 places where these meet");
        });
        assertThat(matches.get(0).point()).isNotEqualTo(matches.get(1).point());
    }

    @Test
    void what_several_lists_agree_on_goes_first() {
        var matches = GAZETTEER.find("Amity School", null, 2);
        assertThat(matches.getFirst().point().metersTo(TwoTowns.at(1, 3))).isLessThan(60);
        assertThat(matches).extracting(match -> match.exactness()).containsOnly(Exactness.APPROXIMATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mile marker 12 on I-90 westbound | I-90 mile 12 | EXACT",
                "mm 12.5 interstate 90 | I-90 mile 12.5 | INTERPOLATED",
                "I90 EB at milepost 13 | I-90 mile 13 | EXACT",
                "Route 2 mile 12 | Route 2 mile 12 | EXACT",
            })
    void highway_miles_are_read(String words, String label, Exactness exactness) {
        var match = GAZETTEER.find(words, null, 1).getFirst();
        assertThat(match.kind()).isEqualTo(org.tocsin.core.places.MatchKind.MILE_MARKER);
        assertThat(match.label()).isEqualTo(label);
        assertThat(match.exactness()).isEqualTo(exactness);
        assertThat(GAZETTEER.find("mile 12", null, 5)).hasSize(2);
    }

    @Test
    void beside_a_crossing_is_not_at_it() {
        var match = GAZETTEER
                .find("Grady Hwy at 40 ft W of Alewife Brook Pkwy", null, 1)
                .getFirst();
        assertThat(match.exactness()).isEqualTo(Exactness.APPROXIMATE);
        assertThat(match.why()).contains("near it, not at it");
    }

    @Test
    void a_number_far_behind_the_last_may_be_the_end_of_the_street() {
        assertThat(GAZETTEER.find("900 Sargent St", null, 5)).anySatisfy(match -> {
            assertThat(match.why()).contains("the end of the street behind its last number");
            assertThat(match.exactness()).isEqualTo(Exactness.APPROXIMATE);
            assertThat(match.point().metersTo(TwoTowns.at(2, 4))).isLessThan(1);
        });
    }
}
