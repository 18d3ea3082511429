package org.tocsin.edge.geography.roads;

import java.util.Arrays;
import java.util.PriorityQueue;

/// Dijkstra's search over the streets themselves, as plain as it can be: what the [Hierarchy] must agree with, and what
/// it is measured against. Nothing else asks it.
final class PlainSearch {
    private final StreetGraph graph;
    private final int[] ticks;

    private PlainSearch(StreetGraph graph) {
        this.graph = graph;
        ticks = new int[graph.nodeCount];
        Arrays.fill(ticks, Weights.NEVER);
    }

    /// Ticks from a place on a street to every junction.
    static int[] ticksFrom(StreetGraph graph, Weights weights, Snap one) {
        return of(graph, weights, one, true);
    }

    /// Ticks from every junction to a place on a street.
    static int[] ticksTo(StreetGraph graph, Weights weights, Snap one) {
        return of(graph, weights, one, false);
    }

    private static int[] of(StreetGraph graph, Weights weights, Snap one, boolean forwards) {
        var search = new PlainSearch(graph);
        var queue = new PriorityQueue<Long>();
        var ends = new SnapEnds(graph, weights);
        search.reach(queue, graph.to[one.edge()], ends.toEnd(one, forwards));
        search.reach(queue, graph.from[one.edge()], ends.toStart(one, forwards));
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            int node = (int) (long) next;
            if (next >> 32 > search.ticks[node]) {
                continue;
            }
            for (int arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++) {
                int code = graph.arcCode[arc] ^ (forwards ? 0 : 1);
                search.reach(queue, graph.arcHead[arc], search.ticks[node] + weights.byCode[code]);
            }
        }
        return search.ticks;
    }

    private void reach(PriorityQueue<Long> queue, int node, int at) {
        if (at < ticks[node]) {
            ticks[node] = at;
            queue.add((long) at << 32 | node);
        }
    }
}
