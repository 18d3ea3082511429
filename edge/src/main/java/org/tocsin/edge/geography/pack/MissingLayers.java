package org.tocsin.edge.geography.pack;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;

/// What a thin pack cannot do, so that nobody finds out during a call.
final class MissingLayers {
    private final List<Finding> findings = new ArrayList<>();

    private MissingLayers() {}

    static List<Finding> of(CityPack pack) {
        var checks = new MissingLayers();
        checks.check(Layer.STREETS, pack.streets(), "no routes, drive times, blocks or cross streets");
        checks.check(Layer.DOORS, pack.doors(), "house addresses cannot be verified");
        checks.check(Layer.APPARATUS, pack.apparatus(), "nobody to send");
        boolean towns = pack.boundaries().stream().anyMatch(b -> b.kind() == BoundaryKind.MUNICIPALITY);
        checks.check(Layer.BOUNDARIES, towns ? pack.boundaries() : List.of(), "no town can be told for a place");
        return checks.findings;
    }

    private void check(Layer layer, List<?> records, String words) {
        if (records.isEmpty()) {
            findings.add(Finding.warning("missing", layer, "-", "the pack has no " + layer.key() + ": " + words));
        }
    }
}
