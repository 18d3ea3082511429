package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The streets as pieces between crossings, and the pieces of each course in order.
final class Net {
    /// @param halfEdges along the piece, in its direction
    /// @param bridge    index of the bridge it is on, or -1
    @SuppressWarnings("ArrayRecordComponent")
    record Piece(int index, int course, int[] halfEdges, int bridge, double meters) {}

    /// A piece as part of a street, `against` when the street runs the other way.
    record Step(Piece piece, boolean against) {}

    private final CityPlan plan;
    private final Mesh mesh;
    private final Blocks blocks;
    private final boolean[] junction;
    private final boolean[] wet;
    private final boolean[] used;
    private final Mesh.Incidence at;
    private final List<Piece> pieces = new ArrayList<>();

    /// @param stops vertices that are crossings although no street of the mesh meets there: ends of ramps
    Net(CityPlan plan, Blocks blocks, int[] stops) {
        this.plan = plan;
        this.mesh = plan.mesh;
        this.blocks = blocks;
        at = mesh.incidence(true);
        junction = new boolean[mesh.vertices];
        wet = new boolean[mesh.vertices];
        used = new boolean[mesh.edges];
        for (int v = 0; v < mesh.vertices; v++) {
            int s = at.starts()[v];
            junction[v] = at.degree(v) != 2 || mesh.course[at.list()[s]] != mesh.course[at.list()[s + 1]];
        }
        for (int stop : stops) {
            junction[stop] = true;
        }
        for (int e = 0; e < mesh.edges; e++) {
            if (mesh.role(mesh.course[e]) == Course.Role.STREAM) {
                wet[mesh.from[e]] = true;
                wet[mesh.to[e]] = true;
            }
        }
        for (int pass = 0; pass < 2; pass++) {
            for (int e = 0; e < mesh.edges; e++) {
                walkFrom(e, pass == 1);
            }
        }
    }

    List<Piece> pieces() {
        return pieces;
    }

    int startOf(Piece piece) {
        return blocks.origin(piece.halfEdges[0]);
    }

    int endOf(Piece piece) {
        return blocks.end(piece.halfEdges[piece.halfEdges.length - 1]);
    }

    /// Starts a piece at each free edge that leaves a junction; `closed` picks up rings without any.
    private void walkFrom(int e, boolean closed) {
        if (used[e] || !mesh.street(e)) {
            return;
        }
        if (closed || junction[mesh.from[e]]) {
            walk(2 * e);
        } else if (junction[mesh.to[e]]) {
            walk(2 * e + 1);
        }
    }

    private void walk(int first) {
        var chain = new IntBag(8);
        double meters = 0;
        int h = first;
        boolean bridged = false;
        while (true) {
            used[h >> 1] = true;
            chain.add(h);
            meters += mesh.meters(h >> 1);
            int v = blocks.end(h);
            bridged |= wet[v] || wet[blocks.origin(h)];
            if (junction[v]) {
                break;
            }
            int s = at.starts()[v];
            int e = at.list()[s] == h >> 1 ? at.list()[s + 1] : at.list()[s];
            if (used[e]) {
                break;
            }
            h = mesh.from[e] == v ? 2 * e : 2 * e + 1;
        }
        int course = mesh.course[first >> 1];
        int bridge = bridged ? nearestBridge(chain) : -1;
        pieces.add(new Piece(pieces.size(), course, chain.toArray(), bridge, meters));
    }

    private int nearestBridge(IntBag chain) {
        int v = blocks.origin(chain.get(chain.size / 2));
        double x = Plane.metersX(mesh.x[v]);
        double y = Plane.metersY(mesh.y[v]);
        int best = 0;
        double nearest = Double.MAX_VALUE;
        for (var bridge : plan.bridges.list()) {
            double d = Plane.distance(x, y, bridge.middleX(), bridge.middleY());
            if (d < nearest) {
                nearest = d;
                best = bridge.index();
            }
        }
        return best;
    }

    /// For each course the connected chains of its pieces, each in order from one end to the other.
    List<List<Step>> chains() {
        var ofCourse = new ArrayList<List<Piece>>();
        for (int c = 0; c < mesh.courses.size(); c++) {
            ofCourse.add(new ArrayList<>());
        }
        pieces.forEach(piece -> ofCourse.get(piece.course).add(piece));
        var chains = new ArrayList<List<Step>>();
        for (var own : ofCourse) {
            var free = new boolean[own.size()];
            Arrays.fill(free, true);
            for (int i = 0; i < own.size(); i++) {
                if (free[i]) {
                    chains.add(chain(own, free, i));
                }
            }
        }
        return chains;
    }

    private List<Step> chain(List<Piece> own, boolean[] free, int first) {
        var chain = new java.util.ArrayDeque<Step>();
        free[first] = false;
        chain.add(new Step(own.get(first), false));
        for (Step step = onward(own, free, endOf(own.get(first))); step != null; ) {
            chain.addLast(step);
            step = onward(own, free, step.against ? startOf(step.piece) : endOf(step.piece));
        }
        for (Step step = onward(own, free, startOf(own.get(first))); step != null; ) {
            var turned = new Step(step.piece, !step.against);
            chain.addFirst(turned);
            step = onward(own, free, turned.against ? endOf(turned.piece) : startOf(turned.piece));
        }
        return List.copyOf(chain);
    }

    /// A free piece that leaves the vertex.
    private @org.jspecify.annotations.Nullable Step onward(List<Piece> own, boolean[] free, int vertex) {
        for (int i = 0; i < own.size(); i++) {
            if (free[i] && startOf(own.get(i)) == vertex) {
                free[i] = false;
                return new Step(own.get(i), false);
            }
            if (free[i] && endOf(own.get(i)) == vertex) {
                free[i] = false;
                return new Step(own.get(i), true);
            }
        }
        return null;
    }
}
