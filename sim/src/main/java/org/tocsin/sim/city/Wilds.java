package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;

/// Ponds and large parks no street goes through.
final class Wilds {
    /// @param ring closed line, first point repeated
    record Wild(boolean water, double x, double y, double radiusMeters, Trace ring) {}

    private static final int CORNERS = 28;

    private final List<Wild> list = new ArrayList<>();

    Wilds(
            CityScale scale,
            River river,
            TownSites towns,
            Outline outline,
            List<Course> roads,
            RingRoad ring,
            Dice dice) {
        var near = new Trails(outline, 200);
        for (var road : roads) {
            near.lay(road.trace());
        }
        near.lay(ring.middle());
        double region = scale.radiusMeters();
        int wanted = Math.max(2, (int) Math.rint(Math.PI * region * region / 1e6 * 0.42));
        double unit = Math.min(1, region / 1_500);
        for (int attempt = 0; attempt < wanted * 60 && list.size() < wanted; attempt++) {
            double angle = dice.between(0, 2 * Math.PI);
            double out = Math.sqrt(dice.unit()) * region;
            double x = out * StrictMath.cos(angle) * 1.1;
            double y = out * StrictMath.sin(angle) * 0.9;
            double r = unit * dice.between(70, 210);
            boolean dry = Math.abs(river.distance(x, y)) > river.halfWidthMeters() + 1.35 * r + 40;
            boolean inside = outline.insideBy(x, y) > 1.4 * r;
            boolean country = towns.density(x, y) < 0.6;
            if (dry && inside && country && !near.near(x, y, 1.3 * r + 25) && apart(x, y, r)) {
                list.add(blob(dice.chance(0.38), x, y, r, dice));
            }
        }
    }

    private boolean apart(double x, double y, double r) {
        return list.stream().noneMatch(w -> Plane.distance(w.x, w.y, x, y) < 1.4 * (w.radiusMeters + r) + 120);
    }

    private static Wild blob(boolean water, double x, double y, double r, Dice dice) {
        var noise = new Noise(dice.next(), 1);
        double turn = dice.between(0, Math.PI);
        double narrow = dice.between(0.6, 0.95);
        var ring = new Trace();
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * (i % CORNERS) / CORNERS;
            double c = StrictMath.cos(angle);
            double s = StrictMath.sin(angle);
            double out = r * (1 + 0.28 * noise.at(1.4 * c, 1.4 * s));
            double u = out * c;
            double v = out * s * narrow;
            double ct = StrictMath.cos(turn);
            double st = StrictMath.sin(turn);
            ring.add(x + u * ct - v * st, y + u * st + v * ct);
        }
        return new Wild(water, x, y, r, ring);
    }

    List<Wild> list() {
        return list;
    }
}
