package org.tocsin.edge.geography.roads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;

/// The street network of one pack with the closures in force: immutable, any thread. [#withClosures] gives another that
/// shares everything but the prices.
public final class RoadNetwork implements Roads {
    /// A point stays with a street that hangs together with nothing only when the main network is this much farther.
    private static final double ISLAND_MARGIN_METERS = 250;

    private final StreetGraph graph;
    private final SnapGrid grid;
    private final Map<Profile, Weights> openWeights;
    private final Map<Profile, Weights> weights;
    private final List<Closure> closures;
    private final ConcurrentLinkedQueue<BucketSearch> idleSearches;

    private RoadNetwork(
            StreetGraph graph,
            SnapGrid grid,
            Map<Profile, Weights> openWeights,
            Map<Profile, Weights> weights,
            List<Closure> closures,
            ConcurrentLinkedQueue<BucketSearch> idleSearches) {
        this.graph = graph;
        this.grid = grid;
        this.openWeights = openWeights;
        this.weights = weights;
        this.closures = closures;
        this.idleSearches = idleSearches;
    }

    public static RoadNetwork of(List<Street> streets) {
        var graph = StreetGraph.of(streets);
        var weights = new EnumMap<Profile, Weights>(Profile.class);
        for (var profile : Profile.values()) {
            weights.put(profile, Weights.of(graph, profile));
        }
        return new RoadNetwork(graph, new SnapGrid(graph), weights, weights, List.of(), new ConcurrentLinkedQueue<>());
    }

    /// The same streets with exactly these closed: what held before is forgotten, what has run out is left out, and
    /// streets this pack does not know are ignored.
    public RoadNetwork withClosures(Collection<Closure> wanted, Instant now) {
        var holding = wanted.stream().filter(closure -> closure.holdsAt(now)).toList();
        var closed = new BitSet(graph.edgeCount);
        for (var closure : holding) {
            var edge = graph.edgeOf(closure.streetId());
            if (edge != null) {
                closed.set(edge);
            }
        }
        var changed = new EnumMap<Profile, Weights>(Profile.class);
        openWeights.forEach((profile, open) -> changed.put(profile, open.without(graph, closed)));
        return new RoadNetwork(graph, grid, openWeights, changed, holding, idleSearches);
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
        return snap(point, weights(profile))
                .map(snap -> new NearStreet(graph.streets.get(snap.edge()), snap.point(), snap.metersAway()));
    }

    /// @param point      on the street
    /// @param metersAway from the asked point: the last metres from street to door
    public record NearStreet(Street street, Point point, double metersAway) {}

    @Override
    public double[] driveSeconds(List<Point> origins, Point destination, Profile profile) {
        var used = weights(profile);
        var starts = origins.stream().map(origin -> snap(origin, used)).toList();
        var end = snap(destination, used);
        return searching(search -> oneToMany(search, end, starts, used, Direction.TO_THE_ONE));
    }

    @Override
    public double[][] driveMatrix(List<Point> origins, List<Point> destinations, Profile profile) {
        var used = weights(profile);
        var starts = origins.stream().map(origin -> snap(origin, used)).toList();
        var ends = destinations.stream()
                .map(destination -> snap(destination, used))
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
        var used = weights(profile);
        var start = snap(from, used);
        var end = snap(to, used);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        return searching(search -> new WayFinder(graph, used, search).find(start.get(), end.get()));
    }

    private enum Direction {
        FROM_THE_ONE,
        TO_THE_ONE
    }

    /// One search from (or backwards from) the one, stopped as soon as all of the many have their final price.
    private double[] oneToMany(
            BucketSearch search, Optional<Snap> one, List<Optional<Snap>> many, Weights used, Direction direction) {
        var prices = new double[many.size()];
        if (one.isEmpty()) {
            java.util.Arrays.fill(prices, Double.POSITIVE_INFINITY);
            return prices;
        }
        boolean forwards = direction == Direction.FROM_THE_ONE;
        var ends = new SnapEnds(graph, used);
        search.prepare(used);
        ends.start(search, one.get(), forwards);
        var waiting = new int[] {0};
        search.run(forwards ? used.leaving : used.arriving, doneBefore -> {
            while (waiting[0] < prices.length) {
                double price = ends.price(search, one.get(), many.get(waiting[0]), forwards);
                if (price > doneBefore) {
                    return false;
                }
                waiting[0]++;
            }
            return true;
        });
        for (int i = 0; i < prices.length; i++) {
            prices[i] = ends.price(search, one.get(), many.get(i), forwards);
        }
        return prices;
    }

    private Optional<Snap> snap(Point point, Weights used) {
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

    private Weights weights(Profile profile) {
        return java.util.Objects.requireNonNull(weights.get(profile));
    }

    private <T> T searching(Function<BucketSearch, T> work) {
        var idle = idleSearches.poll();
        var search = idle == null ? new BucketSearch(graph) : idle;
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
