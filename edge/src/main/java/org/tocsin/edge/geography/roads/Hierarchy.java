package org.tocsin.edge.geography.roads;

import java.util.Arrays;

/// The network's shape made ready for quick searches, whatever the prices: a customisable contraction hierarchy.
///
/// Junctions are numbered by rank ([NodeOrder]). Lifting a junction out of the network joins those of its neighbours
/// that are still there, pair by pair; the arcs so made, together with the streets, are the hierarchy's arcs. Each
/// leads from a lower rank to a higher and has two prices, up and down ([HierarchyPrices]). All junctions above a
/// junction that any upward way can reach lie on one line, its ancestors by [#parent].
final class Hierarchy {
    final int nodeCount;
    final int arcCount;
    final int[] rankOf;
    /// The lowest of the higher neighbours, -1 at a root.
    final int[] parent;
    /// Arcs from rank `r` upwards are `firstUp[r] .. firstUp[r + 1] - 1`, by rising head.
    final int[] firstUp;

    final int[] tail;
    final int[] head;
    /// Arcs that lead up to rank `r` are `arcBelow[firstBelow[r] .. firstBelow[r + 1] - 1]`, by rising tail.
    final int[] firstBelow;

    final int[] arcBelow;
    /// The arc a street belongs to, -1 for a street that ends where it begins.
    final int[] arcOfEdge;
    /// Streets of arc `a` are `edgeOfArc[firstEdge[a] .. firstEdge[a + 1] - 1]`.
    final int[] firstEdge;

    final int[] edgeOfArc;
    /// Whether the street's line runs from the lower rank to the higher.
    final boolean[] risesAlong;

    private Hierarchy(StreetGraph graph) {
        nodeCount = graph.nodeCount;
        var order = NodeOrder.of(graph);
        rankOf = new int[nodeCount];
        for (int rank = 0; rank < nodeCount; rank++) {
            rankOf[order[rank]] = rank;
        }
        parent = new int[nodeCount];
        firstUp = new int[nodeCount + 1];
        head = lift(graph, order);
        arcCount = head.length;
        tail = new int[arcCount];
        for (int rank = 0; rank < nodeCount; rank++) {
            Arrays.fill(tail, firstUp[rank], firstUp[rank + 1], rank);
        }
        firstBelow = new int[nodeCount + 1];
        arcBelow = new int[arcCount];
        listBelow();
        arcOfEdge = new int[graph.edgeCount];
        risesAlong = new boolean[graph.edgeCount];
        firstEdge = new int[arcCount + 1];
        edgeOfArc = new int[graph.edgeCount];
        placeStreets(graph);
    }

    static Hierarchy of(StreetGraph graph) {
        return new Hierarchy(graph);
    }

    /// Lifts the junctions out one after the other; returns the heads of all arcs upwards.
    private int[] lift(StreetGraph graph, int[] order) {
        var above = new int[nodeCount][];
        var firstChild = new int[nodeCount];
        var nextSibling = new int[nodeCount];
        var seen = new int[nodeCount];
        Arrays.fill(firstChild, -1);
        Arrays.fill(seen, -1);
        var found = new int[nodeCount];
        for (int rank = 0; rank < nodeCount; rank++) {
            seen[rank] = rank;
            int count = 0;
            int node = order[rank];
            for (int arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++) {
                count = see(rankOf[graph.arcHead[arc]], rank, seen, found, count);
            }
            for (int child = firstChild[rank]; child >= 0; child = nextSibling[child]) {
                for (int higher : above[child]) {
                    count = see(higher, rank, seen, found, count);
                }
            }
            above[rank] = Arrays.copyOf(found, count);
            Arrays.sort(above[rank]);
            firstUp[rank + 1] = firstUp[rank] + count;
            parent[rank] = count == 0 ? -1 : above[rank][0];
            if (count > 0) {
                nextSibling[rank] = firstChild[parent[rank]];
                firstChild[parent[rank]] = rank;
            }
        }
        var heads = new int[firstUp[nodeCount]];
        for (int rank = 0; rank < nodeCount; rank++) {
            System.arraycopy(above[rank], 0, heads, firstUp[rank], above[rank].length);
        }
        return heads;
    }

    private static int see(int candidate, int rank, int[] seen, int[] found, int count) {
        if (candidate < rank || seen[candidate] == rank) {
            return count;
        }
        seen[candidate] = rank;
        found[count] = candidate;
        return count + 1;
    }

    private void listBelow() {
        for (int arc = 0; arc < arcCount; arc++) {
            firstBelow[head[arc] + 1]++;
        }
        for (int rank = 0; rank < nodeCount; rank++) {
            firstBelow[rank + 1] += firstBelow[rank];
        }
        var next = Arrays.copyOf(firstBelow, nodeCount);
        for (int arc = 0; arc < arcCount; arc++) {
            arcBelow[next[head[arc]]++] = arc;
        }
    }

    private void placeStreets(StreetGraph graph) {
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            int from = rankOf[graph.from[edge]];
            int to = rankOf[graph.to[edge]];
            risesAlong[edge] = from < to;
            arcOfEdge[edge] = from == to ? -1 : find(Math.min(from, to), Math.max(from, to));
            if (from != to) {
                firstEdge[arcOfEdge[edge] + 1]++;
            }
        }
        for (int arc = 0; arc < arcCount; arc++) {
            firstEdge[arc + 1] += firstEdge[arc];
        }
        var next = Arrays.copyOf(firstEdge, arcCount);
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            if (arcOfEdge[edge] >= 0) {
                edgeOfArc[next[arcOfEdge[edge]]++] = edge;
            }
        }
    }

    /// The arc between two ranks that have one.
    int find(int lower, int higher) {
        return Arrays.binarySearch(head, firstUp[lower], firstUp[lower + 1], higher);
    }
}
