package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack.Crossing;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;
import org.tocsin.sim.city.Net.Step;

/// The streets as the pack has them: named pieces with their numbers, the doors on them and the crossings between.
final class StreetBook {
    private final CityPlan plan;
    private final Blocks blocks;
    private final Net net;
    private final Traffic traffic;
    private final Lots lots;
    private final int[] townOf;
    private final List<String> towns;
    private final List<String> bridgeNames;
    private final BlockIndex index;
    private final List<Run> runs;
    private final @Nullable String[] largeName;
    private final boolean[] square;
    private final List<Crossing> squares = new ArrayList<>();
    private final List<Street> streets = new ArrayList<>();
    private final List<House> houses = new ArrayList<>();
    private final List<Crossing> crossings = new ArrayList<>();
    /// Names of the streets that end at each vertex.
    private final List<@Nullable TreeSet<String>> meeting = new ArrayList<>();

    StreetBook(
            CityPlan plan,
            Blocks blocks,
            Net net,
            Runs cut,
            Lots lots,
            Traffic traffic,
            int[] townOf,
            List<String> towns,
            List<String> bridgeNames,
            BlockIndex index) {
        this.index = index;
        this.plan = plan;
        this.blocks = blocks;
        this.net = net;
        this.traffic = traffic;
        this.lots = lots;
        this.townOf = townOf;
        this.towns = towns;
        this.bridgeNames = bridgeNames;
        runs = cut.chains().stream()
                .flatMap(List::stream)
                .sorted(Comparator.<Run>comparingInt(run -> run.town)
                        .thenComparing(run -> run.name)
                        .thenComparingInt(run -> run.chain))
                .toList();
        for (int v = 0; v < plan.mesh.vertices; v++) {
            meeting.add(null);
        }
        largeName = new @Nullable String[plan.mesh.vertices];
        square = new boolean[plan.mesh.vertices];
        var dice = plan.dice("numbers");
        for (var run : runs) {
            write(run, new Numbering(run, lots, dice), cut);
        }
    }

    List<Street> streets() {
        return streets;
    }

    /// In the order of the streets, so that neighbours stand beside each other.
    List<House> houses() {
        return houses;
    }

    List<Crossing> crossings() {
        return crossings;
    }

    List<Run> runs() {
        return runs;
    }

    private void write(Run run, Numbering numbering, Runs cut) {
        for (int i = 0; i < run.steps.size(); i++) {
            var step = run.steps.get(i);
            var range = numbering.ranges.get(i);
            String id = "S%06d".formatted(streets.size() + 1);
            var piece = step.piece();
            int h = piece.halfEdges()[piece.halfEdges().length / 2];
            int left = town(step.against() ? h ^ 1 : h, run);
            int right = town(step.against() ? h : h ^ 1, run);
            var roadClass = roadClass(run, piece.meters());
            streets.add(new Street(
                    id,
                    run.name,
                    run.aliases,
                    towns.get(left),
                    towns.get(right),
                    range.leftLow(),
                    range.leftHigh(),
                    range.rightLow(),
                    range.rightHigh(),
                    roadClass,
                    speedKmh(roadClass, run.built),
                    step.against() ? -traffic.oneWay(piece) : traffic.oneWay(piece),
                    piece.bridge() < 0 ? null : bridgeNames.get(piece.bridge()),
                    line(step)));
            for (var numbered : numbering.doors.get(i)) {
                var lot = numbered.lot();
                houses.add(new House(lot, run, numbered.number(), numbered.suffix(), id, townOf[landOf(lot)]));
            }
            meet(cut.firstVertex(step), run.name);
            meet(cut.lastVertex(step), run.name);
            if (run.role.ordinal() <= Course.Role.COLLECTOR.ordinal()) {
                meetLarge(cut.firstVertex(step), run.name);
                meetLarge(cut.lastVertex(step), run.name);
            }
        }
    }

    /// A lot is laid out along its block's edge; where the block is narrow it stands on the one behind.
    private int landOf(Lots.Lot lot) {
        int block = index.at(Plane.metersX(lot.unitX()), Plane.metersY(lot.unitY()));
        return block < 0 ? lot.block() : block;
    }

    private int town(int halfEdge, Run run) {
        int block = blocks.leftOf[halfEdge];
        return block < 0 ? run.town : townOf[block];
    }

    private void meetLarge(int vertex, String name) {
        String first = largeName[vertex];
        if (first == null) {
            largeName[vertex] = name;
        } else if (!first.equals(name)) {
            square[vertex] = true;
        }
    }

    private void meet(int vertex, String name) {
        var names = meeting.get(vertex);
        if (names == null) {
            names = new TreeSet<>();
            meeting.set(vertex, names);
        }
        names.add(name);
    }

    private List<Point> line(Step step) {
        int[] along = step.piece().halfEdges();
        var line = new ArrayList<Point>(along.length + 1);
        int n = along.length;
        for (int i = 0; i <= n; i++) {
            int v;
            if (step.against()) {
                v = i < n ? blocks.end(along[n - 1 - i]) : blocks.origin(along[0]);
            } else {
                v = i < n ? blocks.origin(along[i]) : blocks.end(along[n - 1]);
            }
            line.add(Plane.point(plan.mesh.x[v], plan.mesh.y[v]));
        }
        return List.copyOf(line);
    }

    private static RoadClass roadClass(Run run, double meters) {
        return switch (run.role) {
            case COLLECTOR -> run.built > 0.3 ? RoadClass.SECONDARY : RoadClass.TERTIARY;
            case LANE -> run.built > 0.6 && meters < 70 ? RoadClass.SERVICE : RoadClass.RESIDENTIAL;
            default -> run.role.roadClass;
        };
    }

    static double speedKmh(RoadClass roadClass, double built) {
        return switch (roadClass) {
            case MOTORWAY -> 88;
            case TRUNK -> 48;
            case PRIMARY -> built > 0.5 ? 40 : built > 0.15 ? 48 : 64;
            case SECONDARY -> built > 0.5 ? 40 : 48;
            case TERTIARY -> 48;
            case RESIDENTIAL -> 40;
            case SERVICE -> 24;
            case FOOTWAY -> 5;
        };
    }

    /// Adds the highway's sections, then lists every vertex where two names or more meet.
    void finish(Highway highway) {
        for (var section : highway.sections()) {
            addSection(section);
        }
        var at = plan.mesh.incidence(true);
        for (int v = 0; v < plan.mesh.vertices; v++) {
            var names = meeting.get(v);
            if (names != null && names.size() > 1) {
                int e = at.list()[at.starts()[v]];
                int block = Math.max(0, Math.max(blocks.leftOf[2 * e], blocks.leftOf[2 * e + 1]));
                crossings.add(new Crossing(
                        "X%06d".formatted(crossings.size() + 1),
                        List.copyOf(names),
                        towns.get(townOf[block]),
                        Plane.point(plan.mesh.x[v], plan.mesh.y[v])));
                if (square[v]) {
                    squares.add(crossings.getLast());
                }
            }
        }
    }

    /// Crossings of two large streets.
    List<Crossing> squares() {
        return squares;
    }

    private void addSection(Highway.Section section) {
        var line = new ArrayList<Point>();
        for (int i = 0; i < section.line().size; i++) {
            line.add(Plane.pointAt(section.line().x[i], section.line().y[i]));
        }
        int mid = section.line().size / 2;
        String town = towns.get(nearestTown(section.line().x[mid], section.line().y[mid]));
        boolean main = section.roadClass() == RoadClass.MOTORWAY;
        streets.add(new Street(
                "S%06d".formatted(streets.size() + 1),
                section.name(),
                main ? List.of("Ring Highway", "Route 293") : List.of(),
                town,
                town,
                0,
                0,
                0,
                0,
                section.roadClass(),
                speedKmh(section.roadClass(), 0),
                1,
                main && crossesRiver(section.line()) ? Highway.name() + " Bridge" : null,
                List.copyOf(line)));
        for (int stop : new int[] {section.stopAtStart(), section.stopAtEnd()}) {
            if (stop >= 0) {
                meet(stop, section.name());
            }
        }
    }

    private boolean crossesRiver(Trace line) {
        return plan.river.distance(line.x[0], line.y[0]) < 0
                != plan.river.distance(line.x[line.size - 1], line.y[line.size - 1]) < 0;
    }

    private int nearestTown(double x, double y) {
        int block = index.at(x, y);
        return block < 0 ? 0 : townOf[block];
    }
}
