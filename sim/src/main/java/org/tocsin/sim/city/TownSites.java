package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;

/// Where the towns of the region have their middles, and how built-up the land around them is. The first is the city.
final class TownSites {
    /// @param coreMeters radius of its built-up middle
    /// @param reach      how far it draws land to itself, 1 for a common town
    record Site(int index, double x, double y, double coreMeters, double reach) {}

    private final List<Site> sites = new ArrayList<>();
    private final double regionMeters;

    TownSites(CityScale scale, River river, Outline outline, Dice dice) {
        regionMeters = scale.radiusMeters();
        double core = Math.min(0.36 * regionMeters, 520 + 0.12 * regionMeters);
        double bank = river.halfWidthMeters() + Math.min(0.4 * core, 340);
        double along = dice.between(-0.05, 0.05) * regionMeters;
        double across = river.middle(along) + (dice.chance(0.5) ? bank : -bank);
        sites.add(new Site(0, river.x(along, across), river.y(along, across), core, 1.4));
        double apart = 0.95 * regionMeters * 2 / StrictMath.sqrt(scale.towns() + 1.0);
        while (sites.size() < scale.towns()) {
            if (!tryOne(river, outline, core, apart, dice)) {
                apart *= 0.94;
            }
        }
    }

    private boolean tryOne(River river, Outline outline, double core, double apart, Dice dice) {
        for (int attempt = 0; attempt < 60; attempt++) {
            double angle = dice.between(0, 2 * Math.PI);
            double out = Math.sqrt(dice.between(0.36, 0.7)) * regionMeters;
            double x = out * StrictMath.cos(angle) * 1.12;
            double y = out * StrictMath.sin(angle) * 0.9;
            boolean dry =
                    Math.abs(river.distance(x, y)) > river.halfWidthMeters() + 0.09 * Math.min(regionMeters, 3_000);
            if (dry && outline.insideBy(x, y) > 0.16 * Math.min(regionMeters, 4_000) && nearest(x, y) > apart) {
                sites.add(new Site(sites.size(), x, y, core * dice.between(0.34, 0.5), dice.between(0.85, 1.15)));
                return true;
            }
        }
        return false;
    }

    private double nearest(double x, double y) {
        double best = Double.MAX_VALUE;
        for (var site : sites) {
            best = Math.min(best, Plane.distance(x, y, site.x, site.y) / (site.index == 0 ? 1.25 : 1));
        }
        return best;
    }

    List<Site> list() {
        return List.copyOf(sites);
    }

    Site city() {
        return sites.getFirst();
    }

    /// How built-up: 1 in the middle of the city, falling to 0 in the country.
    double density(double x, double y) {
        double most = 0;
        for (var site : sites) {
            double d = Plane.distance(x, y, site.x, site.y) / site.coreMeters;
            if (d < 4) {
                double peak = site.index == 0 ? 1 : 0.85;
                most = Math.max(most, peak * StrictMath.exp(-d * d * 0.7));
            }
        }
        return most;
    }
}
