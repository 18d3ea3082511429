package org.tocsin.edge.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Apparatus;
import org.tocsin.core.places.CityPack.Boundary;
import org.tocsin.core.places.CityPack.CommonPlace;
import org.tocsin.core.places.CityPack.Station;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;
import org.tocsin.edge.geography.gazetteer.PackGazetteer;
import org.tocsin.edge.geography.pack.PackReport;
import org.tocsin.edge.geography.roads.RoadNetwork;

/// A full pack and a thin neighbour as one map.
class RegionTest {
    private static final Point FAR = TwoTowns.at(60, 60);
    private static final CityPack REGION = Region.of(List.of(TwoTowns.pack(), thin()));

    private static CityPack thin() {
        return new CityPack(
                new CityPack.Manifest(1, "Cedarville, Massachusetts", "v7", "CC0", "state", "America/Chicago", FAR),
                List.of(),
                List.of(),
                List.of(),
                List.of(new CommonPlace("p1", "Cedar School", List.of(), "school", "", "Cedarville", FAR)),
                List.of(square(BoundaryKind.MUNICIPALITY, "Cedarville"), square(BoundaryKind.FIRE_ENGINE, "Engine 1")),
                List.of(new Station("S1", "Station 1", "Cedarville Fire", "Cedarville", FAR)),
                List.of(new Apparatus("E1", "ENGINE", "Cedarville Fire", "S1", "Cedarville", "Engine 1", List.of())),
                List.of(new CityPack.Hydrant("H-0042", FAR, 500, true)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Boundary square(BoundaryKind kind, String name) {
        return new Boundary(
                kind,
                name,
                List.of(List.of(
                        TwoTowns.at(58, 58),
                        TwoTowns.at(58, 62),
                        TwoTowns.at(62, 62),
                        TwoTowns.at(62, 58),
                        TwoTowns.at(58, 58))));
    }

    @Test
    void the_first_pack_is_home_and_every_version_is_told() {
        var manifest = REGION.manifest();
        assertThat(manifest.version()).isEqualTo("v1+v7");
        assertThat(manifest.timeZone()).isEqualTo("America/New_York");
        assertThat(manifest.licence()).isEqualTo("none; CC0");
    }

    @Test
    void names_that_are_taken_get_their_pack_s_name_in_front() {
        assertThat(REGION.commonPlaces()).extracting(CommonPlace::id).contains("p1", "Cedarville p1");
        assertThat(REGION.hydrants()).extracting(CityPack.Hydrant::id).containsExactly("H-0042", "Cedarville H-0042");
        assertThat(REGION.boundaries()).extracting(Boundary::name).contains("Engine 1", "Cedarville Engine 1");
        assertThat(REGION.apparatus().getFirst().beat()).isEqualTo("Cedarville Engine 1");
    }

    @Test
    void a_thin_town_says_what_it_cannot_do() {
        assertThat(PackReport.unable(REGION))
                .containsExactly(
                        "Cedarville: no routes, drive times, blocks or cross streets",
                        "Cedarville: house addresses cannot be verified");
        assertThat(PackReport.unable(TwoTowns.pack())).containsExactly("nobody to send");
    }

    @Test
    void an_address_in_a_town_without_streets_is_never_another_town_s() {
        var matches = PackGazetteer.of(REGION).find("5 Main St, Cedarville", null, 3);
        var first = matches.getFirst();
        assertThat(first.kind()).isEqualTo(MatchKind.AREA);
        assertThat(first.municipality()).isEqualTo("Cedarville");
        assertThat(first.why()).contains("the map has no streets of Cedarville");
        assertThat(matches).allMatch(match -> match.exactness() == Exactness.APPROXIMATE);
        assertThat(PackGazetteer.of(REGION)
                        .find("Cedar School", null, 1)
                        .getFirst()
                        .municipality())
                .isEqualTo("Cedarville");
    }

    @Test
    void a_town_without_streets_is_on_no_street_of_its_neighbour() {
        var roads = RoadNetwork.of(REGION);
        var home = TwoTowns.pack().streets().getFirst().line().getFirst();
        assertThat(roads.reaches(home)).isTrue();
        assertThat(roads.reaches(FAR)).isFalse();
        assertThat(roads.driveSeconds(List.of(home), FAR, Roads.Profile.FIRE_APPARATUS)[0])
                .isInfinite();
        assertThat(roads.findWay(home, FAR, Roads.Profile.FIRE_APPARATUS)).isEmpty();
        assertThat(roads.driveSeconds(List.of(FAR, home), home, Roads.Profile.FIRE_APPARATUS))
                .as("a unit that is there has no drive time either")
                .satisfies(seconds -> {
                    assertThat(seconds[0]).isInfinite();
                    assertThat(seconds[1]).isZero();
                });
    }

    @Test
    void a_town_without_streets_beside_one_with_them_does_not_borrow_them() {
        var town = TwoTowns.pack();
        var beside = new Boundary(
                BoundaryKind.MUNICIPALITY,
                "Dunmere",
                List.of(List.of(TwoTowns.at(-9, -9), TwoTowns.at(-9, -1), TwoTowns.at(9, -1), TwoTowns.at(9, -9))));
        var there = TwoTowns.at(0, -4);
        assertThat(RoadNetwork.of(town).reaches(there)).isTrue();
        assertThat(RoadNetwork.of(Region.of(List.of(town, only(beside)))).reaches(there))
                .isFalse();
    }

    private static CityPack only(Boundary boundary) {
        var none = thin();
        return new CityPack(
                none.manifest(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(boundary),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
