package org.tocsin.edge.geography.roads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Boundary;
import org.tocsin.core.places.Point;

/// What a pack says of a point beside its streets: the street a door belongs to, which on large grounds is not the
/// nearest one, and the towns of which the pack has no streets at all, where the nearest street is another town's.
final class Ground {
    /// Nothing is known.
    static final Ground BARE = new Ground(Map.of(), List.of());

    /// Two streets claim the doors of one point.
    private static final int DISPUTED = -1;

    private final Map<Long, Integer> edges;
    private final List<Boundary> towns;

    private Ground(Map<Long, Integer> edges, List<Boundary> towns) {
        this.edges = edges;
        this.towns = towns;
    }

    static Ground of(CityPack pack, StreetGraph graph) {
        Map<Long, Integer> edges = new HashMap<>();
        for (var door : pack.doors()) {
            var piece = door.streetId();
            var edge = piece == null || door.point().isNowhere() ? null : graph.edgeOf(piece);
            if (edge != null) {
                edges.merge(key(door.point()), edge, (one, other) -> one.equals(other) ? one : DISPUTED);
            }
        }
        return new Ground(edges, withoutStreets(pack));
    }

    private static List<Boundary> withoutStreets(CityPack pack) {
        Set<String> known = new HashSet<>();
        for (var street : pack.streets()) {
            known.add(street.municipalityLeft());
            known.add(street.municipalityRight());
        }
        var towns = new ArrayList<Boundary>();
        for (var boundary : pack.boundaries()) {
            if (boundary.kind() == BoundaryKind.MUNICIPALITY
                    && !known.contains(boundary.name())
                    && !boundary.rings().isEmpty()) {
                towns.add(boundary);
            }
        }
        return List.copyOf(towns);
    }

    /// Six decimals, as packs carry them.
    private static long key(Point point) {
        return Math.round((point.latitude() + 90) * 1e6) * 1_000_000_000L + Math.round((point.longitude() + 180) * 1e6);
    }

    /// The street of the door that stands exactly here; absent for anywhere else.
    @Nullable
    Integer ownEdge(Point point) {
        var edge = edges.get(key(point));
        return edge == null || edge == DISPUTED ? null : edge;
    }

    /// Whether a point lies in a town of which the pack has no streets.
    boolean isBlank(Point point) {
        return towns.stream()
                .anyMatch(town -> Rings.contains(town.rings().getFirst(), point.latitude(), point.longitude()));
    }
}
