package org.tocsin.edge.live.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.TwoTowns;
import org.tocsin.edge.geography.gazetteer.PackGazetteer;

/// Two centres side by side, 1.1 km each; ours is the western one.
class JurisdictionTest {
    private static final Point HOME = TwoTowns.HOME;

    private static CityPack.Boundary box(String name, double west, double east) {
        return new CityPack.Boundary(
                BoundaryKind.PSAP,
                name,
                List.of(List.of(
                        at(-0.005, west), at(-0.005, east), at(0.005, east), at(0.005, west), at(-0.005, west))));
    }

    private static Point at(double north, double east) {
        return new Point(HOME.latitude() + north, HOME.longitude() + east);
    }

    private static CityPack pack(List<CityPack.Boundary> psaps) {
        var p = TwoTowns.pack();
        var boundaries = new ArrayList<>(p.boundaries());
        boundaries.removeIf(boundary -> boundary.kind() == BoundaryKind.PSAP);
        boundaries.addAll(psaps);
        var m = p.manifest();
        return new CityPack(
                new CityPack.Manifest(m.format(), m.name(), m.version(), m.licence(), m.origin(), m.timeZone(), HOME),
                p.streets(),
                p.crossings(),
                p.doors(),
                p.commonPlaces(),
                boundaries,
                p.stations(),
                p.apparatus(),
                p.hydrants(),
                p.fireBoxes(),
                p.poles(),
                p.hospitals(),
                p.grounds());
    }

    private static String right(String named, CityPack pack, Point point) {
        var gazetteer = PackGazetteer.of(pack);
        return new Jurisdiction(named, gazetteer, () -> pack)
                .findRightPsap(gazetteer.districts(point))
                .orElse("ours");
    }

    @Test
    void aCallFromElsewhereNamesItsOwnCentre() {
        var pack = pack(List.of(box("West", -0.005, 0.005), box("East", 0.005, 0.015)));
        assertThat(right("", pack, at(0, 0))).isEqualTo("ours");
        assertThat(right("", pack, at(0, 0.01))).isEqualTo("East");
        assertThat(right("", pack, at(0, 0.1))).isEqualTo(Jurisdiction.OUTSIDE);
        assertThat(right("East", pack, at(0, 0))).isEqualTo("West");
        assertThat(right("East", pack, at(0, 0.01))).isEqualTo("ours");
    }

    @Test
    void withinTheWidthOfTheBorderNobodyIsSentAway() {
        var pack = pack(List.of(box("West", -0.005, 0.005), box("East", 0.005, 0.015)));
        assertThat(right("", pack, at(0, 0.00505))).isEqualTo("ours");
        assertThat(right("", pack, at(0, 0.0055))).isEqualTo("East");
    }

    @Test
    void aMapWithoutCentresSaysNothing() {
        assertThat(right("", pack(List.of()), at(0, 0.1))).isEqualTo("ours");
    }

    @Test
    void aTownWithoutACentreOnTheMapIsNamed() {
        var pack = pack(List.of(box("East", 5, 5.01)));
        assertThat(right("East", pack, at(0, 0))).isEqualTo("Ashford, whose centre is not on this map");
    }
}
