package org.tocsin.edge.geography.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;

/// The street network as flat arrays. Edge `e` runs from [#from] to [#to] along the points
/// `shapeStart[e] .. shapeStart[e + 1] - 1`; the two arcs of an edge are coded `2e` (along the line) and `2e + 1`
/// (against it).
final class StreetGraph {
    /// Ends closer than this (in degrees, about 0.1 m) are one junction: packs carry six decimals.
    private static final double JUNCTION_DEGREES = 1e-6;

    final List<Street> streets;
    final int nodeCount;
    final int edgeCount;
    final int[] from;
    final int[] to;
    final double[] lengthMeters;
    final int[] shapeStart;
    final double[] latitude;
    final double[] longitude;
    /// Metres from the start of the edge to each point of its shape.
    final double[] metersAlong;
    /// Arcs leaving node `n` are `firstArc[n] .. firstArc[n + 1] - 1`.
    final int[] firstArc;

    final int[] arcHead;
    /// The arc's code, `2e` or `2e + 1`.
    final int[] arcCode;
    /// Whether the edge hangs together with the main network.
    final boolean[] onMainNetwork;

    private final Map<String, Integer> edgeById = new HashMap<>();

    private StreetGraph(List<Street> streets) {
        this.streets = streets;
        edgeCount = streets.size();
        from = new int[edgeCount];
        to = new int[edgeCount];
        lengthMeters = new double[edgeCount];
        shapeStart = new int[edgeCount + 1];
        int points = streets.stream().mapToInt(street -> street.line().size()).sum();
        latitude = new double[points];
        longitude = new double[points];
        metersAlong = new double[points];
        nodeCount = layOut();
        firstArc = new int[nodeCount + 1];
        arcHead = new int[2 * edgeCount];
        arcCode = new int[2 * edgeCount];
        connect();
        onMainNetwork = findMainNetwork();
    }

    /// Pieces without length or with fewer than two points are left out: nothing can be driven there.
    static StreetGraph of(List<Street> streets) {
        var usable = new ArrayList<Street>(streets.size());
        for (var street : streets) {
            if (street.line().size() > 1 && street.line().stream().distinct().count() > 1) {
                usable.add(street);
            }
        }
        return new StreetGraph(List.copyOf(usable));
    }

    @Nullable
    Integer edgeOf(String streetId) {
        return edgeById.get(streetId);
    }

    Point shapePoint(int index) {
        return new Point(latitude[index], longitude[index]);
    }

    private int layOut() {
        var nodeAt = new HashMap<Long, Integer>(edgeCount * 2);
        int next = 0;
        for (int edge = 0; edge < edgeCount; edge++) {
            var street = streets.get(edge);
            edgeById.put(street.id(), edge);
            shapeStart[edge] = next;
            double meters = 0;
            @Nullable Point before = null;
            for (var point : street.line()) {
                meters += before == null ? 0 : before.metersTo(point);
                latitude[next] = point.latitude();
                longitude[next] = point.longitude();
                metersAlong[next++] = meters;
                before = point;
            }
            lengthMeters[edge] = meters;
            from[edge] = node(nodeAt, street.line().getFirst());
            to[edge] = node(nodeAt, street.line().getLast());
        }
        shapeStart[edgeCount] = next;
        return nodeAt.size();
    }

    private static int node(Map<Long, Integer> nodeAt, Point point) {
        long row = Math.round(point.latitude() / JUNCTION_DEGREES);
        long column = Math.round(point.longitude() / JUNCTION_DEGREES);
        int next = nodeAt.size();
        var known = nodeAt.putIfAbsent(row << 32 ^ (column & 0xffffffffL), next);
        return known == null ? next : known;
    }

    private void connect() {
        for (int edge = 0; edge < edgeCount; edge++) {
            firstArc[from[edge] + 1]++;
            firstArc[to[edge] + 1]++;
        }
        for (int node = 0; node < nodeCount; node++) {
            firstArc[node + 1] += firstArc[node];
        }
        var next = Arrays.copyOf(firstArc, nodeCount);
        for (int edge = 0; edge < edgeCount; edge++) {
            addArc(next[from[edge]]++, to[edge], 2 * edge);
            addArc(next[to[edge]]++, from[edge], 2 * edge + 1);
        }
    }

    private void addArc(int arc, int head, int code) {
        arcHead[arc] = head;
        arcCode[arc] = code;
    }

    /// Islands in the data (a street drawn without its junction) would swallow every search that starts on them.
    private boolean[] findMainNetwork() {
        var piece = new int[nodeCount];
        Arrays.fill(piece, -1);
        var sizes = new ArrayList<Integer>();
        var stack = new int[nodeCount];
        for (int seed = 0; seed < nodeCount; seed++) {
            if (piece[seed] < 0) {
                sizes.add(spread(seed, sizes.size(), piece, stack));
            }
        }
        int main = 0;
        for (int candidate = 1; candidate < sizes.size(); candidate++) {
            main = sizes.get(candidate) > sizes.get(main) ? candidate : main;
        }
        var onMain = new boolean[edgeCount];
        for (int edge = 0; edge < edgeCount; edge++) {
            onMain[edge] = piece[from[edge]] == main;
        }
        return onMain;
    }

    private int spread(int seed, int number, int[] piece, int[] stack) {
        int size = 0;
        int top = 0;
        stack[top++] = seed;
        piece[seed] = number;
        while (top > 0) {
            int node = stack[--top];
            size++;
            for (int arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
                int head = arcHead[arc];
                if (piece[head] < 0) {
                    piece[head] = number;
                    stack[top++] = head;
                }
            }
        }
        return size;
    }
}
