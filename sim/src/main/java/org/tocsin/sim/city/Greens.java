package org.tocsin.sim.city;

/// Which blocks are parks: small ones among the houses, a common in the middle of each town.
final class Greens {
    private Greens() {}

    static boolean[] choose(CityPlan plan, Blocks blocks) {
        var parks = new boolean[blocks.count];
        var dice = plan.dice("greens");
        for (int b = 0; b < blocks.count; b++) {
            double built = plan.towns.density(blocks.x[b], blocks.y[b]);
            boolean size = blocks.squareMeters[b] > 2_500 && blocks.squareMeters[b] < 28_000;
            boolean land = plan.terrain.at(blocks.x[b], blocks.y[b]) == Terrain.OPEN;
            parks[b] = size && land && dice.chance(built > 0.1 ? 0.05 : 0.02);
        }
        for (var site : plan.towns.list()) {
            int common = -1;
            double nearest = site.coreMeters() * 0.5;
            for (int b = 0; b < blocks.count; b++) {
                double d = Plane.distance(blocks.x[b], blocks.y[b], site.x(), site.y());
                if (blocks.squareMeters[b] > 1_800 && blocks.squareMeters[b] < 20_000 && d < nearest) {
                    nearest = d;
                    common = b;
                }
            }
            if (common >= 0) {
                parks[common] = true;
            }
        }
        return parks;
    }
}
