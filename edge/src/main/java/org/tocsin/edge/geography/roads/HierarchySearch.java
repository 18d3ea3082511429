package org.tocsin.edge.geography.roads;

import java.util.Arrays;

/// Ticks ([Weights]) between one place and any others, in the [Hierarchy]. The one place is climbed from once;
/// then the price of each asked junction is found by going down its line of ancestors from the first that is
/// known, and kept, so that junctions that are asked later share what is above them.
///
/// One search at a time: a workspace, reused, never shared by two threads at once.
final class HierarchySearch {
    private final Hierarchy hierarchy;
    /// By rank; means something where [#known] is the present round.
    private final int[] ticks;

    private final int[] known;
    private final int[] line;
    private int round;
    private int[] away = new int[0];
    private int[] home = new int[0];

    HierarchySearch(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
        ticks = new int[hierarchy.nodeCount];
        known = new int[hierarchy.nodeCount];
        line = new int[hierarchy.nodeCount];
    }

    /// Starts anew from a place on a street between two junctions.
    ///
    /// @param forwards whether the price of driving from the place is wanted, else that of driving to it
    /// @param node     one end of the street, the place's price to it being `atTicks`
    /// @param other    the other end, or the same
    void start(HierarchyPrices prices, boolean forwards, int node, int atTicks, int other, int atOtherTicks) {
        if (++round == 0) {
            Arrays.fill(known, 0);
            round = 1;
        }
        away = forwards ? prices.up : prices.down;
        home = forwards ? prices.down : prices.up;
        int a = hierarchy.rankOf[node];
        int b = hierarchy.rankOf[other];
        // Of two neighbours the higher is an ancestor of the lower.
        int count = 0;
        for (int rank = Math.min(a, b); rank >= 0; rank = hierarchy.parent[rank]) {
            line[count++] = rank;
            ticks[rank] = Weights.NEVER;
            known[rank] = round;
        }
        ticks[a] = atTicks;
        ticks[b] = Math.min(ticks[b], atOtherTicks);
        for (int i = 0; i < count; i++) {
            climb(line[i]);
        }
        for (int i = count - 1; i >= 0; i--) {
            settle(line[i]);
        }
    }

    private void climb(int rank) {
        int here = ticks[rank];
        if (here == Weights.NEVER) {
            return;
        }
        for (int arc = hierarchy.firstUp[rank]; arc < hierarchy.firstUp[rank + 1]; arc++) {
            int higher = hierarchy.head[arc];
            if (here + away[arc] < ticks[higher]) {
                ticks[higher] = here + away[arc];
            }
        }
    }

    private void settle(int rank) {
        int least = ticks[rank];
        var head = hierarchy.head;
        int end = hierarchy.firstUp[rank + 1];
        for (int arc = hierarchy.firstUp[rank]; arc < end; arc++) {
            least = Math.min(least, ticks[head[arc]] + home[arc]);
        }
        ticks[rank] = least;
    }

    /// Ticks between the place and a junction.
    int ticksTo(int node) {
        int rank = hierarchy.rankOf[node];
        int count = 0;
        for (int above = rank; above >= 0 && known[above] != round; above = hierarchy.parent[above]) {
            line[count++] = above;
        }
        while (count > 0) {
            int next = line[--count];
            ticks[next] = Weights.NEVER;
            known[next] = round;
            settle(next);
        }
        return ticks[rank];
    }
}
