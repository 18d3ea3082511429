package org.tocsin.edge.geography.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads.Profile;
import org.tocsin.edge.geography.CambridgePack;
import org.tocsin.edge.geography.roads.RoadNetwork;

/// A real city: where staff wrote and where the city says it is.
class CambridgeAccuracyTest {
    private static CityPack pack;
    private static PackGazetteer gazetteer;

    @BeforeAll
    static void load() {
        var folder = CambridgePack.folder();
        Assumptions.assumeTrue(folder.isPresent(), "../shared/data/cambridge is not beside the repository");
        pack = CambridgePack.load(folder.orElseThrow());
        gazetteer = PackGazetteer.of(pack);
    }

    @Test
    void findsWhatStaffWrote() throws IOException {
        var texts = AccuracyReport.read(CambridgePack.folder().orElseThrow().resolve("location_texts.csv"));
        var report = AccuracyReport.of(gazetteer, texts);
        var misses = String.join("\n", report.misses());
        assertThat(texts).hasSize(642);
        assertThat(report.top1()).as(misses).isGreaterThanOrEqualTo(0.95);
        assertThat(report.top5()).as(misses).isGreaterThanOrEqualTo(0.975);
        assertThat(report.confidentWrong()).as(misses).isLessThan(0.005);
    }

    @Test
    void everyDoorIsFoundByItsOwnAddressAndBySurroundings() {
        for (int i = 0; i < pack.doors().size(); i += 97) {
            var door = pack.doors().get(i);
            var words = HouseNumber.written(door.number(), door.suffix()) + " " + door.street() + ", Cambridge, MA";
            assertThat(gazetteer.find(words, null, 5))
                    .as(words)
                    .anyMatch(match -> match.point().metersTo(door.point()) < 1);
        }
    }

    @Test
    void aDoorsDistrictsAreTheCitysOwn() {
        var found = gazetteer.districts(new Point(42.367460, -71.105930));
        assertThat(found.byKind())
                .containsKeys(
                        BoundaryKind.MUNICIPALITY,
                        BoundaryKind.POLICE_SECTOR,
                        BoundaryKind.CAR_ROUTE,
                        BoundaryKind.REPORTING_AREA,
                        BoundaryKind.FIRE_ENGINE,
                        BoundaryKind.FIRE_LADDER,
                        BoundaryKind.ZIP);
        assertThat(found.find(BoundaryKind.MUNICIPALITY)).contains("Cambridge");
    }

    @Test
    void everyStreetIsReachedWithLightsAndSiren() {
        var roads = RoadNetwork.of(pack.streets());
        List<Point> doors = pack.doors().stream().map(CityPack.Door::point).toList();
        var seconds = roads.driveSeconds(doors, new Point(42.375070, -71.111280), Profile.FIRE_APPARATUS);
        assertThat(Arrays.stream(seconds).max().orElseThrow()).isLessThan(1800);
    }
}
