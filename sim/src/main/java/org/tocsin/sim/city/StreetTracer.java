package org.tocsin.sim.city;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Fills the land with streets: lines that follow the [StreetField], kept a block apart (after Jobard and Lefer 1997).
final class StreetTracer {
    private static final double STEP_METERS = 9;
    private static final double CROWDED = 0.52;
    private static final double SEED_CLEARANCE = 0.86;

    private final Terrain terrain;
    private final StreetField field;
    private final TownSites towns;
    private final Outline outline;
    private final Noise swap;
    private final Noise vary;
    private final Dice dice;
    private final double collectorMeters;
    private final double[] way = new double[2];

    private record Seed(double x, double y, boolean across) {}

    /// How far apart parallel streets are kept at a point.
    private interface Spacing {
        double meters(double x, double y, boolean across);
    }

    /// @param shortestMeters shorter lines are not worth building
    private record Purpose(
            Course.Role role, Trails trails, Spacing spacing, double shortestMeters, double low, double high) {}

    StreetTracer(CityScale scale, Terrain terrain, StreetField field, TownSites towns, Outline outline, Dice dice) {
        this.terrain = terrain;
        this.field = field;
        this.towns = towns;
        this.outline = outline;
        this.dice = dice;
        swap = new Noise(dice.next(), 900);
        vary = new Noise(dice.next(), 260);
        collectorMeters = Math.clamp(scale.radiusMeters() * 0.2, 200, 440);
    }

    List<Course> collectors(Trails wide) {
        Spacing spacing = (x, y, across) -> collectorMeters * (1.25 - 0.45 * towns.density(x, y));
        return fill(new Purpose(Course.Role.COLLECTOR, wide, spacing, collectorMeters * 0.7, 1_500, 5_000));
    }

    List<Course> locals(Trails all) {
        return fill(new Purpose(Course.Role.LOCAL, all, this::blockMeters, 75, 350, 1_900));
    }

    /// Blocks are longer one way than the other, and which way changes from quarter to quarter.
    private double blockMeters(double x, double y, boolean across) {
        double built = towns.density(x, y);
        double narrow = 108 - 36 * built;
        double wide = 230 - 92 * built;
        double lean = Math.clamp(0.5 + 2.4 * swap.at(x, y), 0, 1);
        double part = across ? 1 - lean : lean;
        return (narrow + part * (wide - narrow)) * (1 + 0.16 * vary.at(x, y));
    }

    private List<Course> fill(Purpose purpose) {
        var courses = new ArrayList<Course>();
        var seeds = new ArrayDeque<Seed>();
        double reach = outline.widestMeters();
        double pitch = purpose.role == Course.Role.COLLECTOR ? collectorMeters / 2 : 55;
        int rows = (int) (2 * reach / pitch);
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c <= rows; c++) {
                double x = -reach + (c + dice.unit()) * pitch;
                double y = -reach + (r + dice.unit()) * pitch;
                boolean across = ((r ^ c) & 1) == 1;
                seeds.add(new Seed(x, y, across));
                while (!seeds.isEmpty()) {
                    tryOne(seeds.poll(), purpose, courses, seeds);
                }
            }
        }
        return courses;
    }

    private void tryOne(Seed seed, Purpose purpose, List<Course> courses, ArrayDeque<Seed> seeds) {
        if (!open(seed.x, seed.y, purpose.role)) {
            return;
        }
        field.direction(seed.x, seed.y, seed.across, way);
        double spacing = purpose.spacing.meters(seed.x, seed.y, seed.across);
        if (purpose.trails.beside(seed.x, seed.y, way[0], way[1], spacing * SEED_CLEARANCE)) {
            return;
        }
        double longest = dice.between(purpose.low, purpose.high);
        var back = half(seed, -1, purpose, longest / 2);
        var ahead = half(seed, 1, purpose, longest / 2);
        var line = back.reversed();
        for (int i = 1; i < ahead.size; i++) {
            line.add(ahead.x[i], ahead.y[i]);
        }
        if (line.meters() < purpose.shortestMeters) {
            return;
        }
        purpose.trails.lay(line);
        courses.add(Course.of(purpose.role, line.simplified(1.1)));
        sow(line, seed.across, purpose, seeds);
    }

    private void sow(Trace line, boolean across, Purpose purpose, ArrayDeque<Seed> seeds) {
        int every = 6;
        for (int i = every / 2; i + 1 < line.size; i += every) {
            double dx = line.x[i + 1] - line.x[i];
            double dy = line.y[i + 1] - line.y[i];
            double n = Math.sqrt(dx * dx + dy * dy);
            double spacing = purpose.spacing.meters(line.x[i], line.y[i], across);
            seeds.add(new Seed(line.x[i] - dy / n * spacing, line.y[i] + dx / n * spacing, across));
            seeds.add(new Seed(line.x[i] + dy / n * spacing, line.y[i] - dx / n * spacing, across));
        }
    }

    private Trace half(Seed seed, double sign, Purpose purpose, double longestMeters) {
        var line = new Trace();
        double x = seed.x;
        double y = seed.y;
        line.add(x, y);
        field.direction(x, y, seed.across, way);
        double dx = way[0] * sign;
        double dy = way[1] * sign;
        for (double gone = 0; gone < longestMeters; gone += STEP_METERS) {
            follow(x + dx * STEP_METERS / 2, y + dy * STEP_METERS / 2, seed.across, dx, dy);
            dx = way[0];
            dy = way[1];
            x += dx * STEP_METERS;
            y += dy * STEP_METERS;
            double crowd = CROWDED * purpose.spacing.meters(x, y, seed.across);
            boolean loops = gone > 4 * crowd && Plane.distance(x, y, seed.x, seed.y) < crowd;
            if (loops || !open(x, y, purpose.role) || purpose.trails.beside(x, y, dx, dy, crowd)) {
                break;
            }
            line.add(x, y);
        }
        return line;
    }

    /// The direction at a point, the way one was going.
    private void follow(double x, double y, boolean across, double dx, double dy) {
        field.direction(x, y, across, way);
        if (way[0] * dx + way[1] * dy < 0) {
            way[0] = -way[0];
            way[1] = -way[1];
        }
    }

    private boolean open(double x, double y, Course.Role role) {
        byte cover = terrain.at(x, y);
        return cover == Terrain.OPEN || (cover == Terrain.CORRIDOR && role == Course.Role.COLLECTOR);
    }
}
