package org.tocsin.sim.city;

import java.util.Arrays;

/// The faces of the mesh: the land between streets, river and edge of the region.
///
/// A half-edge `2e` runs along edge `e`, `2e + 1` against it; each has one block on its left. The land outside the
/// region is [#OUTSIDE].
final class Blocks {
    static final int OUTSIDE = -1;

    final Mesh mesh;
    final int count;
    /// Block on the left of each half-edge.
    final int[] leftOf;
    final double[] squareMeters;
    final double[] x;
    final double[] y;

    private final int[] next;
    private final int[] anyHalfEdge;

    Blocks(Mesh mesh) {
        this.mesh = mesh;
        next = turns(mesh);
        int halfEdges = mesh.edges * 2;
        leftOf = new int[halfEdges];
        Arrays.fill(leftOf, OUTSIDE);
        var seen = new boolean[halfEdges];
        var area = new double[halfEdges];
        var sumX = new double[halfEdges];
        var sumY = new double[halfEdges];
        var first = new IntBag(1024);
        int found = 0;
        for (int h = 0; h < halfEdges; h++) {
            if (seen[h]) {
                continue;
            }
            double twice = 0;
            double cx = 0;
            double cy = 0;
            int walk = h;
            double ox = Plane.metersX(mesh.x[origin(h)]);
            double oy = Plane.metersY(mesh.y[origin(h)]);
            do {
                seen[walk] = true;
                double ax = Plane.metersX(mesh.x[origin(walk)]) - ox;
                double ay = Plane.metersY(mesh.y[origin(walk)]) - oy;
                double bx = Plane.metersX(mesh.x[end(walk)]) - ox;
                double by = Plane.metersY(mesh.y[end(walk)]) - oy;
                double cross = ax * by - ay * bx;
                twice += cross;
                cx += (ax + bx) * cross;
                cy += (ay + by) * cross;
                walk = next[walk];
            } while (walk != h);
            if (twice > 1e-6) {
                area[found] = twice / 2;
                sumX[found] = ox + cx / (3 * twice);
                sumY[found] = oy + cy / (3 * twice);
                first.add(h);
                claim(h, found++);
            }
        }
        count = found;
        squareMeters = Arrays.copyOf(area, found);
        x = Arrays.copyOf(sumX, found);
        y = Arrays.copyOf(sumY, found);
        anyHalfEdge = first.toArray();
    }

    private void claim(int h, int block) {
        int walk = h;
        do {
            leftOf[walk] = block;
            walk = next[walk];
        } while (walk != h);
    }

    int origin(int halfEdge) {
        return (halfEdge & 1) == 0 ? mesh.from[halfEdge >> 1] : mesh.to[halfEdge >> 1];
    }

    int end(int halfEdge) {
        return origin(halfEdge ^ 1);
    }

    /// The next half-edge around the block on the left of this one.
    int follow(int halfEdge) {
        return next[halfEdge];
    }

    /// The half-edges around a block, its land on their left.
    int[] around(int block) {
        var ring = new IntBag(16);
        int walk = anyHalfEdge[block];
        do {
            ring.add(walk);
            walk = next[walk];
        } while (walk != anyHalfEdge[block]);
        return ring.toArray();
    }

    /// Whether a position lies in a block (dead ends inside it do not matter).
    boolean contains(int block, int unitX, int unitY) {
        boolean inside = false;
        int walk = anyHalfEdge[block];
        do {
            int a = origin(walk);
            int b = end(walk);
            if ((mesh.y[a] > unitY) != (mesh.y[b] > unitY)) {
                long rise = (long) mesh.y[b] - mesh.y[a];
                long across =
                        ((long) unitX - mesh.x[a]) * rise - ((long) unitY - mesh.y[a]) * ((long) mesh.x[b] - mesh.x[a]);
                if (rise > 0 ? across < 0 : across > 0) {
                    inside = !inside;
                }
            }
            walk = next[walk];
        } while (walk != anyHalfEdge[block]);
        return inside;
    }

    /// For each half-edge the one that follows it around the block on its left: the sharpest left turn at its end.
    private static int[] turns(Mesh mesh) {
        var at = mesh.incidence(false);
        int[] next = new int[mesh.edges * 2];
        for (int v = 0; v < mesh.vertices; v++) {
            int start = at.starts()[v];
            int degree = at.degree(v);
            var out = new Integer[degree];
            for (int i = 0; i < degree; i++) {
                int e = at.list()[start + i];
                out[i] = mesh.from[e] == v ? 2 * e : 2 * e + 1;
            }
            Arrays.sort(out, (g, h) -> byAngle(mesh, g, h));
            for (int i = 0; i < degree; i++) {
                int arriving = out[i] ^ 1;
                next[arriving] = out[(i + degree - 1) % degree];
            }
        }
        return next;
    }

    private static int byAngle(Mesh mesh, int g, int h) {
        long gx = dx(mesh, g);
        long gy = dy(mesh, g);
        long hx = dx(mesh, h);
        long hy = dy(mesh, h);
        boolean gUpper = gy > 0 || (gy == 0 && gx > 0);
        boolean hUpper = hy > 0 || (hy == 0 && hx > 0);
        if (gUpper != hUpper) {
            return gUpper ? -1 : 1;
        }
        return Long.signum(gy * hx - gx * hy);
    }

    private static long dx(Mesh mesh, int halfEdge) {
        int e = halfEdge >> 1;
        long along = (long) mesh.x[mesh.to[e]] - mesh.x[mesh.from[e]];
        return (halfEdge & 1) == 0 ? along : -along;
    }

    private static long dy(Mesh mesh, int halfEdge) {
        int e = halfEdge >> 1;
        long along = (long) mesh.y[mesh.to[e]] - mesh.y[mesh.from[e]];
        return (halfEdge & 1) == 0 ? along : -along;
    }
}
