package org.tocsin.sim.city;

import java.util.Arrays;

/// Opens loops of streets that hang in the middle of a block by one stem: a block around them would have a hole, and
/// districts are made of blocks without holes.
final class Islands {
    private Islands() {}

    static Mesh open(Mesh mesh) {
        Mesh current = mesh;
        while (true) {
            var keep = new boolean[current.edges];
            Arrays.fill(keep, true);
            if (!mark(current, keep)) {
                return current;
            }
            current = current.only(keep);
        }
    }

    private static boolean mark(Mesh mesh, boolean[] keep) {
        var blocks = new Blocks(mesh);
        var rings = new Rings(blocks);
        var at = mesh.incidence(true);
        boolean any = false;
        for (int b = 0; b < blocks.count; b++) {
            for (int[] loop : rings.loops(new int[] {b})) {
                int again = rings.repeated(loop);
                if (again >= 0 || rings.twiceArea(loop) <= 0) {
                    any |= cut(mesh, blocks, at, again >= 0 ? innerPart(blocks, loop, again) : loop, keep);
                }
            }
        }
        return any;
    }

    /// The half-edges between two visits of a vertex.
    private static int[] innerPart(Blocks blocks, int[] loop, int again) {
        int v = blocks.origin(loop[again]);
        int first = 0;
        while (blocks.origin(loop[first]) != v) {
            first++;
        }
        int inner = again - first;
        if (inner * 2 <= loop.length) {
            return Arrays.copyOfRange(loop, first, again);
        }
        int[] outer = new int[loop.length - inner];
        System.arraycopy(loop, again, outer, 0, loop.length - again);
        System.arraycopy(loop, 0, outer, loop.length - again, first);
        return outer;
    }

    /// Takes out the stretch of the smallest street in the loop, from crossing to crossing.
    private static boolean cut(Mesh mesh, Blocks blocks, Mesh.Incidence at, int[] loop, boolean[] keep) {
        int smallest = -1;
        for (int h : loop) {
            boolean street = mesh.street(h >> 1);
            if (!keep[h >> 1]) {
                return true;
            }
            if (street
                    && (smallest < 0
                            || mesh.role(mesh.course[h >> 1]).ordinal()
                                    > mesh.role(mesh.course[smallest >> 1]).ordinal())) {
                smallest = h;
            }
        }
        if (smallest < 0) {
            return false;
        }
        remove(mesh, blocks, at, smallest, keep);
        remove(mesh, blocks, at, smallest ^ 1, keep);
        return true;
    }

    private static void remove(Mesh mesh, Blocks blocks, Mesh.Incidence at, int from, boolean[] keep) {
        int h = from;
        for (int guard = 0; guard < 500; guard++) {
            keep[h >> 1] = false;
            int v = blocks.end(h);
            if (at.degree(v) != 2) {
                return;
            }
            int s = at.starts()[v];
            int e = at.list()[s] == h >> 1 ? at.list()[s + 1] : at.list()[s];
            h = mesh.from[e] == v ? 2 * e : 2 * e + 1;
        }
    }
}
