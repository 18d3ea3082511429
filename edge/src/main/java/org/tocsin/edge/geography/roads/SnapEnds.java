package org.tocsin.edge.geography.roads;

import java.util.Optional;

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

    void start(BucketSearch search, Snap at, boolean forwards) {
        search.startAt(graph.to[at.edge()], toEnd(at, forwards));
        search.startAt(graph.from[at.edge()], toStart(at, forwards));
    }

    /// Seconds between the search's start and a snapped point, by what the search knows so far.
    double price(BucketSearch search, Snap one, Optional<Snap> other, boolean forwards) {
        if (other.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        var at = other.get();
        double viaEnd = search.secondsTo(graph.to[at.edge()]) + toEnd(at, !forwards);
        double viaStart = search.secondsTo(graph.from[at.edge()]) + toStart(at, !forwards);
        double direct = forwards ? direct(one, at) : direct(at, one);
        return Math.min(direct, Math.min(viaEnd, viaStart));
    }

    /// Seconds from the point to the edge's end (driving away) or from the end to the point (driving towards it).
    double toEnd(Snap at, boolean away) {
        return weights.part(2 * at.edge() + (away ? 0 : 1), 1 - at.fraction());
    }

    double toStart(Snap at, boolean away) {
        return weights.part(2 * at.edge() + (away ? 1 : 0), at.fraction());
    }

    /// Along the edge itself, infinite when the points are on different edges.
    double direct(Snap start, Snap end) {
        if (start.edge() != end.edge()) {
            return Double.POSITIVE_INFINITY;
        }
        double ahead = end.fraction() - start.fraction();
        return ahead >= 0 ? weights.part(2 * start.edge(), ahead) : weights.part(2 * start.edge() + 1, -ahead);
    }
}
