package org.tocsin.edge.geography.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;

/// What a thin pack cannot do, so that nobody finds out during a call: layers that are missing altogether, and towns of
/// a region that are only thinly known.
final class MissingLayers {
    /// @param name  of the town, empty for the pack as a whole
    private record Missing(Layer layer, String town, String words) {}

    private final CityPack pack;
    private final List<Missing> missing = new ArrayList<>();

    private MissingLayers(CityPack pack) {
        this.pack = pack;
    }

    static List<Finding> of(CityPack pack) {
        return find(pack).stream()
                .map(each -> Finding.warning(
                        "missing",
                        each.layer,
                        each.town.isEmpty() ? "-" : each.town,
                        each.town.isEmpty()
                                ? "the pack has no " + each.layer.key() + ": " + each.words
                                : "no " + each.layer.key() + ": " + each.words))
                .toList();
    }

    static List<String> words(CityPack pack) {
        return find(pack).stream()
                .map(each -> (each.town.isEmpty() ? "" : each.town + ": ") + each.words)
                .toList();
    }

    private static List<Missing> find(CityPack pack) {
        var checks = new MissingLayers(pack);
        checks.whole();
        checks.towns();
        return checks.missing;
    }

    private void whole() {
        check(Layer.STREETS, pack.streets(), "no routes, drive times, blocks or cross streets");
        check(Layer.DOORS, pack.doors(), "house addresses cannot be verified");
        check(Layer.APPARATUS, pack.apparatus(), "nobody to send");
        boolean towns = pack.boundaries().stream().anyMatch(b -> b.kind() == BoundaryKind.MUNICIPALITY);
        check(Layer.BOUNDARIES, towns ? pack.boundaries() : List.of(), "no town can be told for a place");
    }

    private void check(Layer layer, List<?> records, String words) {
        if (records.isEmpty()) {
            missing.add(new Missing(layer, "", words));
        }
    }

    /// Towns whose places are known without their doors or streets; neighbours that are only a border are no part.
    private void towns() {
        var streets = towns(pack.streets(), CityPack.Street::municipalityLeft);
        streets.addAll(towns(pack.streets(), CityPack.Street::municipalityRight));
        var doors = towns(pack.doors(), CityPack.Door::municipality);
        var served = towns(pack.commonPlaces(), CityPack.CommonPlace::municipality);
        served.addAll(towns(pack.stations(), CityPack.Station::municipality));
        served.addAll(doors);
        served.addAll(streets);
        served.stream().filter(town -> !town.isBlank()).sorted().forEach(town -> {
            if (!pack.streets().isEmpty() && !streets.contains(town)) {
                missing.add(new Missing(Layer.STREETS, town, "no routes, drive times, blocks or cross streets"));
            }
            if (!pack.doors().isEmpty() && !doors.contains(town)) {
                missing.add(new Missing(Layer.DOORS, town, "house addresses cannot be verified"));
            }
        });
    }

    private static <T> Set<String> towns(List<T> records, Function<T, String> town) {
        Stream<String> names = records.stream().map(town);
        return names.collect(java.util.stream.Collectors.toCollection(HashSet::new));
    }
}
