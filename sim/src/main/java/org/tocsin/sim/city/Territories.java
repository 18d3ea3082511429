package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// Joins blocks into connected districts that grow from seeds over the streets between them, rather along large roads
/// and not across the river.
final class Territories {
    private final Blocks blocks;
    private final double[] doors;
    private final int[] starts;
    private final int[] neighbour;
    private final double[] cost;
    private final int[] owner;
    private final double[] reached;

    private record Front(double cost, int block, int seed) {}

    /// @param doors weight of each block
    Territories(Blocks blocks, double[] doors) {
        this.blocks = blocks;
        this.doors = doors;
        starts = new int[blocks.count + 1];
        var mesh = blocks.mesh;
        for (int h = 0; h < mesh.edges * 2; h++) {
            if (divides(h)) {
                starts[blocks.leftOf[h] + 1]++;
            }
        }
        for (int b = 0; b < blocks.count; b++) {
            starts[b + 1] += starts[b];
        }
        neighbour = new int[starts[blocks.count]];
        cost = new double[neighbour.length];
        int[] fill = starts.clone();
        for (int h = 0; h < mesh.edges * 2; h++) {
            if (divides(h)) {
                int a = blocks.leftOf[h];
                int b = blocks.leftOf[h ^ 1];
                int slot = fill[a]++;
                neighbour[slot] = b;
                cost[slot] = (25 + Plane.distance(blocks.x[a], blocks.y[a], blocks.x[b], blocks.y[b]))
                        * barrier(mesh.role(mesh.course[h >> 1]));
            }
        }
        owner = new int[blocks.count];
        reached = new double[blocks.count];
    }

    private boolean divides(int h) {
        int a = blocks.leftOf[h];
        int b = blocks.leftOf[h ^ 1];
        return a != b && a >= 0 && b >= 0;
    }

    private static double barrier(Course.Role role) {
        return switch (role) {
            case STREAM -> 6;
            case OUTLINE -> 10;
            case ARTERY -> 1.7;
            case PARKWAY, COLLECTOR -> 1.35;
            case LOCAL, LANE -> 1;
        };
    }

    int[] everything() {
        int[] all = new int[blocks.count];
        Arrays.setAll(all, b -> b);
        return all;
    }

    /// The seed that reaches each member first; `reach` makes a seed faster.
    int[] grow(int[] members, int[] seeds, double[] reach) {
        for (int member : members) {
            owner[member] = -2;
            reached[member] = Double.MAX_VALUE;
        }
        var fronts = new PriorityQueue<Front>((a, b) -> {
            int byCost = Double.compare(a.cost, b.cost);
            if (byCost != 0) {
                return byCost;
            }
            return a.block != b.block ? Integer.compare(a.block, b.block) : Integer.compare(a.seed, b.seed);
        });
        for (int s = 0; s < seeds.length; s++) {
            fronts.add(new Front(0, seeds[s], s));
        }
        var mine = new boolean[blocks.count];
        for (int member : members) {
            mine[member] = true;
        }
        while (!fronts.isEmpty()) {
            var front = fronts.poll();
            if (owner[front.block] != -2) {
                continue;
            }
            owner[front.block] = front.seed;
            for (int i = starts[front.block]; i < starts[front.block + 1]; i++) {
                int next = neighbour[i];
                double arrival = front.cost + cost[i] / reach[front.seed];
                if (mine[next] && owner[next] == -2 && arrival < reached[next]) {
                    reached[next] = arrival;
                    fronts.add(new Front(arrival, next, front.seed));
                }
            }
        }
        int[] result = new int[members.length];
        for (int i = 0; i < members.length; i++) {
            result[i] = owner[members[i]] >= 0 ? owner[members[i]] : nearest(members[i], seeds);
        }
        return result;
    }

    /// Divides connected blocks into about equal parts by doors; part of each member, in `[0, parts)`.
    Division divide(int[] members, int parts) {
        int wanted = Math.max(1, Math.min(parts, members.length));
        int[] seeds = spread(members, wanted);
        double[] reach = new double[wanted];
        Arrays.fill(reach, 1);
        int[] part = grow(members, seeds, reach);
        for (int round = 0; round < 5; round++) {
            double[] weight = new double[wanted];
            double[] sx = new double[wanted];
            double[] sy = new double[wanted];
            double total = 0;
            for (int i = 0; i < members.length; i++) {
                int b = members[i];
                double w = doors[b] + 1;
                weight[part[i]] += w;
                sx[part[i]] += w * blocks.x[b];
                sy[part[i]] += w * blocks.y[b];
                total += w;
            }
            for (int p = 0; p < wanted; p++) {
                if (weight[p] > 0) {
                    reach[p] *= Math.clamp(StrictMath.pow(total / wanted / weight[p], 0.4), 0.6, 1.6);
                    sx[p] /= weight[p];
                    sy[p] /= weight[p];
                }
            }
            recentre(members, part, sx, sy, seeds);
            part = grow(members, seeds, reach);
        }
        return new Division(members, part, seeds);
    }

    private void recentre(int[] members, int[] part, double[] sx, double[] sy, int[] seeds) {
        double[] nearest = new double[seeds.length];
        Arrays.fill(nearest, Double.MAX_VALUE);
        for (int i = 0; i < members.length; i++) {
            int p = part[i];
            double d = Plane.distance(blocks.x[members[i]], blocks.y[members[i]], sx[p], sy[p]);
            if (d < nearest[p]) {
                nearest[p] = d;
                seeds[p] = members[i];
            }
        }
    }

    /// Seeds far from each other: each the member farthest from those before it.
    private int[] spread(int[] members, int parts) {
        double[] far = new double[members.length];
        Arrays.fill(far, Double.MAX_VALUE);
        int[] seeds = new int[parts];
        int pick = 0;
        for (int s = 0; s < parts; s++) {
            seeds[s] = members[pick];
            double farthest = -1;
            int best = pick;
            for (int i = 0; i < members.length; i++) {
                far[i] = Math.min(far[i], apart(members[i], seeds[s]));
                if (far[i] > farthest) {
                    farthest = far[i];
                    best = i;
                }
            }
            pick = best;
        }
        return seeds;
    }

    private int nearest(int block, int[] seeds) {
        int best = 0;
        for (int s = 1; s < seeds.length; s++) {
            if (apart(block, seeds[s]) < apart(block, seeds[best])) {
                best = s;
            }
        }
        return best;
    }

    private double apart(int a, int b) {
        return Plane.distance(blocks.x[a], blocks.y[a], blocks.x[b], blocks.y[b]);
    }

    /// @param part  of each member
    /// @param seeds a block in the middle of each part
    @SuppressWarnings("ArrayRecordComponent")
    record Division(int[] members, int[] part, int[] seeds) {
        List<int[]> lists() {
            var bags = new ArrayList<IntBag>();
            for (int p = 0; p < seeds.length; p++) {
                bags.add(new IntBag(16));
            }
            for (int i = 0; i < members.length; i++) {
                bags.get(part[i]).add(members[i]);
            }
            return bags.stream().map(IntBag::toArray).toList();
        }
    }
}
