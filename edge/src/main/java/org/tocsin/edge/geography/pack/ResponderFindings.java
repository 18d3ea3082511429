package org.tocsin.edge.geography.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.core.places.CityPack;

/// What units get wrong: homes and beats nobody knows.
final class ResponderFindings {
    private ResponderFindings() {}

    static List<Finding> of(CityPack pack) {
        var findings = new ArrayList<Finding>();
        var stations = pack.stations().stream().map(CityPack.Station::id).collect(Collectors.toSet());
        var districts = pack.boundaries().stream().map(CityPack.Boundary::name).collect(Collectors.toSet());
        for (var unit : pack.apparatus()) {
            if (!stations.contains(unit.stationId())) {
                findings.add(Finding.error(
                        "unknown-station",
                        Layer.APPARATUS,
                        unit.id(),
                        "its station " + unit.stationId() + " is not known"));
            }
            if (!unit.beat().isEmpty() && !districts.contains(unit.beat())) {
                findings.add(Finding.error(
                        "unknown-district", Layer.APPARATUS, unit.id(), "its beat " + unit.beat() + " is no boundary"));
            }
        }
        return findings;
    }
}
