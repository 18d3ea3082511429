package org.tocsin.edge.geography.roads;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// The first and last stretch of a way: from a point within an edge to its junctions, and between two points of the
/// same edge.
///
/// Driving forwards one leaves a snapped point for the edge's end along the line and for its start against it; a search
/// backwards from a destination arrives the other way round.
final class SnapEnds {
    private final StreetGraph graph;
    private final Weights weights;

    SnapEnds(StreetGraph graph, Weights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    void start(HierarchySearch search, HierarchyPrices prices, Snap at, boolean forwards) {
        search.start(
                prices,
                forwards,
                graph.to[at.edge()],
                toEnd(at, forwards),
                graph.from[at.edge()],
                toStart(at, forwards));
    }

    /// Ticks between the search's start and a snapped point.
    ///
    /// @param search ticks between the start and any junction
    int price(IntUnaryOperator search, Snap one, Optional<Snap> other, boolean forwards) {
        if (other.isEmpty()) {
            return Weights.NEVER;
        }
        var at = other.get();
        int viaEnd = search.applyAsInt(graph.to[at.edge()]) + toEnd(at, !forwards);
        int viaStart = search.applyAsInt(graph.from[at.edge()]) + toStart(at, !forwards);
        int direct = forwards ? direct(one, at) : direct(at, one);
        return Math.min(direct, Math.min(viaEnd, viaStart));
    }

    /// Ticks from the point to the edge's end (driving away) or from the end to the point (driving towards it).
    int toEnd(Snap at, boolean away) {
        return weights.part(2 * at.edge() + (away ? 0 : 1), 1 - at.fraction());
    }

    int toStart(Snap at, boolean away) {
        return weights.part(2 * at.edge() + (away ? 1 : 0), at.fraction());
    }

    /// Along the edge itself, never when the points are on different edges.
    int direct(Snap start, Snap end) {
        if (start.edge() != end.edge()) {
            return Weights.NEVER;
        }
        double ahead = end.fraction() - start.fraction();
        return ahead >= 0 ? weights.part(2 * start.edge(), ahead) : weights.part(2 * start.edge() + 1, -ahead);
    }
}
