package org.tocsin.edge.geography.tiles;

import java.util.List;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack.Boundary;
import org.tocsin.core.places.Point;

/// Where the name of each district stands.
final class DistrictNames {
    private DistrictNames() {}

    /// @param meters from the name to the nearest border: a larger district is named sooner
    record Name(BoundaryKind kind, String words, Point point, double meters) {}

    static List<Name> of(List<Boundary> boundaries) {
        return boundaries.stream()
                .filter(boundary -> !boundary.rings().isEmpty())
                .map(boundary -> {
                    var middle = Middle.of(boundary.rings());
                    return new Name(boundary.kind(), boundary.name(), middle.point(), middle.radiusMeters());
                })
                .toList();
    }
}
