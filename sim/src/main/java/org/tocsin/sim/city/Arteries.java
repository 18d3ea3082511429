package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.sim.city.Bridges.Bridge;
import org.tocsin.sim.city.TownSites.Site;

/// The old roads between the towns and out of the region. They wind a little, keep to the bank they are on and cross
/// the river only at bridges.
final class Arteries {
    private static final double STEP_METERS = 15;

    private final River river;
    private final Bridges bridges;
    private final Outline outline;
    private final List<Site> sites;
    private final Dice dice;
    private final double keepOff;
    private final List<Course> courses = new ArrayList<>();
    private final boolean[] bridged;
    /// Ways drawn so far: two roads to one bridge share the way to it.
    private final List<Trace> drawn = new ArrayList<>();

    private final List<List<Double>> headings = new ArrayList<>();

    Arteries(CityScale scale, River river, Bridges bridges, Outline outline, TownSites towns, Dice dice) {
        this.river = river;
        this.bridges = bridges;
        this.outline = outline;
        this.sites = towns.list();
        this.dice = dice;
        keepOff = river.halfWidthMeters() + Math.min(75, scale.radiusMeters() * 0.06);
        bridged = new boolean[bridges.list().size()];
        for (int i = 0; i < sites.size(); i++) {
            headings.add(new ArrayList<>());
        }
        joinTowns();
        leaveTowns();
        bridgeTheRest(scale);
    }

    List<Course> courses() {
        return courses;
    }

    private void joinTowns() {
        for (int i = 0; i < sites.size(); i++) {
            for (int j = i + 1; j < sites.size(); j++) {
                if (neighbours(sites.get(i), sites.get(j))) {
                    join(sites.get(i), sites.get(j));
                }
            }
        }
    }

    /// No third town in the disc between the two (Gabriel's graph): connected and without needless roads.
    private boolean neighbours(Site a, Site b) {
        double mx = (a.x() + b.x()) / 2;
        double my = (a.y() + b.y()) / 2;
        double radius = Plane.distance(a.x(), a.y(), b.x(), b.y()) / 2;
        return sites.stream().noneMatch(c -> c != a && c != b && Plane.distance(c.x(), c.y(), mx, my) < radius);
    }

    private void join(Site a, Site b) {
        var way = way(a.x(), a.y(), b.x(), b.y());
        headings.get(a.index()).add(heading(way));
        headings.get(b.index()).add(heading(way.reversed()));
        courses.add(new Course(Course.Role.ARTERY, way, a.index(), b.index()));
    }

    /// Roads out of the region in the widest gaps between those a town already has.
    private void leaveTowns() {
        for (var site : sites) {
            int wanted = site.index() == 0 ? 6 : 4;
            while (headings.get(site.index()).size() < wanted && leave(site)) {}
        }
    }

    private boolean leave(Site site) {
        var taken = headings.get(site.index()).stream().sorted().toList();
        double widest = 0;
        double start = dice.between(0, 2 * Math.PI);
        for (int i = 0; i < taken.size(); i++) {
            double next = i + 1 < taken.size() ? taken.get(i + 1) : taken.getFirst() + 2 * Math.PI;
            if (next - taken.get(i) > widest) {
                widest = next - taken.get(i);
                start = taken.get(i);
            }
        }
        if (!taken.isEmpty() && widest < 1.15) {
            return false;
        }
        double angle = taken.isEmpty() ? start : start + widest * dice.between(0.42, 0.58);
        headings.get(site.index()).add(StrictMath.IEEEremainder(angle, 2 * Math.PI));
        double[] edge = edgeOfRegion(site, angle);
        if (edge.length == 0) {
            return true;
        }
        courses.add(new Course(
                Course.Role.ARTERY, way(site.x(), site.y(), edge[0], edge[1]), site.index(), Course.NOWHERE));
        return true;
    }

    /// Just outside the region in a direction, or nothing when another town lies that way.
    private double[] edgeOfRegion(Site site, double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        double far = 0;
        while (outline.insideBy(site.x() + c * far, site.y() + s * far) > 0) {
            far += 20;
            double x = site.x() + c * far;
            double y = site.y() + s * far;
            for (var other : sites) {
                if (other != site && Plane.distance(x, y, other.x(), other.y()) < other.coreMeters() * 0.9) {
                    return new double[0];
                }
            }
        }
        far += 6;
        return new double[] {site.x() + c * far, site.y() + s * far};
    }

    private Trace way(double ax, double ay, double bx, double by) {
        double sideA = Math.signum(river.distance(ax, ay));
        double sideB = Math.signum(river.distance(bx, by));
        if (sideA == sideB) {
            return bankWay(ax, ay, bx, by, sideA);
        }
        Bridge bridge = bridges.between(ax, ay, bx, by);
        bridged[bridge.index()] = true;
        boolean fromRight = sideA < 0;
        var way = fromRight
                ? bankWay(ax, ay, bridge.rightX(), bridge.rightY(), sideA)
                : bankWay(ax, ay, bridge.leftX(), bridge.leftY(), sideA);
        way.addAll(
                fromRight
                        ? bankWay(bridge.leftX(), bridge.leftY(), bx, by, sideB)
                        : bankWay(bridge.rightX(), bridge.rightY(), bx, by, sideB));
        return way;
    }

    /// A winding way between two points of one bank that stays off the water.
    private Trace bankWay(double ax, double ay, double bx, double by, double side) {
        for (var drawn : drawn) {
            int n = drawn.size - 1;
            if (drawn.x[0] == ax && drawn.y[0] == ay && drawn.x[n] == bx && drawn.y[n] == by) {
                return drawn.copy();
            }
            if (drawn.x[0] == bx && drawn.y[0] == by && drawn.x[n] == ax && drawn.y[n] == ay) {
                return drawn.reversed();
            }
        }
        var way = newBankWay(ax, ay, bx, by, side);
        drawn.add(way.copy());
        return way;
    }

    private Trace newBankWay(double ax, double ay, double bx, double by, double side) {
        double length = Plane.distance(ax, ay, bx, by);
        int steps = Math.max(2, (int) (length / STEP_METERS));
        double bow = dice.between(-0.06, 0.06) * length;
        var bend = new Noise(dice.next(), 420);
        double[] u = new double[steps + 1];
        double[] v = new double[steps + 1];
        double uA = river.along(ax, ay);
        double vA = river.across(ax, ay);
        double uB = river.along(bx, by);
        double vB = river.across(bx, by);
        for (int i = 0; i <= steps; i++) {
            double t = (double) i / steps;
            double hump = StrictMath.sin(Math.PI * t);
            double aside =
                    bow * hump + bend.at(t * length, 0) * 45 * Math.min(1, length / 1500) * Math.min(1, hump * 2);
            u[i] = uA + t * (uB - uA) - aside * (vB - vA) / length;
            v[i] = vA + t * (vB - vA) + aside * (uB - uA) / length;
        }
        for (int round = 0; round < 5; round++) {
            keepDry(u, v, side);
            smooth(u, v);
        }
        keepDry(u, v, side);
        var way = new Trace();
        way.add(ax, ay);
        for (int i = 1; i < steps; i++) {
            way.add(river.x(u[i], v[i]), river.y(u[i], v[i]));
        }
        way.add(bx, by);
        return way;
    }

    private void keepDry(double[] u, double[] v, double side) {
        for (int i = 1; i < u.length - 1; i++) {
            double s = river.slope(u[i]);
            double room = keepOff * Math.sqrt(1 + s * s) * Math.min(1, 0.75 + 0.1 * Math.min(i, u.length - 1 - i));
            double off = side * (v[i] - river.middle(u[i]));
            if (off < room) {
                v[i] = river.middle(u[i]) + side * room;
            }
        }
    }

    private static void smooth(double[] u, double[] v) {
        double[] u0 = u.clone();
        double[] v0 = v.clone();
        for (int i = 2; i < u.length - 2; i++) {
            u[i] = (u0[i - 2] + u0[i - 1] + u0[i] + u0[i + 1] + u0[i + 2]) / 5;
            v[i] = (v0[i - 2] + v0[i - 1] + v0[i] + v0[i + 1] + v0[i + 2]) / 5;
        }
    }

    /// Bridges no road between towns uses carry a street of the neighbourhood.
    private void bridgeTheRest(CityScale scale) {
        double run = Math.min(140, scale.radiusMeters() * 0.1);
        for (var bridge : bridges.list()) {
            if (!bridged[bridge.index()]) {
                double dx = bridge.leftX() - bridge.rightX();
                double dy = bridge.leftY() - bridge.rightY();
                double length = Math.sqrt(dx * dx + dy * dy);
                var way = new Trace();
                way.add(bridge.rightX() - dx / length * run, bridge.rightY() - dy / length * run);
                way.add(bridge.rightX(), bridge.rightY());
                way.add(bridge.leftX(), bridge.leftY());
                way.add(bridge.leftX() + dx / length * run, bridge.leftY() + dy / length * run);
                courses.add(Course.of(Course.Role.COLLECTOR, way));
            }
        }
    }

    private static double heading(Trace way) {
        int i = Math.min(6, way.size - 1);
        return StrictMath.atan2(way.y[i] - way.y[0], way.x[i] - way.x[0]);
    }
}
