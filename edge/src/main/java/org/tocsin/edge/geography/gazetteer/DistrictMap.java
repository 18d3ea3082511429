package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack.Boundary;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Point;

/// Every kind of district of a point, in microseconds, with near borders told.
final class DistrictMap {
    /// A border this near is told: about what a good fix or a drawn line may be off.
    static final double BORDER_METERS = 15;
    /// What lies across the outermost border of a kind.
    static final String OUTSIDE = "outside";

    private final Map<BoundaryKind, DistrictLayer> layers = new EnumMap<>(BoundaryKind.class);

    DistrictMap(List<Boundary> boundaries) {
        var byKind = new EnumMap<BoundaryKind, List<Boundary>>(BoundaryKind.class);
        for (var boundary : boundaries) {
            byKind.computeIfAbsent(boundary.kind(), unused -> new ArrayList<>()).add(boundary);
        }
        byKind.forEach((kind, list) -> layers.put(kind, new DistrictLayer(list, BORDER_METERS)));
    }

    Districts of(Point point) {
        var inside = new EnumMap<BoundaryKind, String>(BoundaryKind.class);
        var border = new EnumMap<BoundaryKind, String>(BoundaryKind.class);
        layers.forEach((kind, layer) -> {
            int at = layer.at(point);
            if (at >= 0) {
                inside.put(kind, layer.name(at));
            }
            int across = layer.across(point, at);
            if (across != DistrictLayer.NO_BORDER) {
                border.put(kind, across >= 0 ? layer.name(across) : OUTSIDE);
            }
        });
        return inside.isEmpty() && border.isEmpty() ? Districts.NONE : new Districts(inside, border);
    }
}
