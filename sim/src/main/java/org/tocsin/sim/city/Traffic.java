package org.tocsin.sim.city;

import java.util.Arrays;
import java.util.List;
import org.tocsin.sim.city.Net.Piece;

/// Which streets are one-way: pairs side by side in the dense parts, opened again wherever one could not get in or out.
final class Traffic {
    private final CityPlan plan;
    private final Net net;
    /// Per piece, in its own direction: 1 along, -1 against, 0 both.
    private final int[] oneWay;

    Traffic(CityPlan plan, Net net, List<List<Run>> chains) {
        this.plan = plan;
        this.net = net;
        oneWay = new int[net.pieces().size()];
        var dice = plan.dice("traffic");
        for (var chain : chains) {
            double built =
                    chain.stream().mapToDouble(run -> run.built).average().orElse(0);
            boolean small = chain.getFirst().role == Course.Role.LOCAL;
            if (small && built > 0.2 && dice.chance(0.25 + 0.5 * built)) {
                direct(chain);
            }
        }
        openTraps();
    }

    int oneWay(Piece piece) {
        return oneWay[piece.index()];
    }

    /// Neighbouring parallels go opposite ways: the side is read off how far across its own direction a street lies.
    private void direct(List<Run> chain) {
        var longest = chain.stream()
                .max(java.util.Comparator.comparingDouble(run -> run.meters))
                .orElseThrow();
        double heading = longest.heading;
        boolean turned = heading < -0.4 || heading >= Math.PI - 0.4;
        double straight = turned ? heading + Math.PI : heading;
        double across = -longest.middleX * StrictMath.sin(straight) + longest.middleY * StrictMath.cos(straight);
        boolean forward = (Math.floorMod((long) Math.floor(across / 85), 2) == 0) != turned;
        for (var run : chain) {
            boolean same = StrictMath.cos(run.heading - heading) > 0;
            for (var step : run.steps) {
                boolean along = (forward == same) != step.against();
                oneWay[step.piece().index()] = along ? 1 : -1;
            }
        }
    }

    private void openTraps() {
        for (boolean trapped = true; trapped; ) {
            var out = reached(1);
            var in = reached(-1);
            trapped = false;
            for (var piece : net.pieces()) {
                int a = net.startOf(piece);
                int b = net.endOf(piece);
                boolean bad = !out[a] || !out[b] || !in[a] || !in[b];
                if (bad && oneWay[piece.index()] != 0) {
                    oneWay[piece.index()] = 0;
                    trapped = true;
                }
            }
        }
    }

    /// Vertices one can drive to from the largest road (`way` 1), or from which one can drive there (-1).
    private boolean[] reached(int way) {
        int vertices = plan.mesh.vertices;
        int[] starts = new int[vertices + 1];
        for (var piece : net.pieces()) {
            starts[net.startOf(piece) + 1]++;
            starts[net.endOf(piece) + 1]++;
        }
        for (int v = 0; v < vertices; v++) {
            starts[v + 1] += starts[v];
        }
        int[] list = new int[starts[vertices]];
        int[] fill = starts.clone();
        for (var piece : net.pieces()) {
            list[fill[net.startOf(piece)]++] = piece.index();
            list[fill[net.endOf(piece)]++] = piece.index();
        }
        var reached = new boolean[vertices];
        var queue = new IntBag(1024);
        int root = net.startOf(net.pieces().getFirst());
        Arrays.fill(reached, false);
        reached[root] = true;
        queue.add(root);
        for (int i = 0; i < queue.size; i++) {
            int v = queue.get(i);
            for (int k = starts[v]; k < starts[v + 1]; k++) {
                var piece = net.pieces().get(list[k]);
                int direction = oneWay[piece.index()] * way;
                int a = net.startOf(piece);
                int b = net.endOf(piece);
                if (a == v && direction >= 0 && !reached[b]) {
                    reached[b] = true;
                    queue.add(b);
                }
                if (b == v && direction <= 0 && !reached[a]) {
                    reached[a] = true;
                    queue.add(a);
                }
            }
        }
        return reached;
    }
}
