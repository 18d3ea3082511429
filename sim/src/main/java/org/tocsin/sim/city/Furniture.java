package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack.Crossing;
import org.tocsin.core.places.CityPack.FireBox;
import org.tocsin.core.places.CityPack.Hydrant;
import org.tocsin.core.places.CityPack.Pole;

/// What stands beside the streets: hydrants, numbered street lights, fire-alarm boxes.
final class Furniture {
    private static final double BETWEEN_HYDRANTS_METERS = 118;
    private static final double BETWEEN_POLES_METERS = 41;
    private static final double BETWEEN_BOXES_METERS = 290;

    private final CityPlan plan;
    private final Lots lots;
    private final Dice dice;
    private final List<Hydrant> hydrants = new ArrayList<>();
    private final List<Pole> poles = new ArrayList<>();
    private final double[] at = new double[4];

    Furniture(CityPlan plan, Lots lots, List<Run> runs) {
        this.plan = plan;
        this.lots = lots;
        this.dice = plan.dice("furniture");
        for (int r = 0; r < runs.size(); r++) {
            furnish(runs.get(r), r + 1);
        }
    }

    List<Hydrant> hydrants() {
        return hydrants;
    }

    List<Pole> poles() {
        return poles;
    }

    private void furnish(Run run, int number) {
        double gone = 0;
        double nextHydrant = 14;
        double nextPole = 20;
        int pole = 0;
        for (var step : run.steps) {
            double length = step.piece().meters();
            for (; nextHydrant < gone + length; nextHydrant += BETWEEN_HYDRANTS_METERS * dice.between(0.8, 1.25)) {
                if (step.piece().bridge() < 0) {
                    hydrant(run, step, (nextHydrant - gone) / length);
                }
            }
            for (; nextPole < gone + length; nextPole += BETWEEN_POLES_METERS * dice.between(0.9, 1.1)) {
                pole++;
                beside(step, (nextPole - gone) / length, pole % 2 == 0 ? 5.5 : -5.5);
                poles.add(new Pole(number + "-" + pole, run.name, Plane.pointAt(at[0], at[1])));
            }
            gone += length;
        }
    }

    private void hydrant(Run run, Net.Step step, double share) {
        beside(step, share, dice.chance(0.5) ? 6 : -6);
        int flow =
                (int) Math.rint(dice.between(700, 1_300) + (run.role == Course.Role.LANE ? 0 : 500) + 500 * run.built);
        boolean inService = !dice.chance(0.015);
        int shown = dice.chance(0.04) ? 0 : flow / 25 * 25;
        hydrants.add(
                new Hydrant("H%05d".formatted(hydrants.size() + 1), Plane.pointAt(at[0], at[1]), shown, inService));
    }

    private void beside(Net.Step step, double share, double offset) {
        lots.locate(step.piece(), step.against() ? 1 - share : share, at);
        double x = at[0] - at[3] * offset;
        double y = at[1] + at[2] * offset;
        at[0] = x;
        at[1] = y;
    }

    /// A box at crossings some way from each other, numbered by the engine that comes to it, then along the district.
    List<FireBox> boxes(List<Crossing> crossings, DistrictBook districts, BlockIndex index, Blocks blocks) {
        int[] engineOf = new int[blocks.count];
        var engines = districts.list(BoundaryKind.FIRE_ENGINE);
        for (int e = 0; e < engines.size(); e++) {
            for (int member : engines.get(e).members()) {
                engineOf[member] = e;
            }
        }
        var taken = new HashMap<Long, List<double[]>>();
        int[] given = new int[engines.size()];
        var spots = new ArrayList<Crossing>();
        var engineAt = new IntBag(256);
        for (var crossing : crossings) {
            double x = (crossing.point().longitude() - Plane.CENTER.longitude()) * 1e7 * Plane.METERS_PER_UNIT_X;
            double y = (crossing.point().latitude() - Plane.CENTER.latitude()) * 1e7 * Plane.METERS_PER_UNIT_Y;
            int block = index.at(x + 0.5, y + 0.5);
            if (block >= 0 && clear(taken, x, y)) {
                spots.add(crossing);
                engineAt.add(engineOf[block]);
                given[engineOf[block]]++;
            }
        }
        int most = 0;
        for (int count : given) {
            most = Math.max(most, count);
        }
        int step = most < 100 ? 100 : 1_000;
        int[] next = new int[engines.size()];
        var boxes = new ArrayList<FireBox>();
        for (int i = 0; i < spots.size(); i++) {
            int engine = engineAt.get(i);
            var spot = spots.get(i);
            String where =
                    spot.streetNames().get(0) + " & " + spot.streetNames().get(1);
            String number = String.valueOf((engine + 1) * step + ++next[engine]);
            boxes.add(new FireBox(number, where, spot.municipality(), spot.point()));
        }
        boxes.sort(java.util.Comparator.comparingInt(box -> Integer.parseInt(box.number())));
        return boxes;
    }

    private static boolean clear(Map<Long, List<double[]>> taken, double x, double y) {
        long c = (long) Math.floor(x / BETWEEN_BOXES_METERS);
        long r = (long) Math.floor(y / BETWEEN_BOXES_METERS);
        for (long i = c - 1; i <= c + 1; i++) {
            for (long j = r - 1; j <= r + 1; j++) {
                for (double[] other : taken.getOrDefault(i * 1_000_003 + j, List.of())) {
                    if (Plane.distance(x, y, other[0], other[1]) < BETWEEN_BOXES_METERS) {
                        return false;
                    }
                }
            }
        }
        taken.computeIfAbsent(c * 1_000_003 + r, key -> new ArrayList<>()).add(new double[] {x, y});
        return true;
    }
}
