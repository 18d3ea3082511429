package org.tocsin.edge.geography.roads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;

/// The street network of one pack with the closures in force: immutable, any thread. [#withClosures] gives another that
/// shares everything but the prices.
public final class RoadNetwork implements Roads {
    /// A point stays with a street that hangs together with nothing only when the main network is this much farther.
    private static final double ISLAND_MARGIN_METERS = 250;

    /// Whoever is farther from every street than this is on no street of this map.
    private static final double REACH_METERS = 2_000;
    /// A street this near is used also from a town whose own streets the map lacks.
    private static final double BORDER_METERS = 100;
    /// A door farther from the street it says it is on has a wrong street.
    private static final double OWN_STREET_METERS = 600;

    private final StreetGraph graph;
    private final Ground ground;
    private final SnapGrid grid;
    private final Hierarchy hierarchy;
    private final Map<Profile, Weights> openWeights;
    private final Map<Profile, Priced> priced;
    private final List<Closure> closures;
    private final BitSet closed;
    private final ConcurrentLinkedQueue<HierarchySearch> idleSearches;

    /// What everything costs one profile, closures regarded.
    private record Priced(Weights weights, HierarchyPrices prices) {}

    private RoadNetwork(StreetGraph graph, Ground ground) {
        this.graph = graph;
        this.ground = ground;
        grid = new SnapGrid(graph);
        hierarchy = Hierarchy.of(graph);
        openWeights = eachProfile(profile -> Weights.of(graph, profile));
        priced = eachProfile(profile -> {
            var weights = get(openWeights, profile);
            return new Priced(weights, HierarchyPrices.of(hierarchy, weights));
        });
        closures = List.of();
        closed = new BitSet();
        idleSearches = new ConcurrentLinkedQueue<>();
    }

    private RoadNetwork(RoadNetwork before, List<Closure> closures, BitSet closed) {
        graph = before.graph;
        ground = before.ground;
        grid = before.grid;
        hierarchy = before.hierarchy;
        openWeights = before.openWeights;
        idleSearches = before.idleSearches;
        this.closures = closures;
        this.closed = closed;
        var changed = (BitSet) closed.clone();
        changed.xor(before.closed);
        priced = eachProfile(profile -> {
            var weights = get(openWeights, profile).without(closed);
            return new Priced(weights, get(before.priced, profile).prices().with(weights, changed));
        });
    }

    public static RoadNetwork of(List<Street> streets) {
        return new RoadNetwork(StreetGraph.of(streets), Ground.BARE);
    }

    /// The same with what the pack knows beside: each door is reached from its own street, and where a town has no
    /// streets on the map there is no way, not another town's.
    public static RoadNetwork of(CityPack pack) {
        var graph = StreetGraph.of(pack.streets());
        return new RoadNetwork(graph, Ground.of(pack, graph));
    }

    /// Profiles are independent of each other: on a large network the processors share them.
    private static <T> Map<Profile, T> eachProfile(Function<Profile, T> make) {
        return Map.copyOf(
                Arrays.stream(Profile.values()).parallel().collect(Collectors.toMap(Function.identity(), make)));
    }

    private static <T> T get(Map<Profile, T> map, Profile profile) {
        return Objects.requireNonNull(map.get(profile));
    }

    /// The same streets with exactly these closed: what held before is forgotten, what has run out is left out, and
    /// streets this pack does not know are ignored. Only what the difference touches is priced anew.
    public RoadNetwork withClosures(Collection<Closure> wanted, Instant now) {
        var holding = wanted.stream().filter(closure -> closure.holdsAt(now)).toList();
        var next = new BitSet(graph.edgeCount);
        for (var closure : holding) {
            var edge = graph.edgeOf(closure.streetId());
            if (edge != null) {
                next.set(edge);
            }
        }
        return new RoadNetwork(this, holding, next);
    }

    public List<Closure> closures() {
        return closures;
    }

    public int junctionCount() {
        return graph.nodeCount;
    }

    public int streetCount() {
        return graph.edgeCount;
    }

    /// Identifier of the street piece nearest to a point and its distance, for the profile; empty without streets.
    public Optional<NearStreet> nearestStreet(Point point, Profile profile) {
        return snap(point, priced(profile).weights())
                .map(snap -> new NearStreet(graph.streets.get(snap.edge()), snap.point(), snap.metersAway()));
    }

    /// @param point      on the street
    /// @param metersAway from the asked point: the last metres from street to door
    public record NearStreet(Street street, Point point, double metersAway) {}

    @Override
    public double[] driveSeconds(List<Point> origins, Point destination, Profile profile) {
        var used = priced(profile);
        var starts =
                origins.stream().map(origin -> snap(origin, used.weights())).toList();
        var end = snap(destination, used.weights());
        return searching(search -> oneToMany(search, end, starts, used, Direction.TO_THE_ONE));
    }

    @Override
    public double[][] driveMatrix(List<Point> origins, List<Point> destinations, Profile profile) {
        var used = priced(profile);
        var starts =
                origins.stream().map(origin -> snap(origin, used.weights())).toList();
        var ends = destinations.stream()
                .map(destination -> snap(destination, used.weights()))
                .toList();
        var matrix = new double[starts.size()][ends.size()];
        return searching(search -> {
            if (starts.size() <= ends.size()) {
                for (int row = 0; row < matrix.length; row++) {
                    matrix[row] = oneToMany(search, starts.get(row), ends, used, Direction.FROM_THE_ONE);
                }
                return matrix;
            }
            for (int column = 0; column < ends.size(); column++) {
                var seconds = oneToMany(search, ends.get(column), starts, used, Direction.TO_THE_ONE);
                for (int row = 0; row < matrix.length; row++) {
                    matrix[row][column] = seconds[row];
                }
            }
            return matrix;
        });
    }

    @Override
    public Optional<Way> findWay(Point from, Point to, Profile profile) {
        var used = priced(profile);
        var start = snap(from, used.weights());
        var end = snap(to, used.weights());
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        return searching(
                search -> new WayFinder(graph, used.weights(), used.prices(), search).find(start.get(), end.get()));
    }

    private enum Direction {
        FROM_THE_ONE,
        TO_THE_ONE
    }

    /// One search from (or backwards from) the one, asked for each of the many.
    private double[] oneToMany(
            HierarchySearch search, Optional<Snap> one, List<Optional<Snap>> many, Priced used, Direction direction) {
        var seconds = new double[many.size()];
        if (one.isEmpty()) {
            Arrays.fill(seconds, Double.POSITIVE_INFINITY);
            return seconds;
        }
        boolean forwards = direction == Direction.FROM_THE_ONE;
        var ends = new SnapEnds(graph, used.weights());
        ends.start(search, used.prices(), one.get(), forwards);
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = Weights.seconds(ends.price(search::ticksTo, one.get(), many.get(i), forwards));
        }
        return seconds;
    }

    /// [#driveSeconds] by Dijkstra's plain search, for comparison.
    double[] plainDriveSeconds(List<Point> origins, Point destination, Profile profile) {
        var used = priced(profile).weights();
        var ends = new SnapEnds(graph, used);
        var end = snap(destination, used);
        var ticks = end.map(at -> PlainSearch.ticksTo(graph, used, at)).orElseGet(() -> new int[0]);
        return origins.stream()
                .mapToDouble(origin -> end.isEmpty()
                        ? Double.POSITIVE_INFINITY
                        : Weights.seconds(ends.price(node -> ticks[node], end.get(), snap(origin, used), false)))
                .toArray();
    }

    @Override
    public boolean reaches(Point point) {
        return snap(point, priced(Profile.EMERGENCY_CAR).weights()).isPresent();
    }

    private Optional<Snap> snap(Point point, Weights used) {
        var own = ground.ownEdge(point);
        if (own != null && graph.onMainNetwork[own] && used.isOpen(own)) {
            var there = grid.onEdge(point, own);
            if (there.metersAway() <= OWN_STREET_METERS) {
                return Optional.of(there);
            }
        }
        return nearest(point, used)
                .filter(snap -> snap.metersAway() <= BORDER_METERS
                        || snap.metersAway() <= REACH_METERS && !ground.isBlank(point));
    }

    private Optional<Snap> nearest(Point point, Weights used) {
        var main = grid.nearest(point, edge -> graph.onMainNetwork[edge] && used.isOpen(edge));
        if (main.isPresent() && main.get().metersAway() <= ISLAND_MARGIN_METERS) {
            return main;
        }
        var any = grid.nearest(point, used::isOpen);
        boolean island = any.isPresent()
                && main.isPresent()
                && any.get().metersAway() + ISLAND_MARGIN_METERS < main.get().metersAway();
        return main.isEmpty() || island ? any : main;
    }

    private Priced priced(Profile profile) {
        return get(priced, profile);
    }

    private <T> T searching(Function<HierarchySearch, T> work) {
        var idle = idleSearches.poll();
        var search = idle == null ? new HierarchySearch(hierarchy) : idle;
        try {
            return work.apply(search);
        } finally {
            idleSearches.add(search);
        }
    }

    /// Every piece of street with a point inside the ring: what a dispatcher's perimeter would close.
    public List<String> listStreetIdsWithin(List<Point> ring) {
        var within = new ArrayList<String>();
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            for (int i = graph.shapeStart[edge]; i < graph.shapeStart[edge + 1]; i++) {
                if (Rings.contains(ring, graph.latitude[i], graph.longitude[i])) {
                    within.add(graph.streets.get(edge).id());
                    break;
                }
            }
        }
        return within;
    }
}
