package org.tocsin.edge.geography.roads;

import java.util.Arrays;

/// The order junctions are lifted out of the network in, least important first: nested dissection.
///
/// A part of the network is cut in two across the direction in which the fewest junctions lie along a straight
/// line, and there by the fewest junctions that part its two ends ([LeastCut]): a river is cut at its bridges.
/// Those junctions are more important than everything on either side, and each side is cut again. Between the two
/// sides every way passes a junction of the cut, which is what keeps the [Hierarchy] small. Any order gives right
/// answers; a good one quick ones.
final class NodeOrder {
    /// A cut leaves at least this share of the junctions on either side.
    private static final double LEAST_SHARE = 0.3;
    /// Directions a cut is tried in, over half a turn.
    private static final int DIRECTIONS = 6;
    /// Projections are sorted as whole numbers of this many steps.
    private static final int STEPS = 1 << 30;

    private final StreetGraph graph;
    private final double[] x;
    private final double[] y;
    /// The junctions; each part of the network is a stretch of it, in the end in the order wanted.
    private final int[] order;
    /// Which part a junction is in at the moment.
    private final int[] part;

    private int parts;
    /// Where a junction stands along the direction tried.
    private final int[] place;
    private final long[] keys;
    /// By cut: how its count of junctions differs from that of the cut before.
    private final int[] before;
    private final int[] behind;
    private final int[] best;
    /// Which side of the cut: 0 before it, 1 behind it, 2 on it.
    private final int[] moved;

    private final LeastCut leastCut;

    private NodeOrder(StreetGraph graph) {
        this.graph = graph;
        int count = graph.nodeCount;
        x = new double[count];
        y = new double[count];
        order = new int[count];
        part = new int[count];
        place = new int[count];
        keys = new long[count];
        before = new int[count + 2];
        behind = new int[count + 2];
        best = new int[count];
        moved = new int[count];
        leastCut = new LeastCut(graph);
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            locate(graph.from[edge], graph.shapeStart[edge]);
            locate(graph.to[edge], graph.shapeStart[edge + 1] - 1);
        }
        Arrays.setAll(order, node -> node);
    }

    /// Every junction once, the least important first.
    static int[] of(StreetGraph graph) {
        var made = new NodeOrder(graph);
        made.dissect(0, graph.nodeCount);
        return made.order;
    }

    private void locate(int node, int shapePoint) {
        y[node] = graph.latitude[shapePoint];
        x[node] = graph.longitude[shapePoint] * Math.cos(Math.toRadians(y[node]));
    }

    /// Orders the part `order[low .. high - 1]`. Depth is logarithmic, since no side is larger than 0.7 of the whole.
    private void dissect(int low, int high) {
        if (high - low < 3) {
            return;
        }
        int number = ++parts;
        for (int i = low; i < high; i++) {
            part[order[i]] = number;
        }
        var cut = Cut.NONE;
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            sort(low, high, Math.PI * direction / DIRECTIONS);
            var found = bestCut(low, high, number);
            if (found.badness < cut.badness) {
                cut = found;
                for (int i = low; i < high; i++) {
                    best[i] = (int) keys[i];
                }
            }
        }
        for (int i = low; i < high; i++) {
            place[best[i]] = i - low;
        }
        int count = high - low;
        var row = new LeastCut.Row(best, low, high, part, number, place, Math.max(1, (int) (count * LEAST_SHARE)));
        boolean least = leastCut.find(row, cut.size) >= 0;
        for (int i = low; i < high; i++) {
            moved[i - low] = least ? leastCut.side(row, best[i]) : side(best[i], number, cut);
        }
        int[] ends = split(low, high);
        dissect(low, ends[0]);
        dissect(ends[0], ends[1]);
    }

    private void sort(int low, int high, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = low; i < high; i++) {
            double along = x[order[i]] * cos + y[order[i]] * sin;
            least = Math.min(least, along);
            most = Math.max(most, along);
        }
        double scale = most > least ? STEPS / (most - least) : 0;
        for (int i = low; i < high; i++) {
            double along = x[order[i]] * cos + y[order[i]] * sin;
            keys[i] = (long) ((along - least) * scale) << 32 | order[i];
        }
        Arrays.sort(keys, low, high);
        for (int i = low; i < high; i++) {
            place[(int) keys[i]] = i - low;
        }
    }

    /// @param at      so many junctions lie before the cut
    /// @param early   whether the junctions before the cut that have a neighbour behind it are the cut, else those
    ///                behind it with a neighbour before it
    /// @param size    how many junctions are the cut
    /// @param badness to be made small
    private record Cut(int at, boolean early, int size, double badness) {
        static final Cut NONE = new Cut(0, true, 0, Double.POSITIVE_INFINITY);
    }

    private Cut bestCut(int low, int high, int number) {
        int count = high - low;
        Arrays.fill(before, 0, count + 2, 0);
        Arrays.fill(behind, 0, count + 2, 0);
        for (int i = low; i < high; i++) {
            int node = (int) keys[i];
            int here = i - low;
            int first = here;
            int last = here;
            for (int arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++) {
                int head = graph.arcHead[arc];
                if (part[head] == number) {
                    first = Math.min(first, place[head]);
                    last = Math.max(last, place[head]);
                }
            }
            before[here + 1]++;
            before[last + 1]--;
            behind[first + 1]++;
            behind[here + 1]--;
        }
        int least = Math.max(1, (int) (count * LEAST_SHARE));
        var best = Cut.NONE;
        int early = 0;
        int late = 0;
        for (int at = 1; at <= count - least; at++) {
            early += before[at];
            late += behind[at];
            if (at >= least) {
                double uneven = 1 + Math.abs(at - count / 2.0) / count;
                double badness = Math.min(early, late) * uneven + uneven;
                best = badness < best.badness ? new Cut(at, early <= late, Math.min(early, late), badness) : best;
            }
        }
        return best;
    }

    /// Rearranges the part into one side, the other side and the cut; returns where the two sides end.
    private int[] split(int low, int high) {
        int left = 0;
        int right = 0;
        int along = 0;
        for (int i = low; i < high; i++) {
            left += moved[i - low] == 0 ? 1 : 0;
            right += moved[i - low] == 1 ? 1 : 0;
        }
        int[] ends = {low + left, low + left + right};
        left = low;
        right = ends[0];
        along = ends[1];
        for (int i = low; i < high; i++) {
            int node = best[i];
            switch (moved[i - low]) {
                case 0 -> order[left++] = node;
                case 1 -> order[right++] = node;
                default -> order[along++] = node;
            }
        }
        return ends;
    }

    /// 0 before the cut, 1 behind it, 2 on it.
    private int side(int node, int number, Cut cut) {
        boolean first = place[node] < cut.at;
        if (first == cut.early) {
            for (int arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++) {
                int head = graph.arcHead[arc];
                if (part[head] == number && (place[head] < cut.at) != first) {
                    return 2;
                }
            }
        }
        return first ? 0 : 1;
    }
}
