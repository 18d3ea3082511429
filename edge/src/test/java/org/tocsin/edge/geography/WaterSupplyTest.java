package org.tocsin.edge.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.CityPack.Hydrant;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads.Profile;
import org.tocsin.edge.geography.roads.RoadNetwork;

/// Main Street runs east and is one-way west; Back Lane runs beside it, 55 m north, joined at both ends.
class WaterSupplyTest {
    private static final Point WEST = new Point(42.300000, -71.200000);
    private static final Point EAST = new Point(42.300000, -71.196000);
    private static final Point BACK_WEST = new Point(42.300500, -71.200000);
    private static final Point BACK_EAST = new Point(42.300500, -71.196000);
    private static final Point DOOR = new Point(42.300080, -71.198000);

    private final RoadNetwork roads = RoadNetwork.of(List.of(
            street("main", -1, WEST, EAST),
            street("back", 0, BACK_WEST, BACK_EAST),
            street("left", 0, WEST, BACK_WEST),
            street("right", 0, EAST, BACK_EAST)));
    private final Hydrant before = hydrant("before", 42.300050, -71.197000, true);
    private final Hydrant beyond = hydrant("beyond", 42.299950, -71.198500, true);
    private final Hydrant behind = hydrant("behind", 42.300480, -71.198000, true);
    private final Hydrant broken = hydrant("broken", 42.300000, -71.198000, false);

    @Test
    void hoseGoesAlongTheStreetsBothWays() {
        var outlets = WaterSupply.list(List.of(before, beyond, behind, broken), roads, DOOR, null, 3);
        assertThat(outlets)
                .extracting(outlet -> outlet.hydrant().id())
                .as("the one over the back wall is a long way round, the broken one is none")
                .containsExactly("beyond", "before");
        assertThat(outlets.getFirst().hoseMeters())
                .isCloseTo(beyond.point().metersTo(new Point(42.299950, -71.198000)), within(5.0));
        assertThat(outlets).noneMatch(WaterSupply.Outlet::onTheWay);
    }

    @Test
    void whatTheEnginePassesIsTold() {
        var way = roads.findWay(EAST, DOOR, Profile.FIRE_APPARATUS).orElseThrow();
        var outlets = WaterSupply.list(List.of(before, beyond, behind), roads, DOOR, way, 3);
        assertThat(outlets)
                .filteredOn(WaterSupply.Outlet::onTheWay)
                .extracting(o -> o.hydrant().id())
                .containsExactly("before");
        assertThat(WaterSupply.list(List.of(before, beyond, behind), roads, DOOR, way, 1))
                .as("one that is passed is always named")
                .extracting(outlet -> outlet.hydrant().id())
                .containsExactly("before");
    }

    @Test
    void withoutHydrantsThereIsNone() {
        assertThat(WaterSupply.list(List.of(), roads, DOOR, null, 3)).isEmpty();
    }

    private static Hydrant hydrant(String id, double latitude, double longitude, boolean inService) {
        return new Hydrant(id, new Point(latitude, longitude), 1000, inService);
    }

    private static Street street(String id, int oneWay, Point... line) {
        return new Street(
                id, id, List.of(), "Town", "Town", 0, 0, 0, 0, RoadClass.RESIDENTIAL, 40, oneWay, null, List.of(line));
    }
}
