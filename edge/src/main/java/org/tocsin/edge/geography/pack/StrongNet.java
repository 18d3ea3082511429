package org.tocsin.edge.geography.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;

/// Which street ends can be driven between in both directions (Tarjan 1972, without recursion).
final class StrongNet {
    private final int nodes;
    private final int[] starts;
    private final int[] to;
    private final int[] component;
    private final int[] order;
    private final int[] low;
    private final int[] stack;
    private final boolean[] stacked;
    private int stackSize;
    private int visited;
    private int components;

    StrongNet(List<Street> streets, Map<Point, Integer> numbers) {
        nodes = numbers.size();
        starts = new int[nodes + 1];
        int arcs = 0;
        for (var street : streets) {
            int a = number(numbers, street.line().getFirst());
            int b = number(numbers, street.line().getLast());
            if (street.oneWay() >= 0) {
                starts[a + 1]++;
                arcs++;
            }
            if (street.oneWay() <= 0) {
                starts[b + 1]++;
                arcs++;
            }
        }
        for (int n = 0; n < nodes; n++) {
            starts[n + 1] += starts[n];
        }
        to = new int[arcs];
        int[] fill = starts.clone();
        for (var street : streets) {
            int a = number(numbers, street.line().getFirst());
            int b = number(numbers, street.line().getLast());
            if (street.oneWay() >= 0) {
                to[fill[a]++] = b;
            }
            if (street.oneWay() <= 0) {
                to[fill[b]++] = a;
            }
        }
        component = new int[nodes];
        Arrays.fill(component, -1);
        order = new int[nodes];
        Arrays.fill(order, -1);
        low = new int[nodes];
        stack = new int[nodes];
        stacked = new boolean[nodes];
    }

    private static int number(Map<Point, Integer> numbers, Point point) {
        return numbers.getOrDefault(point, 0);
    }

    /// A number for each node, equal for nodes with ways both ways between them.
    int[] components() {
        int[] path = new int[nodes];
        int[] next = starts.clone();
        for (int root = 0; root < nodes; root++) {
            if (order[root] >= 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            enter(root);
            while (depth >= 0) {
                int node = path[depth];
                if (next[node] < starts[node + 1]) {
                    int other = to[next[node]++];
                    if (order[other] < 0) {
                        enter(other);
                        path[++depth] = other;
                    } else if (stacked[other]) {
                        low[node] = Math.min(low[node], order[other]);
                    }
                } else {
                    leave(node);
                    depth--;
                    if (depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[node]);
                    }
                }
            }
        }
        return component;
    }

    private void enter(int node) {
        order[node] = visited;
        low[node] = visited++;
        stack[stackSize++] = node;
        stacked[node] = true;
    }

    private void leave(int node) {
        if (low[node] == order[node]) {
            int popped;
            do {
                popped = stack[--stackSize];
                stacked[popped] = false;
                component[popped] = components;
            } while (popped != node);
            components++;
        }
    }
}
