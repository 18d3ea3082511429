package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;

/// One railway through the region on the city's bank of the river, with a station near each town it passes.
final class Railway {
    record Stop(double x, double y, int town) {}

    private final Trace line = new Trace();
    private final List<Stop> stops = new ArrayList<>();

    Railway(CityScale scale, River river, TownSites towns, Outline outline, Dice dice) {
        var city = towns.city();
        double side = Math.signum(river.distance(city.x(), city.y()));
        double reach = outline.widestMeters() * 1.02;
        double room = river.halfWidthMeters() + Math.min(190, scale.radiusMeters() * 0.12);
        double here = river.along(city.x(), city.y());
        double off = Math.abs(river.across(city.x(), city.y()) - 0.45 * river.middle(here))
                + dice.between(0.25, 0.4) * city.coreMeters();
        var sway = new Noise(dice.next(), 1_900);
        for (double u = -reach; u <= reach; u += 15) {
            double s = river.slope(u);
            double v = 0.45 * river.middle(u) + side * off + sway.at(u, 0) * 0.05 * scale.radiusMeters();
            double least = room * Math.sqrt(1 + s * s);
            if (side * (v - river.middle(u)) < least) {
                v = river.middle(u) + side * least;
            }
            double x = river.x(u, v);
            double y = river.y(u, v);
            if (outline.insideBy(x, y) > -60) {
                line.add(x, y);
            }
        }
        for (var site : towns.list()) {
            stopNear(site);
        }
    }

    private void stopNear(TownSites.Site site) {
        int best = -1;
        double nearest = site.coreMeters() * 1.4;
        for (int i = 3; i < line.size - 3; i++) {
            double d = Plane.distance(line.x[i], line.y[i], site.x(), site.y());
            if (d < nearest) {
                nearest = d;
                best = i;
            }
        }
        if (best >= 0) {
            stops.add(new Stop(line.x[best], line.y[best], site.index()));
            int further = Math.max(20, (int) (site.coreMeters() * 1.5 / 15));
            for (int i : new int[] {best - further, best + further}) {
                if (site.index() == 0 && i > 3 && i < line.size - 3) {
                    stops.add(new Stop(line.x[i], line.y[i], -1));
                }
            }
        }
    }

    Trace line() {
        return line;
    }

    List<Stop> stops() {
        return stops;
    }
}
