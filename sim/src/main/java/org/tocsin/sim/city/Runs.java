package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.sim.city.Net.Piece;
import org.tocsin.sim.city.Net.Step;

/// Cuts the chains of pieces into streets: at town lines, and small streets at some of the large ones they cross.
/// Each run starts at its end nearest to the middle of its town: there the house numbers begin.
final class Runs {
    private static final double LEAST_METERS = 240;

    private final CityPlan plan;
    private final Net net;
    private final Blocks blocks;
    private final int[] townOf;
    private final boolean[] onLargeRoad;
    private final Dice dice;
    private final List<List<Run>> chains = new ArrayList<>();

    Runs(CityPlan plan, Net net, Blocks blocks, int[] townOf) {
        this.plan = plan;
        this.net = net;
        this.blocks = blocks;
        this.townOf = townOf;
        this.dice = plan.dice("runs");
        onLargeRoad = new boolean[plan.mesh.vertices];
        for (var piece : net.pieces()) {
            var role = plan.mesh.role(piece.course());
            if (role.ordinal() <= Course.Role.COLLECTOR.ordinal()) {
                onLargeRoad[net.startOf(piece)] = true;
                onLargeRoad[net.endOf(piece)] = true;
            }
        }
        net.chains().forEach(chain -> chains.add(cut(chain)));
    }

    /// The runs of each chain, in order along it.
    List<List<Run>> chains() {
        return chains;
    }

    /// The town a piece lies in: that of the land on its left, else on its right.
    int townOf(Piece piece) {
        int h = piece.halfEdges()[piece.halfEdges().length / 2];
        int left = blocks.leftOf[h];
        return left >= 0 ? townOf[left] : townOf[Math.max(0, blocks.leftOf[h ^ 1])];
    }

    private List<Run> cut(List<Step> chain) {
        var runs = new ArrayList<Run>();
        var current = new ArrayList<Step>();
        double meters = 0;
        for (var step : chain) {
            if (!current.isEmpty()) {
                boolean townLine = townOf(current.getLast().piece()) != townOf(step.piece());
                boolean small = plan.mesh.role(step.piece().course()).ordinal() > Course.Role.COLLECTOR.ordinal();
                if (townLine
                        || (small && meters > LEAST_METERS && onLargeRoad[firstVertex(step)] && dice.chance(0.3))) {
                    runs.add(run(current));
                    current = new ArrayList<>();
                    meters = 0;
                }
            }
            current.add(step);
            meters += step.piece().meters();
        }
        runs.add(run(current));
        return runs;
    }

    int firstVertex(Step step) {
        return step.against() ? net.endOf(step.piece()) : net.startOf(step.piece());
    }

    int lastVertex(Step step) {
        return step.against() ? net.startOf(step.piece()) : net.endOf(step.piece());
    }

    /// The town of the first piece, then every other that has land on a side.
    private int[] townsOf(List<Step> steps) {
        var towns = new IntBag(4);
        towns.add(townOf(steps.getFirst().piece()));
        for (var step : steps) {
            for (int h : step.piece().halfEdges()) {
                for (int block : new int[] {blocks.leftOf[h], blocks.leftOf[h ^ 1]}) {
                    if (block >= 0 && !contains(towns, townOf[block])) {
                        towns.add(townOf[block]);
                    }
                }
            }
        }
        return towns.toArray();
    }

    private static boolean contains(IntBag towns, int town) {
        for (int i = 0; i < towns.size; i++) {
            if (towns.get(i) == town) {
                return true;
            }
        }
        return false;
    }

    private Run run(List<Step> steps) {
        int[] towns = townsOf(steps);
        int town = towns[0];
        int a = firstVertex(steps.getFirst());
        int b = lastVertex(steps.getLast());
        var mesh = plan.mesh;
        double[] ends = {
            Plane.metersX(mesh.x[a]), Plane.metersY(mesh.y[a]), Plane.metersX(mesh.x[b]), Plane.metersY(mesh.y[b])
        };
        var site = plan.towns.list().get(town);
        double fromA = Plane.distance(ends[0], ends[1], site.x(), site.y());
        double fromB = Plane.distance(ends[2], ends[3], site.x(), site.y());
        int course = steps.getFirst().piece().course();
        double built = plan.towns.density((ends[0] + ends[2]) / 2, (ends[1] + ends[3]) / 2);
        if (fromA <= fromB) {
            return new Run(chains.size(), towns, mesh.role(course), course, steps, ends, built);
        }
        var turned = new ArrayList<Step>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            turned.add(new Step(steps.get(i).piece(), !steps.get(i).against()));
        }
        return new Run(
                chains.size(),
                towns,
                mesh.role(course),
                course,
                turned,
                new double[] {ends[2], ends[3], ends[0], ends[1]},
                built);
    }
}
