package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;

/// Carries loose ends on to the next street where nothing is in the way, and lays short lanes into large blocks.
final class Joiner {
    /// Past the street that is met: the noder finds a true crossing, the stub is cut off afterwards.
    private static final double OVERSHOOT_METERS = 2.5;

    private final Terrain terrain;
    private final TownSites towns;
    private final SegmentIndex index;
    private final Dice dice;

    Joiner(Terrain terrain, TownSites towns, SegmentIndex index, Dice dice) {
        this.terrain = terrain;
        this.towns = towns;
        this.index = index;
        this.dice = dice;
    }

    List<Course> join(List<Course> courses) {
        var joined = new ArrayList<Course>(courses.size());
        for (int c = 0; c < courses.size(); c++) {
            var course = courses.get(c);
            if (course.role() == Course.Role.COLLECTOR || course.role() == Course.Role.LOCAL) {
                var ahead = carryOn(course.trace(), course.role(), c);
                var both = carryOn(ahead.reversed(), course.role(), c);
                joined.add(new Course(course.role(), both.reversed(), course.from(), course.to()));
            } else {
                joined.add(course);
            }
        }
        return joined;
    }

    private Trace carryOn(Trace trace, Course.Role role, int course) {
        int n = trace.size;
        double x = trace.x[n - 1];
        double y = trace.y[n - 1];
        double dx = x - trace.x[n - 2];
        double dy = y - trace.y[n - 2];
        double length = Math.sqrt(dx * dx + dy * dy);
        dx /= length;
        dy /= length;
        double reach = role == Course.Role.COLLECTOR ? 420 : 190 - 80 * towns.density(x, y);
        double hit = index.firstHit(x, y, dx, dy, 0.01, reach);
        if (hit == Double.POSITIVE_INFINITY || !clear(x, y, dx, dy, hit, role)) {
            return trace;
        }
        var longer = new Trace();
        longer.addAll(trace);
        longer.add(x + dx * (hit + OVERSHOOT_METERS), y + dy * (hit + OVERSHOOT_METERS));
        index.add(course, x, y, x + dx * hit, y + dy * hit);
        return longer;
    }

    private boolean clear(double x, double y, double dx, double dy, double meters, Course.Role role) {
        for (double at = 4; at < meters; at += 4) {
            byte cover = terrain.at(x + dx * at, y + dy * at);
            boolean passes = cover == Terrain.OPEN || (cover == Terrain.CORRIDOR && role == Course.Role.COLLECTOR);
            if (!passes) {
                return false;
            }
        }
        return true;
    }

    /// Dead ends in the suburbs: off a street at right angles, bending a little, ending in free land.
    List<Course> lanes(List<Course> courses, Trails trails) {
        var lanes = new ArrayList<Course>();
        for (var course : courses) {
            if (course.role() != Course.Role.LOCAL && course.role() != Course.Role.COLLECTOR) {
                continue;
            }
            var trace = course.trace();
            for (int i = 1; i < trace.size; i++) {
                double length = Plane.distance(trace.x[i - 1], trace.y[i - 1], trace.x[i], trace.y[i]);
                if (length > 12 && dice.chance(length / 260)) {
                    lane(trace, i, length, trails, lanes);
                }
            }
        }
        return lanes;
    }

    private void lane(Trace trace, int i, double length, Trails trails, List<Course> lanes) {
        double t = dice.between(0.25, 0.75);
        double x = trace.x[i - 1] + t * (trace.x[i] - trace.x[i - 1]);
        double y = trace.y[i - 1] + t * (trace.y[i] - trace.y[i - 1]);
        double side = dice.chance(0.5) ? 1 : -1;
        double dx = -side * (trace.y[i] - trace.y[i - 1]) / length;
        double dy = side * (trace.x[i] - trace.x[i - 1]) / length;
        double turn = dice.between(-0.09, 0.09) * (1 - towns.density(x, y));
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double longest = dice.between(70, 150);
        var lane = new Trace();
        lane.add(x - dx * OVERSHOOT_METERS, y - dy * OVERSHOOT_METERS);
        for (double gone = 0; gone < longest; gone += 10) {
            double nx = x + dx * 10;
            double ny = y + dy * 10;
            if (terrain.at(nx, ny) != Terrain.OPEN || (gone > 30 && trails.near(nx, ny, 36))) {
                break;
            }
            x = nx;
            y = ny;
            lane.add(x, y);
            double turned = dx * cos - dy * sin;
            dy = dx * sin + dy * cos;
            dx = turned;
        }
        if (lane.size > 6) {
            trails.lay(lane);
            lanes.add(Course.of(Course.Role.LANE, lane.simplified(0.8)));
        }
    }
}
