package org.tocsin.sim.city;

import java.util.Arrays;

/// Cuts lines where they cross until no two meet except in a vertex. Exact: coordinates are whole units and the tests
/// are done in longs; a crossing is rounded to the grid, or to an end of the lines within two metres, and looked at
/// again.
final class Noder {
    private static final int CELL_UNITS = 6_500;
    private static final int SNAP_UNITS = 200;
    private static final int PATIENT_ROUNDS = 25;
    private static final int MOST_ROUNDS = 60;

    private Mesh mesh;
    private boolean[] fresh;
    private IntBag cutEdges = new IntBag(256);
    private IntBag cutVertices = new IntBag(256);

    private Noder(Mesh mesh) {
        this.mesh = mesh;
        fresh = new boolean[mesh.edges];
        Arrays.fill(fresh, true);
    }

    static Mesh node(Mesh mesh) {
        var noder = new Noder(mesh);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            noder.findCuts();
            if (noder.cutEdges.size == 0) {
                return noder.mesh;
            }
            if (round < PATIENT_ROUNDS) {
                noder.cut();
            } else {
                noder.dropWeaker();
            }
        }
        throw new IllegalStateException("lines still cross after " + MOST_ROUNDS + " rounds");
    }

    /// Lines that fold over each other without end lose their small streets there.
    private void dropWeaker() {
        var keep = new boolean[mesh.edges];
        Arrays.fill(keep, true);
        int weakest = 0;
        for (int i = 0; i < cutEdges.size; i++) {
            weakest = Math.max(weakest, mesh.role(mesh.course[cutEdges.get(i)]).ordinal());
        }
        for (int i = 0; i < cutEdges.size; i++) {
            int e = cutEdges.get(i);
            keep[e] = mesh.role(mesh.course[e]).ordinal() < weakest;
        }
        mesh = mesh.only(keep);
        fresh = new boolean[mesh.edges];
        Arrays.fill(fresh, true);
    }

    private void findCuts() {
        cutEdges = new IntBag(256);
        cutVertices = new IntBag(256);
        int lowX = Integer.MAX_VALUE;
        int lowY = Integer.MAX_VALUE;
        int highX = Integer.MIN_VALUE;
        int highY = Integer.MIN_VALUE;
        for (int v = 0; v < mesh.vertices; v++) {
            lowX = Math.min(lowX, mesh.x[v]);
            lowY = Math.min(lowY, mesh.y[v]);
            highX = Math.max(highX, mesh.x[v]);
            highY = Math.max(highY, mesh.y[v]);
        }
        int columns = (highX - lowX) / CELL_UNITS + 1;
        int rows = (highY - lowY) / CELL_UNITS + 1;
        int[] starts = new int[columns * rows + 1];
        int edges = mesh.edges;
        for (int e = 0; e < edges; e++) {
            forCells(e, lowX, lowY, columns, starts, null);
        }
        for (int c = 0; c < columns * rows; c++) {
            starts[c + 1] += starts[c];
        }
        int[] list = new int[starts[columns * rows]];
        int[] fill = starts.clone();
        for (int e = 0; e < edges; e++) {
            forCells(e, lowX, lowY, columns, fill, list);
        }
        for (int c = 0; c < columns * rows; c++) {
            for (int i = starts[c]; i < starts[c + 1]; i++) {
                for (int j = i + 1; j < starts[c + 1]; j++) {
                    if (fresh[list[i]] || fresh[list[j]]) {
                        meet(list[i], list[j]);
                    }
                }
            }
        }
    }

    /// Counts an edge in its cells (`list` absent) or writes it there.
    private void forCells(
            int e, int lowX, int lowY, int columns, int[] counters, int @org.jspecify.annotations.Nullable [] list) {
        int ax = mesh.x[mesh.from[e]];
        int bx = mesh.x[mesh.to[e]];
        int ay = mesh.y[mesh.from[e]];
        int by = mesh.y[mesh.to[e]];
        int c1 = (Math.max(ax, bx) - lowX) / CELL_UNITS;
        int r1 = (Math.max(ay, by) - lowY) / CELL_UNITS;
        for (int r = (Math.min(ay, by) - lowY) / CELL_UNITS; r <= r1; r++) {
            for (int c = (Math.min(ax, bx) - lowX) / CELL_UNITS; c <= c1; c++) {
                if (list == null) {
                    counters[r * columns + c + 1]++;
                } else {
                    list[counters[r * columns + c]++] = e;
                }
            }
        }
    }

    private void meet(int e, int f) {
        int a = mesh.from[e];
        int b = mesh.to[e];
        int c = mesh.from[f];
        int d = mesh.to[f];
        int[] x = mesh.x;
        int[] y = mesh.y;
        if (Math.max(x[a], x[b]) < Math.min(x[c], x[d])
                || Math.max(x[c], x[d]) < Math.min(x[a], x[b])
                || Math.max(y[a], y[b]) < Math.min(y[c], y[d])
                || Math.max(y[c], y[d]) < Math.min(y[a], y[b])) {
            return;
        }
        long sideC = turn(a, b, c);
        long sideD = turn(a, b, d);
        long sideA = turn(c, d, a);
        long sideB = turn(c, d, b);
        touch(e, a, b, c, sideC);
        touch(e, a, b, d, sideD);
        touch(f, c, d, a, sideA);
        touch(f, c, d, b, sideB);
        if (((sideC < 0 && sideD > 0) || (sideC > 0 && sideD < 0))
                && ((sideA < 0 && sideB > 0) || (sideA > 0 && sideB < 0))) {
            double t = (double) sideA / (double) (sideA - sideB);
            int at = mesh.vertex((int) Math.rint(x[a] + t * ((double) x[b] - x[a])), (int)
                    Math.rint(y[a] + t * ((double) y[b] - y[a])));
            cutAt(e, at);
            cutAt(f, at);
        }
    }

    /// A vertex of one edge lies on the other.
    private void touch(int e, int a, int b, int p, long side) {
        if (side == 0 && p != a && p != b && between(a, b, p)) {
            cutAt(e, p);
        }
    }

    private boolean between(int a, int b, int p) {
        int[] x = mesh.x;
        int[] y = mesh.y;
        return x[p] >= Math.min(x[a], x[b])
                && x[p] <= Math.max(x[a], x[b])
                && y[p] >= Math.min(y[a], y[b])
                && y[p] <= Math.max(y[a], y[b]);
    }

    private void cutAt(int edge, int vertex) {
        if (vertex != mesh.from[edge] && vertex != mesh.to[edge]) {
            cutEdges.add(edge);
            cutVertices.add(vertex);
        }
    }

    /// Twice the area of the triangle, positive when `c` lies left of the way from `a` to `b`.
    private long turn(int a, int b, int c) {
        long ux = mesh.x[b] - mesh.x[a];
        long uy = mesh.y[b] - mesh.y[a];
        long vx = mesh.x[c] - mesh.x[a];
        long vy = mesh.y[c] - mesh.y[a];
        return ux * vy - uy * vx;
    }

    private void cut() {
        int[] starts = new int[mesh.edges + 1];
        for (int i = 0; i < cutEdges.size; i++) {
            starts[cutEdges.get(i) + 1]++;
        }
        for (int e = 0; e < mesh.edges; e++) {
            starts[e + 1] += starts[e];
        }
        int[] at = new int[cutEdges.size];
        int[] fill = starts.clone();
        for (int i = 0; i < cutEdges.size; i++) {
            at[fill[cutEdges.get(i)]++] = cutVertices.get(i);
        }
        var pieces = new Mesh(mesh.courses);
        var freshNow = new boolean[mesh.edges + cutEdges.size];
        for (int e = 0; e < mesh.edges; e++) {
            int before = pieces.edges;
            int last = mesh.from[e];
            long[] order = ordered(e, at, starts[e], starts[e + 1]);
            for (long key : order) {
                int vertex = (int) key;
                add(pieces, last, vertex, mesh.course[e]);
                last = vertex;
            }
            add(pieces, last, mesh.to[e], mesh.course[e]);
            for (int i = before; i < pieces.edges; i++) {
                freshNow[i] = order.length > 0;
            }
        }
        mesh = pieces;
        fresh = freshNow;
    }

    private void add(Mesh pieces, int a, int b, int course) {
        pieces.edge(pieces.vertex(mesh.x[a], mesh.y[a]), pieces.vertex(mesh.x[b], mesh.y[b]), course);
    }

    /// Cuts of an edge in order along it: distance in the high bits, vertex in the low.
    private long[] ordered(int e, int[] at, int start, int end) {
        long[] keys = new long[end - start];
        long ux = mesh.x[mesh.to[e]] - mesh.x[mesh.from[e]];
        long uy = mesh.y[mesh.to[e]] - mesh.y[mesh.from[e]];
        double length = Math.sqrt((double) (ux * ux + uy * uy));
        for (int i = start; i < end; i++) {
            long vx = mesh.x[at[i]] - mesh.x[mesh.from[e]];
            long vy = mesh.y[at[i]] - mesh.y[mesh.from[e]];
            long along = (long) Math.rint(Math.max(0, (ux * vx + uy * vy) / length) * 64);
            keys[i - start] = (along << 32) | at[i];
        }
        Arrays.sort(keys);
        return keys;
    }
}
