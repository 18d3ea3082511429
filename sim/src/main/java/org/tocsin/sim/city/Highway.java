package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.sim.city.RingRoad.Exit;

/// The built ring road: two one-way carriageways cut at their ramps, and four ramps to an exit.
///
/// It lies above the mesh: where it crosses another street there is no crossing, only the ramps meet streets.
final class Highway {
    private static final double MOST_METERS = 1_200;

    /// @param stop vertex of the mesh a ramp ends at, -1 for the carriageways
    record Section(String name, RoadClass roadClass, Trace line, int stopAtStart, int stopAtEnd) {}

    /// Where a ramp leaves and meets the street below.
    record Landing(Exit exit, boolean right, int vertex) {}

    private final CityPlan plan;
    private final Trace middle;
    private final double length;
    private final List<Landing> landings = new ArrayList<>();

    Highway(CityPlan plan) {
        this.plan = plan;
        middle = plan.ringRoad.middle();
        length = middle.meters();
        if (plan.ringRoad.exits().size() > 1) {
            for (var exit : plan.ringRoad.exits()) {
                land(exit);
            }
        }
    }

    /// Vertices of the mesh that become crossings because ramps end there.
    int[] stops() {
        return landings.stream().mapToInt(Landing::vertex).toArray();
    }

    private void land(Exit exit) {
        var mesh = plan.mesh;
        int[] best = {-1, -1};
        double[] off = {60, 60};
        for (int e = 0; e < mesh.edges; e++) {
            if (mesh.role(mesh.course[e]) != Course.Role.ARTERY) {
                continue;
            }
            for (int v : new int[] {mesh.from[e], mesh.to[e]}) {
                double dx = Plane.metersX(mesh.x[v]) - exit.x();
                double dy = Plane.metersY(mesh.y[v]) - exit.y();
                double away = Math.sqrt(dx * dx + dy * dy);
                double left = exit.headingX() * dy - exit.headingY() * dx;
                double misfit = Math.abs(away - CityPlan.RAMP_LANDING_METERS);
                int side = left > 0 ? 0 : 1;
                if (Math.abs(left) > 36 && misfit < off[side]) {
                    off[side] = misfit;
                    best[side] = v;
                }
            }
        }
        if (best[0] >= 0 && best[1] >= 0) {
            landings.add(new Landing(exit, false, best[0]));
            landings.add(new Landing(exit, true, best[1]));
        }
    }

    List<Section> sections() {
        var sections = new ArrayList<Section>();
        if (landings.size() < 4) {
            return sections;
        }
        var cuts = new ArrayList<Double>();
        for (var landing : landings) {
            if (landing.right) {
                cuts.add(around(landing.exit.at() - RingRoad.RAMP_METERS));
                cuts.add(around(landing.exit.at() + RingRoad.RAMP_METERS));
            }
        }
        cuts.sort(Comparator.naturalOrder());
        for (int i = 0; i < cuts.size(); i++) {
            double from = cuts.get(i);
            double knot = cuts.get((i + 1) % cuts.size());
            double gone = i + 1 < cuts.size() ? knot - from : knot + length - from;
            int parts = Math.max(1, (int) Math.ceil(gone / MOST_METERS));
            for (int p = 0; p < parts; p++) {
                double a = around(from + gone * p / parts);
                double b = p + 1 < parts ? around(from + gone * (p + 1) / parts) : knot;
                double meters = gone / parts;
                sections.add(section(carriageway(a, b, meters, -RingRoad.HALF_MEDIAN_METERS)));
                sections.add(section(
                        carriageway(a, b, meters, RingRoad.HALF_MEDIAN_METERS).reversed()));
            }
        }
        landings.forEach(landing -> ramps(landing, sections));
        return sections;
    }

    static String name() {
        return "Veterans Expressway";
    }

    private double around(double at) {
        double turns = at / length;
        return (turns - Math.floor(turns)) * length;
    }

    private static Section section(Trace line) {
        return new Section(name(), RoadClass.MOTORWAY, line, -1, -1);
    }

    /// One side of the highway from one position to another; both ends exactly where the neighbouring lines end.
    private Trace carriageway(double from, double to, double meters, double offset) {
        var line = new Trace();
        int steps = Math.max(1, (int) Math.ceil(meters / 60));
        var at = new double[2];
        for (int i = 0; i <= steps; i++) {
            place(i < steps ? around(from + meters * i / steps) : to, offset, at);
            line.add(at[0], at[1]);
        }
        return line;
    }

    /// Traffic keeps right: the carriageway on the right of the ring's own direction runs along it.
    private void ramps(Landing landing, List<Section> sections) {
        double before = around(landing.exit.at() - RingRoad.RAMP_METERS);
        double after = around(landing.exit.at() + RingRoad.RAMP_METERS);
        double side = landing.right ? -1 : 1;
        double offAt = landing.right ? before : after;
        double onAt = landing.right ? after : before;
        String name = "Exit " + landing.exit.number() + " Ramp";
        sections.add(new Section(name, RoadClass.TRUNK, ramp(landing, offAt, side), -1, landing.vertex));
        sections.add(
                new Section(name, RoadClass.TRUNK, ramp(landing, onAt, side).reversed(), landing.vertex, -1));
    }

    private Trace ramp(Landing landing, double at, double side) {
        var line = new Trace();
        var p = new double[2];
        place(at, side * RingRoad.HALF_MEDIAN_METERS, p);
        line.add(p[0], p[1]);
        double away = StrictMath.IEEEremainder(at - landing.exit.at(), length);
        for (double part : new double[] {0.72, 0.45}) {
            place(around(landing.exit.at() + away * part), side * (RingRoad.HALF_MEDIAN_METERS + 30 * (1.1 - part)), p);
            line.add(p[0], p[1]);
        }
        line.add(Plane.metersX(plan.mesh.x[landing.vertex]), Plane.metersY(plan.mesh.y[landing.vertex]));
        return line;
    }

    /// The point beside the middle line at a distance along it.
    private void place(double at, double offset, double[] into) {
        double left = at;
        for (int i = 1; i < middle.size; i++) {
            double run = Plane.distance(middle.x[i - 1], middle.y[i - 1], middle.x[i], middle.y[i]);
            if (left <= run || i == middle.size - 1) {
                double t = Math.min(1, left / run);
                double ux = (middle.x[i] - middle.x[i - 1]) / run;
                double uy = (middle.y[i] - middle.y[i - 1]) / run;
                into[0] = middle.x[i - 1] + ux * t * run - uy * offset;
                into[1] = middle.y[i - 1] + uy * t * run + ux * offset;
                return;
            }
            left -= run;
        }
    }
}
