package org.tocsin.edge.geography.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.TwoTowns;

class CityTilesTest {
    private static final CityPack TOWNS = withGrounds(TwoTowns.pack());
    private static final CityTiles TILES = CityTiles.of(TOWNS);

    private static CityPack withGrounds(CityPack p) {
        double south = TwoTowns.HOME.latitude();
        double west = TwoTowns.HOME.longitude();
        var pond = List.of(
                new Point(south + 0.001, west + 0.001),
                new Point(south + 0.004, west + 0.001),
                new Point(south + 0.004, west + 0.008),
                new Point(south + 0.001, west + 0.008));
        var rail = List.of(new Point(south, west), new Point(south + 0.01, west + 0.02));
        return new CityPack(
                p.manifest(),
                p.streets(),
                p.crossings(),
                p.doors(),
                p.commonPlaces(),
                p.boundaries(),
                p.stations(),
                p.apparatus(),
                p.hydrants(),
                p.fireBoxes(),
                p.poles(),
                p.hospitals(),
                List.of(
                        new CityPack.Ground("pond", "Mirror Pond", List.of(pond)),
                        new CityPack.Ground("rail", "", List.of(rail))));
    }

    private static List<TileId> covering(int zoom) {
        var bounds = TILES.bounds();
        var west = TileId.at(zoom, bounds[0], bounds[3]);
        var east = TileId.at(zoom, bounds[2], bounds[1]);
        var ids = new ArrayList<TileId>();
        for (int x = west.x(); x <= east.x(); x++) {
            for (int y = west.y(); y <= east.y(); y++) {
                ids.add(new TileId(zoom, x, y));
            }
        }
        return ids;
    }

    private static List<ReadTile.Feature> all(int zoom, String layer) {
        return covering(zoom).stream()
                .flatMap(id -> ReadTile.of(TILES.make(id)).layer(layer).stream())
                .toList();
    }

    @Test
    void everyDoorIsOnTheLastTilesOnceAndWhereItIs() {
        var numbers = new ArrayList<String>();
        for (var id : covering(CityTiles.DEEPEST_ZOOM)) {
            for (var door : ReadTile.of(TILES.make(id)).layer("door")) {
                var at = door.parts().getFirst().getFirst();
                double side = 1L << id.zoom();
                var point = new Point(
                        Mercator.latitude((id.y() + at[1] / 4096.0) / side),
                        Mercator.longitude((id.x() + at[0] / 4096.0) / side));
                var number = (String) door.properties().get("number");
                assertThat(TOWNS.doors())
                        .as("door %s at %s", number, point)
                        .anyMatch(each -> CityLayers.number(each).equals(number)
                                && each.point().metersTo(point) < 0.3);
                numbers.add(number);
            }
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        TOWNS.doors().stream().map(CityLayers::number).toList());
    }

    @Test
    void aHalfIsReadAsAHalf() {
        var door = new CityPack.Door("d", 6, "1/2", "Elm St", "Ashford", null, TwoTowns.HOME, "", List.of());
        assertThat(CityLayers.number(door)).isEqualTo("6 1/2");
    }

    @Test
    void doorsAreLeftOutBeforeTheLastZoom() {
        assertThat(all(CityTiles.DEEPEST_ZOOM - 1, "door")).isEmpty();
    }

    @Test
    void blocksCarryTheIdentifiersStreetsAreClosedBy() {
        for (int zoom : new int[] {13, 16}) {
            Set<Object> ids = new HashSet<>();
            all(zoom, "street").forEach(each -> ids.add(each.properties().get("id")));
            assertThat(ids)
                    .containsExactlyInAnyOrderElementsOf(
                            TOWNS.streets().stream().map(CityPack.Street::id).toList());
        }
        assertThat(all(12, "street"))
                .isNotEmpty()
                .allMatch(each -> !each.properties().containsKey("id"));
    }

    @Test
    void aNameRunsAlongTheWholeStreet() {
        long blocks = TOWNS.streets().stream()
                .filter(each -> each.name().equals("River St"))
                .count();
        assertThat(blocks).isGreaterThan(5);
        var id = TileId.at(13, TwoTowns.HOME.longitude() + 0.01, TwoTowns.HOME.latitude());
        var lines = JoinedStreets.of(TOWNS.streets()).stream()
                .filter(each -> each.record().name().equals("River St"))
                .toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(2);
        assertThat(TILES.make(id)).isNotEmpty();
    }

    @Test
    void aBorderTwoDistrictsShareIsOneLine() {
        double length = 0;
        double rings = 0;
        for (var each : Borders.of(TOWNS.boundaries())) {
            if (each.record() == BoundaryKind.FIRE_ENGINE) {
                length += length(each.shape());
            }
        }
        for (var boundary : TOWNS.boundaries()) {
            if (boundary.kind() == BoundaryKind.FIRE_ENGINE) {
                rings += length(Shape.ring(boundary.rings().getFirst()));
            }
        }
        assertThat(length).isPositive().isLessThan(rings * 0.99);
    }

    private static double length(Shape shape) {
        double length = 0;
        for (int i = 1; i < shape.size(); i++) {
            length += Math.hypot(shape.x(i) - shape.x(i - 1), shape.y(i) - shape.y(i - 1));
        }
        return length;
    }

    @Test
    void aDistrictIsNamedOnceAndInsideItself() {
        var names = all(14, "district").stream()
                .map(each -> each.properties().get("name"))
                .toList();
        assertThat(names).containsExactlyInAnyOrder("Ashford", "Birchwood", "Engine 1", "Engine 2");
    }

    @Test
    void groundsAndRailsAreKeptApart() {
        assertThat(all(14, "ground"))
                .isNotEmpty()
                .allMatch(each -> each.properties().get("kind").equals("pond"));
        assertThat(all(14, "ground")).allMatch(each -> each.type().equals("Polygon"));
        assertThat(all(14, "rail")).isNotEmpty().allMatch(each -> each.type().equals("LineString"));
        assertThat(all(16, "place").stream().map(each -> each.properties().get("name")))
                .contains("Mirror Pond", "Harvard Bridge");
    }

    @Test
    void aLineMeetsItselfAtTheEdgeOfATile() {
        // Where a block leaves a tile, the next tile has it at the same height: seen through both margins.
        for (var id : covering(15)) {
            var here = ends(id, 4096);
            var next = new TileId(id.zoom(), id.x() + 1, id.y());
            assertThat(ends(next, 0)).as("right of %s", id).containsAll(here);
        }
    }

    /// Street and height where blocks cross a line of equal x, to a unit or two.
    private static Set<String> ends(TileId id, int x) {
        Set<String> heights = new HashSet<>();
        for (var street : ReadTile.of(TILES.make(id)).layer("street")) {
            for (var part : street.parts()) {
                for (int i = 1; i < part.size(); i++) {
                    var a = part.get(i - 1);
                    var b = part.get(i);
                    if (a[0] < x != b[0] < x) {
                        double y = a[1] + (double) (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]);
                        if (y > 0 && y < 4096) {
                            heights.add(street.properties().get("id") + "@" + Math.round(y / 8));
                        }
                    }
                }
            }
        }
        return heights;
    }

    @Test
    void theSameDataHaveTheSameNameAndOthersAnother() {
        assertThat(CityTiles.of(TOWNS).fingerprint()).isEqualTo(TILES.fingerprint());
        assertThat(CityTiles.of(TwoTowns.pack()).fingerprint()).isNotEqualTo(TILES.fingerprint());
    }

    @Test
    void everyTileOfEveryZoomIsWellFormedAndTheSameTwice() {
        for (int zoom = CityTiles.LEAST_ZOOM; zoom <= CityTiles.DEEPEST_ZOOM; zoom++) {
            for (var id : covering(zoom)) {
                var tile = TILES.make(id);
                ReadTile.of(tile);
                assertThat(CityTiles.unzipped(TILES.find(id).orElseThrow())).isEqualTo(tile);
            }
        }
    }

    @Test
    void nothingIsMadeOutsideTheZoomsAndNothingIsThereFarAway() {
        assertThat(TILES.find(new TileId(8, 0, 0))).isEmpty();
        assertThat(TILES.find(new TileId(17, 0, 0))).isEmpty();
        assertThat(TILES.find(new TileId(16, 0, 0)).orElseThrow()).isEmpty();
        assertThat(TILES.find(new TileId(16, 65535, 65535)).orElseThrow()).isEmpty();
    }

    @Test
    void whatIsRememberedStaysWithinItsBound() {
        var cache = new TileCache(10_000);
        for (int x = 0; x < 1000; x++) {
            cache.keep(new TileId(16, x, 0), new byte[500]);
            assertThat(cache.bytes()).isLessThanOrEqualTo(10_000);
            assertThat(cache.find(new TileId(16, x, 0))).isPresent();
            assertThat(cache.find(new TileId(16, 0, 0)).isPresent())
                    .as("used all the time")
                    .isTrue();
        }
        assertThat(cache.find(new TileId(16, 500, 0))).isEmpty();
    }

    @Test
    void mortonsOrderGoesBothWays() {
        for (long each : new long[] {0, 1, 2, 12345, (1L << 30) - 1, 0x2aaa_aaaa}) {
            assertThat(SpotLayer.gather(SpotLayer.spread(each))).isEqualTo(each);
        }
    }

    @Test
    void aPackWithNothingInItHasNoTilesButNames() {
        var p = TOWNS;
        var empty = CityTiles.of(new CityPack(
                p.manifest(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        assertThat(empty.find(new TileId(12, 1239, 1515)).orElseThrow()).isEmpty();
        assertThat(empty.bounds()).hasSize(4);
    }
}
