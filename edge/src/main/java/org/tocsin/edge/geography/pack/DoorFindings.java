package org.tocsin.edge.geography.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Door;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;

/// What doors, places and other points get wrong: never placed, standing twice, on no known street, in no known town,
/// outside the numbers of their piece of street.
final class DoorFindings {
    private final CityPack pack;
    private final List<Finding> findings = new ArrayList<>();

    private DoorFindings(CityPack pack) {
        this.pack = pack;
    }

    static List<Finding> of(CityPack pack) {
        var checks = new DoorFindings(pack);
        checks.checkPlaced();
        checks.checkDuplicates();
        checks.checkStreets();
        checks.checkTowns();
        return checks.findings;
    }

    private void checkPlaced() {
        placed(Layer.CROSSINGS, pack.crossings(), CityPack.Crossing::id, CityPack.Crossing::point);
        placed(Layer.DOORS, pack.doors(), Door::id, Door::point);
        placed(Layer.COMMON_PLACES, pack.commonPlaces(), CityPack.CommonPlace::id, CityPack.CommonPlace::point);
        placed(Layer.STATIONS, pack.stations(), CityPack.Station::id, CityPack.Station::point);
        placed(Layer.HYDRANTS, pack.hydrants(), CityPack.Hydrant::id, CityPack.Hydrant::point);
        placed(Layer.FIRE_BOXES, pack.fireBoxes(), CityPack.FireBox::number, CityPack.FireBox::point);
        placed(Layer.POLES, pack.poles(), CityPack.Pole::number, CityPack.Pole::point);
        placed(Layer.HOSPITALS, pack.hospitals(), CityPack.Hospital::id, CityPack.Hospital::point);
    }

    private <T> void placed(Layer layer, List<T> records, Function<T, String> id, Function<T, Point> point) {
        for (var record : records) {
            if (point.apply(record).isNowhere()) {
                findings.add(Finding.error("unplaced", layer, id.apply(record), "lies at 0/0: nobody placed it"));
            }
        }
    }

    private void checkDuplicates() {
        var seen = new HashMap<String, String>();
        for (var door : pack.doors()) {
            String first = seen.putIfAbsent(
                    door.number() + "|" + door.suffix() + "|" + door.street() + "|" + door.municipality(), door.id());
            if (first != null) {
                findings.add(Finding.warning(
                        "duplicate-address", Layer.DOORS, door.id(), address(door) + " stands already as " + first));
            }
        }
    }

    private static String address(Door door) {
        return door.number() + door.suffix() + " " + door.street() + ", " + door.municipality();
    }

    private void checkStreets() {
        if (pack.streets().isEmpty()) {
            return;
        }
        Map<String, Street> byId = pack.streets().stream().collect(Collectors.toMap(Street::id, s -> s, (a, b) -> a));
        Set<String> names = new HashSet<>();
        for (var street : pack.streets()) {
            names.add(street.name());
            names.addAll(street.aliases());
        }
        for (var door : pack.doors()) {
            if (!names.contains(door.street())) {
                findings.add(Finding.error(
                        "unknown-street", Layer.DOORS, door.id(), address(door) + " is on no street of the pack"));
            }
            var id = door.streetId();
            if (id != null) {
                var street = byId.get(id);
                if (street == null) {
                    findings.add(Finding.error(
                            "unknown-street", Layer.DOORS, door.id(), address(door) + " names no known piece: " + id));
                } else if (!inRange(door, street)) {
                    findings.add(Finding.warning(
                            "outside-range",
                            Layer.DOORS,
                            door.id(),
                            address(door) + " is not among " + ranges(street) + " of " + street.id()));
                }
            }
        }
    }

    private static boolean inRange(Door door, Street street) {
        return within(door.number(), street.leftLow(), street.leftHigh())
                || within(door.number(), street.rightLow(), street.rightHigh());
    }

    private static boolean within(int number, int low, int high) {
        boolean parity = low % 2 != high % 2 || number % 2 == low % 2;
        return low > 0 && number >= low && number <= high && parity;
    }

    private static String ranges(Street street) {
        return street.leftLow() + "-" + street.leftHigh() + ", " + street.rightLow() + "-" + street.rightHigh();
    }

    private void checkTowns() {
        var towns = pack.boundaries().stream()
                .filter(b -> b.kind() == BoundaryKind.MUNICIPALITY)
                .map(CityPack.Boundary::name)
                .collect(Collectors.toSet());
        if (towns.isEmpty()) {
            return;
        }
        for (var door : pack.doors()) {
            town(towns, Layer.DOORS, door.id(), door.municipality());
        }
        for (var street : pack.streets()) {
            town(towns, Layer.STREETS, street.id(), street.municipalityLeft());
            town(towns, Layer.STREETS, street.id(), street.municipalityRight());
        }
        for (var place : pack.commonPlaces()) {
            town(towns, Layer.COMMON_PLACES, place.id(), place.municipality());
        }
    }

    private void town(Set<String> towns, Layer layer, String id, String town) {
        if (!towns.contains(town)) {
            findings.add(Finding.warning(
                    "unknown-municipality", layer, id, town.isEmpty() ? "names no town" : town + " has no boundary"));
        }
    }
}
