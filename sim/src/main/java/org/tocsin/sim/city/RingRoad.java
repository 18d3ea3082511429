package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;

/// The highway around the city: two carriageways, no crossings, ramps where an old road passes over it.
final class RingRoad {
    static final double HALF_MEDIAN_METERS = 12;
    static final double RAMP_METERS = 190;
    private static final double BETWEEN_EXITS_METERS = 900;
    private static final int CORNERS = 240;

    /// Where a road crosses the highway and may be left or joined.
    ///
    /// @param at      metres along the middle line of the highway
    /// @param headingX direction of the highway there
    /// @param course  which course of the plan crosses
    record Exit(int number, double at, double x, double y, double headingX, double headingY, int course) {}

    private final Trace middle = new Trace();
    private final List<Exit> exits = new ArrayList<>();
    private final boolean built;

    RingRoad(CityScale scale, TownSites towns, Dice dice) {
        built = scale.addresses() >= 8_000;
        if (!built) {
            return;
        }
        double r = radiusMeters(scale);
        var noise = new Noise(dice.next(), 1);
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * (i % CORNERS) / CORNERS;
            double c = StrictMath.cos(angle);
            double s = StrictMath.sin(angle);
            double out = r * (1 + 0.13 * noise.at(1.6 * c, 1.6 * s));
            middle.add(towns.city().x() * 0.6 + 1.1 * out * c, towns.city().y() * 0.6 + 0.95 * out * s);
        }
    }

    static double radiusMeters(CityScale scale) {
        return 0.46 * scale.radiusMeters();
    }

    boolean built() {
        return built;
    }

    /// Closed middle line, empty when the region is too small for a highway.
    Trace middle() {
        return middle;
    }

    List<Exit> exits() {
        return exits;
    }

    /// Finds where the courses cross and numbers the exits along the highway.
    void meet(List<Course> courses) {
        var found = new ArrayList<Exit>();
        double at = 0;
        for (int i = 1; i < middle.size; i++) {
            double length = Plane.distance(middle.x[i - 1], middle.y[i - 1], middle.x[i], middle.y[i]);
            for (int c = 0; c < courses.size(); c++) {
                if (courses.get(c).role() == Course.Role.ARTERY) {
                    meet(courses.get(c).trace(), c, i, at, length, found);
                }
            }
            at += length;
        }
        found.sort(java.util.Comparator.comparingDouble(Exit::at).thenComparingInt(Exit::course));
        for (var exit : found) {
            boolean first = exits.isEmpty() || exit.at - exits.getLast().at > BETWEEN_EXITS_METERS;
            boolean clearOfStart = exits.isEmpty() || at - exit.at + exits.getFirst().at > BETWEEN_EXITS_METERS;
            if (first && clearOfStart) {
                exits.add(
                        new Exit(exits.size() + 1, exit.at, exit.x, exit.y, exit.headingX, exit.headingY, exit.course));
            }
        }
    }

    private void meet(Trace way, int course, int i, double at, double length, List<Exit> found) {
        double ax = middle.x[i - 1];
        double ay = middle.y[i - 1];
        double dx = (middle.x[i] - ax) / length;
        double dy = (middle.y[i] - ay) / length;
        for (int k = 1; k < way.size; k++) {
            double side0 = dx * (way.y[k - 1] - ay) - dy * (way.x[k - 1] - ax);
            double side1 = dx * (way.y[k] - ay) - dy * (way.x[k] - ax);
            if ((side0 < 0) == (side1 < 0)) {
                continue;
            }
            double t = side0 / (side0 - side1);
            double x = way.x[k - 1] + t * (way.x[k] - way.x[k - 1]);
            double y = way.y[k - 1] + t * (way.y[k] - way.y[k - 1]);
            double along = (x - ax) * dx + (y - ay) * dy;
            double run = Plane.distance(way.x[k - 1], way.y[k - 1], way.x[k], way.y[k]);
            boolean square = Math.abs(side1 - side0) > 0.75 * run;
            if (along >= 0 && along < length && square) {
                found.add(new Exit(0, at + along, x, y, dx, dy, course));
            }
        }
    }
}
