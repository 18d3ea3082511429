package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;

/// Places where the river is bridged, each square across the stream.
final class Bridges {
    /// @param rightX end of the straight approach on the right bank of the stream
    record Bridge(int index, double along, double rightX, double rightY, double leftX, double leftY) {
        double middleX() {
            return (rightX + leftX) / 2;
        }

        double middleY() {
            return (rightY + leftY) / 2;
        }
    }

    private final List<Bridge> list = new ArrayList<>();
    private final double fromAlong;
    private final double toAlong;

    Bridges(CityScale scale, River river, Outline outline, TownSites towns, Dice dice) {
        double reach = outline.widestMeters();
        double u = -reach;
        while (outline.insideBy(river.x(u, river.middle(u)), river.y(u, river.middle(u))) < 0) {
            u += reach / 200;
        }
        fromAlong = u;
        u = reach;
        while (outline.insideBy(river.x(u, river.middle(u)), river.y(u, river.middle(u))) < 0) {
            u -= reach / 200;
        }
        toAlong = u;
        double approach = river.halfWidthMeters() + Math.min(60, scale.radiusMeters() * 0.05);
        double spacing = Math.clamp(scale.radiusMeters() * 0.25, 120, 900);
        double margin = Math.min(spacing * 0.4, (toAlong - fromAlong) * 0.2);
        for (double at = fromAlong + margin + spacing * 0.3 * dice.unit(); at < toAlong - margin; ) {
            double x = river.x(at, river.middle(at));
            double y = river.y(at, river.middle(at));
            add(river, at, approach);
            at += spacing * dice.between(0.85, 1.25) * (1.5 - 0.8 * towns.density(x, y));
        }
        if (list.isEmpty()) {
            add(river, (fromAlong + toAlong) / 2, approach);
        }
    }

    private void add(River river, double at, double approach) {
        var right = river.bank(at, at + 1, -approach, 1);
        var left = river.bank(at, at + 1, approach, 1);
        list.add(new Bridge(list.size(), at, right.x[0], right.y[0], left.x[0], left.y[0]));
    }

    List<Bridge> list() {
        return list;
    }

    /// Where the river enters the region, along its axis.
    double fromAlong() {
        return fromAlong;
    }

    double toAlong() {
        return toAlong;
    }

    /// The bridge that makes the way between two points shortest.
    Bridge between(double ax, double ay, double bx, double by) {
        Bridge best = list.getFirst();
        double shortest = Double.MAX_VALUE;
        for (var bridge : list) {
            double way = Plane.distance(ax, ay, bridge.middleX(), bridge.middleY())
                    + Plane.distance(bridge.middleX(), bridge.middleY(), bx, by);
            if (way < shortest) {
                shortest = way;
                best = bridge;
            }
        }
        return best;
    }
}
