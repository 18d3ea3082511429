package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.core.places.Point;

/// The outlines of sets of blocks, exact: an edge between two blocks of the set cancels, what is left is its border.
///
/// Every ring is simple and goes counter-clockwise. A set with land of others inside it, or whose border touches
/// itself, comes out as several rings side by side, because a pack has no holes.
final class Rings {
    private final Blocks blocks;
    private final int[] mark;
    private int turn;

    Rings(Blocks blocks) {
        this.blocks = blocks;
        mark = new int[blocks.count];
    }

    List<List<Point>> around(int[] members) {
        var rings = new ArrayList<List<Point>>();
        trace(members, rings);
        return rings;
    }

    private void trace(int[] members, List<List<Point>> into) {
        var loops = loops(members);
        for (int[] loop : loops) {
            if (twiceArea(loop) <= 0 || repeated(loop) >= 0) {
                if (members.length == 1) {
                    throw new IllegalStateException("block " + members[0] + " has a hole");
                }
                for (int[] half : halves(members, middleX(loop))) {
                    trace(half, into);
                }
                return;
            }
        }
        loops.forEach(loop -> into.add(points(loop)));
    }

    /// The closed lines around a set, as half-edges with the set on their left: outer ones and, clockwise, holes.
    List<int[]> loops(int[] members) {
        turn++;
        for (int member : members) {
            mark[member] = turn;
        }
        var loops = new ArrayList<int[]>();
        var seen = new LongIndex(members.length * 4);
        for (int member : members) {
            for (int h : blocks.around(member)) {
                if (isBorder(h) && seen.find(h) < 0) {
                    loops.add(walk(h, seen));
                }
            }
        }
        return loops;
    }

    private boolean isBorder(int h) {
        int left = blocks.leftOf[h];
        int right = blocks.leftOf[h ^ 1];
        return left >= 0 && mark[left] == turn && (right < 0 || mark[right] != turn);
    }

    /// Follows the border keeping the set on the left; where the border touches itself the turn that stays nearest to
    /// the block just passed is taken, so the ring stays simple.
    private int[] walk(int first, LongIndex seen) {
        var ring = new IntBag(32);
        int h = first;
        do {
            seen.put(h, 1);
            ring.add(h);
            int follow = blocks.follow(h);
            while (!isBorder(follow)) {
                follow = blocks.follow(follow ^ 1);
            }
            h = follow;
        } while (h != first);
        return ring.toArray();
    }

    /// Position at which a loop comes back to a vertex it has passed, -1 when it never does.
    int repeated(int[] loop) {
        var passed = new LongIndex(loop.length);
        for (int i = 0; i < loop.length; i++) {
            int v = blocks.origin(loop[i]);
            if (passed.find(v) >= 0) {
                return i;
            }
            passed.put(v, 1);
        }
        return -1;
    }

    double twiceArea(int[] ring) {
        var mesh = blocks.mesh;
        double twice = 0;
        int o = blocks.origin(ring[0]);
        for (int h : ring) {
            int a = blocks.origin(h);
            int b = blocks.end(h);
            twice += ((double) mesh.x[a] - mesh.x[o]) * ((double) mesh.y[b] - mesh.y[o])
                    - ((double) mesh.y[a] - mesh.y[o]) * ((double) mesh.x[b] - mesh.x[o]);
        }
        return twice;
    }

    private double middleX(int[] ring) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int h : ring) {
            double x = Plane.metersX(blocks.mesh.x[blocks.origin(h)]);
            low = Math.min(low, x);
            high = Math.max(high, x);
        }
        return (low + high) / 2;
    }

    /// Cuts a set in two that both have a member; by the line through the hole, or anywhere if that fails.
    private List<int[]> halves(int[] members, double atX) {
        var west = new IntBag(members.length);
        var east = new IntBag(members.length);
        for (int member : members) {
            (blocks.x[member] < atX ? west : east).add(member);
        }
        if (west.size == 0 || east.size == 0) {
            int half = members.length / 2;
            return List.of(Arrays.copyOf(members, half), Arrays.copyOfRange(members, half, members.length));
        }
        return List.of(west.toArray(), east.toArray());
    }

    /// Corners in order, first repeated at the end.
    private List<Point> points(int[] ring) {
        var points = new ArrayList<Point>(ring.length + 1);
        for (int h : ring) {
            int v = blocks.origin(h);
            points.add(Plane.point(blocks.mesh.x[v], blocks.mesh.y[v]));
        }
        points.add(points.getFirst());
        return List.copyOf(points);
    }
}
