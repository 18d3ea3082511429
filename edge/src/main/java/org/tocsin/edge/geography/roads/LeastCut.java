package org.tocsin.edge.geography.roads;

import java.util.Arrays;

/// The fewest junctions that part the early junctions of a row from the late ones: as many ways as can run beside each
/// other without sharing a junction (Menger), found one by one by breadth-first search, each allowed to push earlier
/// ones aside (Ford and Fulkerson).
///
/// A junction in the middle has two states: come to, and gone on from. A way passes it by both; only one may.
final class LeastCut {
    private static final int NONE = -1;
    private static final int EDGE_OF_ROW = -2;

    private final StreetGraph graph;
    /// The ways found: what comes after a junction and what before it.
    private final int[] next;

    private final int[] before;
    /// By state (`2n` come to, `2n + 1` gone on from): the state it was reached from, in the round of [#seen].
    private final int[] from;
    private final int[] seen;
    private final int[] queue;
    private int round;

    LeastCut(StreetGraph graph) {
        this.graph = graph;
        next = new int[graph.nodeCount];
        before = new int[graph.nodeCount];
        from = new int[2 * graph.nodeCount];
        seen = new int[2 * graph.nodeCount];
        queue = new int[2 * graph.nodeCount];
    }

    /// A row of junctions with the part of the network they are.
    ///
    /// @param ends so many junctions at either end of the row are never in the cut
    record Row(int[] junctions, int low, int high, int[] part, int number, int[] place, int ends) {
        boolean has(int node) {
            return part[node] == number;
        }

        boolean isEarly(int node) {
            return place[node] < ends;
        }

        boolean isLate(int node) {
            return place[node] >= high - low - ends;
        }
    }

    /// Size of the least cut, negative when there is none smaller than `bound`; [#side] tells where everything is.
    int find(Row row, int bound) {
        for (int i = row.low; i < row.high; i++) {
            next[row.junctions[i]] = NONE;
            before[row.junctions[i]] = NONE;
        }
        for (int ways = 0; ways < bound; ways++) {
            int last = search(row);
            if (last == NONE) {
                return ways;
            }
            if (last == EDGE_OF_ROW) {
                return NONE;
            }
            take(last);
        }
        return NONE;
    }

    /// 0 on the early side, 1 on the late side, 2 in the cut.
    int side(Row row, int node) {
        if (row.isEarly(node) || seen[2 * node + 1] == round) {
            return 0;
        }
        return seen[2 * node] == round ? 2 : 1;
    }

    /// The last state of another way, [#NONE] when there is none, [#EDGE_OF_ROW] when a street leads past the middle.
    private int search(Row row) {
        if (++round == 0) {
            Arrays.fill(seen, 0);
            round = 1;
        }
        int tail = 0;
        for (int i = row.low; i < row.low + row.ends; i++) {
            int node = row.junctions[i];
            for (int arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++) {
                int head = graph.arcHead[arc];
                if (row.has(head) && row.isLate(head)) {
                    return EDGE_OF_ROW;
                }
                if (row.has(head) && !row.isEarly(head)) {
                    tail = reach(2 * head, EDGE_OF_ROW, tail);
                }
            }
        }
        for (int at = 0; at < tail; at++) {
            int state = queue[at];
            int node = state >> 1;
            if ((state & 1) == 0) {
                // A way that stands here already is pushed back to where it came from.
                int on = next[node] == NONE ? state + 1 : before[node] < 0 ? NONE : 2 * before[node] + 1;
                tail = on < 0 ? tail : reach(on, state, tail);
                continue;
            }
            if (next[node] != NONE) {
                tail = reach(2 * node, state, tail);
            }
            for (int arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++) {
                int head = graph.arcHead[arc];
                if (row.has(head) && row.isLate(head)) {
                    return state;
                }
                if (row.has(head) && !row.isEarly(head)) {
                    tail = reach(2 * head, state, tail);
                }
            }
        }
        return NONE;
    }

    private int reach(int state, int cameFrom, int tail) {
        if (seen[state] == round) {
            return tail;
        }
        seen[state] = round;
        from[state] = cameFrom;
        queue[tail] = state;
        return tail + 1;
    }

    /// Lays the way that ends with a state, and lifts what it pushed aside.
    private void take(int last) {
        next[last >> 1] = EDGE_OF_ROW;
        for (int state = last; state >= 0; state = from[state]) {
            int node = state >> 1;
            int previous = from[state];
            if ((state & 1) == 0) {
                if (previous == 2 * node + 1) {
                    next[node] = NONE;
                    before[node] = NONE;
                } else {
                    before[node] = previous < 0 ? EDGE_OF_ROW : previous >> 1;
                    if (previous >= 0) {
                        next[previous >> 1] = node;
                    }
                }
            }
        }
    }
}
