package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;

/// The drawn plan of the region: ground, lines, and the mesh of everything that meets.
final class CityPlan {
    /// How far from the highway a ramp meets the street below.
    static final double RAMP_LANDING_METERS = 80;

    final CityScale scale;
    final long seed;
    final Outline outline;
    final River river;
    final TownSites towns;
    final Bridges bridges;
    final RingRoad ringRoad;
    final Railway railway;
    final Wilds wilds;
    final Terrain terrain;
    final Mesh mesh;

    CityPlan(long seed, CityScale scale) {
        this.seed = seed;
        this.scale = scale;
        outline = new Outline(scale, dice("outline"));
        river = new River(scale, dice("river"));
        towns = new TownSites(scale, river, outline, dice("towns"));
        bridges = new Bridges(scale, river, outline, towns, dice("bridges"));
        var arteries = new Arteries(scale, river, bridges, outline, towns, dice("arteries")).courses();
        ringRoad = new RingRoad(scale, towns, dice("ring road"));
        ringRoad.meet(arteries);
        railway = new Railway(scale, river, towns, outline, dice("railway"));
        wilds = new Wilds(scale, river, towns, outline, arteries, ringRoad, dice("wilds"));
        terrain = coverLand();
        mesh = Tidier.tidy(Mesh.of(drawStreets(arteries)), towns, outline);
    }

    Dice dice(String part) {
        return Dice.of(seed, part);
    }

    private Terrain coverLand() {
        var land = new Terrain(outline, scale.addresses() < 5_000 ? 6 : 12);
        for (var wild : wilds.list()) {
            land.stamp(wild.ring(), 12, wild.water() ? Terrain.WATER : Terrain.PARK);
            land.fill(wild.ring(), wild.water() ? Terrain.WATER : Terrain.PARK);
        }
        land.stamp(railway.line(), 14, Terrain.CORRIDOR);
        land.stamp(ringRoad.middle(), 42, Terrain.CORRIDOR);
        var stream = stream();
        land.stamp(stream, river.halfWidthMeters() + Math.min(20, river.halfWidthMeters() * 0.7), Terrain.WATER);
        for (var exit : ringRoad.exits()) {
            for (double at = -RingRoad.RAMP_METERS; at <= RingRoad.RAMP_METERS; at += 30) {
                land.disc(exit.x() + at * exit.headingX(), exit.y() + at * exit.headingY(), 85, Terrain.INTERCHANGE);
            }
        }
        return land;
    }

    /// Middle of the river, from beyond the region to beyond the region.
    Trace stream() {
        double over = 40;
        return river.bank(bridges.fromAlong() - over, bridges.toAlong() + over, 0, 20);
    }

    private List<Course> drawStreets(List<Course> arteries) {
        var courses = new ArrayList<Course>();
        courses.add(Course.of(Course.Role.OUTLINE, outline.ring()));
        courses.add(Course.of(Course.Role.STREAM, stream().simplified(1.5)));
        for (int c = 0; c < arteries.size(); c++) {
            var artery = arteries.get(c);
            courses.add(new Course(artery.role(), withLandings(artery.trace(), c), artery.from(), artery.to()));
        }
        courses.addAll(parkways());
        var wide = new Trails(outline, 160);
        var all = new Trails(outline, 50);
        for (var course : courses) {
            if (course.role().street) {
                wide.lay(course.trace());
                all.lay(course.trace());
            }
        }
        wide.lay(ringRoad.middle());
        wide.lay(railway.line());
        var field = new StreetField(scale, river, towns, outline, dice("field"));
        var tracer = new StreetTracer(scale, terrain, field, towns, outline, dice("tracer"));
        var collectors = tracer.collectors(wide);
        courses.addAll(collectors);
        collectors.forEach(collector -> all.lay(collector.trace()));
        courses.addAll(tracer.locals(all));
        var joiner = new Joiner(terrain, towns, new SegmentIndex(outline, courses), dice("joiner"));
        var joined = new ArrayList<>(joiner.join(courses));
        joined.addAll(joiner.lanes(joined, all));
        return joined;
    }

    /// The line with a vertex where each ramp of the highway will meet it.
    private Trace withLandings(Trace trace, int course) {
        var simple = trace.simplified(0.8);
        for (var exit : ringRoad.exits()) {
            if (exit.course() == course) {
                simple = withVertex(simple, exit, true);
                simple = withVertex(simple, exit, false);
            }
        }
        return simple;
    }

    private static Trace withVertex(Trace trace, RingRoad.Exit exit, boolean left) {
        var result = new Trace();
        boolean placed = false;
        for (int i = 0; i < trace.size; i++) {
            if (i > 0 && !placed) {
                placed = landOn(trace, i, exit, left, result);
            }
            result.add(trace.x[i], trace.y[i]);
        }
        return result;
    }

    /// Adds the point of the segment before `i` at the landing distance from the exit, if it is there.
    private static boolean landOn(Trace trace, int i, RingRoad.Exit exit, boolean left, Trace into) {
        double length = Plane.distance(trace.x[i - 1], trace.y[i - 1], trace.x[i], trace.y[i]);
        int steps = (int) Math.ceil(length / 4);
        boolean near = Plane.distance(trace.x[i - 1], trace.y[i - 1], exit.x(), exit.y()) < RAMP_LANDING_METERS;
        for (int k = 1; k < steps; k++) {
            double t = (double) k / steps;
            double x = trace.x[i - 1] + t * (trace.x[i] - trace.x[i - 1]);
            double y = trace.y[i - 1] + t * (trace.y[i] - trace.y[i - 1]);
            boolean nearNow = Plane.distance(x, y, exit.x(), exit.y()) < RAMP_LANDING_METERS;
            boolean onLeft = exit.headingX() * (y - exit.y()) - exit.headingY() * (x - exit.x()) > 0;
            if (near != nearNow && onLeft == left) {
                into.add(x, y);
                return true;
            }
            near = nearNow;
        }
        return false;
    }

    /// Streets along both banks where the river passes the city.
    private List<Course> parkways() {
        double reach = Math.min(1.1 * towns.city().coreMeters(), 0.5 * scale.radiusMeters());
        double here = river.along(towns.city().x(), towns.city().y());
        double off = river.halfWidthMeters() + Math.min(34, scale.radiusMeters() * 0.03);
        double from = Math.max(bridges.fromAlong() + 60, here - reach);
        double to = Math.min(bridges.toAlong() - 60, here + reach);
        return List.of(
                Course.of(Course.Role.PARKWAY, river.bank(from, to, off, 15).simplified(0.8)),
                Course.of(Course.Role.PARKWAY, river.bank(from, to, -off, 15).simplified(0.8)));
    }
}
