package org.tocsin.edge.geography.roads;

import java.util.Arrays;
import java.util.BitSet;

/// What each arc of the [Hierarchy] costs one profile, in ticks ([Weights]): the cheapest way
/// between its ends that passes only junctions lower than both. Immutable once made.
///
/// Made from [Weights] by looking at every triangle once. When streets change price, only the arcs above them whose
/// price really changes are looked at again.
final class HierarchyPrices {
    private final Hierarchy hierarchy;
    /// From the lower end to the higher.
    final int[] up;
    /// From the higher end to the lower.
    final int[] down;

    private HierarchyPrices(Hierarchy hierarchy, int[] up, int[] down) {
        this.hierarchy = hierarchy;
        this.up = up;
        this.down = down;
    }

    static HierarchyPrices of(Hierarchy hierarchy, Weights weights) {
        var prices = new HierarchyPrices(hierarchy, new int[hierarchy.arcCount], new int[hierarchy.arcCount]);
        Arrays.fill(prices.up, Weights.NEVER);
        Arrays.fill(prices.down, Weights.NEVER);
        for (int edge = 0; edge < hierarchy.arcOfEdge.length; edge++) {
            int arc = hierarchy.arcOfEdge[edge];
            if (arc >= 0) {
                prices.up[arc] = Math.min(prices.up[arc], weights.byCode[rising(hierarchy, edge)]);
                prices.down[arc] = Math.min(prices.down[arc], weights.byCode[rising(hierarchy, edge) ^ 1]);
            }
        }
        prices.customise();
        return prices;
    }

    /// The code of the street's arc that leads from the lower rank to the higher.
    private static int rising(Hierarchy hierarchy, int edge) {
        return 2 * edge + (hierarchy.risesAlong[edge] ? 0 : 1);
    }

    /// Every triangle, by its middle rank: its lowest side is final when the middle's turn comes.
    private void customise() {
        var arcTo = new int[hierarchy.nodeCount];
        var head = hierarchy.head;
        for (int middle = 0; middle < hierarchy.nodeCount; middle++) {
            for (int arc = hierarchy.firstUp[middle]; arc < hierarchy.firstUp[middle + 1]; arc++) {
                arcTo[head[arc]] = arc;
            }
            for (int i = hierarchy.firstBelow[middle]; i < hierarchy.firstBelow[middle + 1]; i++) {
                int below = hierarchy.arcBelow[i];
                int rise = up[below];
                int fall = down[below];
                if (rise == Weights.NEVER && fall == Weights.NEVER) {
                    continue;
                }
                int end = hierarchy.firstUp[hierarchy.tail[below] + 1];
                for (int side = below + 1; side < end; side++) {
                    int across = arcTo[head[side]];
                    if (fall + up[side] < up[across]) {
                        up[across] = fall + up[side];
                    }
                    if (down[side] + rise < down[across]) {
                        down[across] = down[side] + rise;
                    }
                }
            }
        }
    }

    /// The same with other prices for some streets.
    ///
    /// @param weights what every street costs now
    /// @param changed every street whose price is not what it was, more do no harm
    HierarchyPrices with(Weights weights, BitSet changed) {
        var next = new HierarchyPrices(hierarchy, up.clone(), down.clone());
        var waiting = new BitSet(hierarchy.arcCount);
        changed.stream()
                .map(edge -> hierarchy.arcOfEdge[edge])
                .filter(arc -> arc >= 0)
                .forEach(waiting::set);
        // An arc waits only for arcs with a lower tail, and arcs are numbered by tail.
        for (int arc = waiting.nextSetBit(0); arc >= 0; arc = waiting.nextSetBit(arc + 1)) {
            if (next.reprice(arc, weights)) {
                awake(arc, next, waiting);
            }
        }
        return next;
    }

    /// Looks at one arc again, streets and lower triangles; true when its price has changed.
    private boolean reprice(int arc, Weights weights) {
        int rise = Weights.NEVER;
        int fall = Weights.NEVER;
        for (int i = hierarchy.firstEdge[arc]; i < hierarchy.firstEdge[arc + 1]; i++) {
            int code = rising(hierarchy, hierarchy.edgeOfArc[i]);
            rise = Math.min(rise, weights.byCode[code]);
            fall = Math.min(fall, weights.byCode[code ^ 1]);
        }
        int lower = hierarchy.tail[arc];
        int higher = hierarchy.head[arc];
        int i = hierarchy.firstBelow[lower];
        int j = hierarchy.firstBelow[higher];
        while (i < hierarchy.firstBelow[lower + 1] && j < hierarchy.firstBelow[higher + 1]) {
            int toLower = hierarchy.arcBelow[i];
            int toHigher = hierarchy.arcBelow[j];
            int difference = hierarchy.tail[toLower] - hierarchy.tail[toHigher];
            if (difference == 0) {
                rise = Math.min(rise, down[toLower] + up[toHigher]);
                fall = Math.min(fall, down[toHigher] + up[toLower]);
            }
            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }
        boolean differs = rise != up[arc] || fall != down[arc];
        up[arc] = rise;
        down[arc] = fall;
        return differs;
    }

    /// An arc across a triangle that has this one for a side leans on it when its old price is that of the two sides,
    /// and must be looked at when the sides are cheaper now.
    private void awake(int arc, HierarchyPrices next, BitSet waiting) {
        int lowest = hierarchy.tail[arc];
        int end = hierarchy.head[arc];
        for (int side = hierarchy.firstUp[lowest]; side < hierarchy.firstUp[lowest + 1]; side++) {
            int other = hierarchy.head[side];
            if (other == end) {
                continue;
            }
            int across = hierarchy.find(Math.min(end, other), Math.max(end, other));
            int rising = end < other ? arc : side;
            int falling = end < other ? side : arc;
            if (down[rising] + up[falling] == up[across]
                    || down[falling] + up[rising] == down[across]
                    || next.down[rising] + next.up[falling] < next.up[across]
                    || next.down[falling] + next.up[rising] < next.down[across]) {
                waiting.set(across);
            }
        }
    }
}
