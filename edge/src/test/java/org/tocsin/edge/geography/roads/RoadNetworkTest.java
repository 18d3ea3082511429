package org.tocsin.edge.geography.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads.Closure;
import org.tocsin.core.places.Roads.Profile;

class RoadNetworkTest {
    private static final Point A = new Point(42.300000, -71.200000);
    private static final Point B = new Point(42.300000, -71.190000);
    private static final Point C = new Point(42.309000, -71.190000);

    private final RoadNetwork corner = RoadNetwork.of(List.of(
            RandomStreets.street("ab", List.of(A, B), RoadClass.RESIDENTIAL, 36, 0),
            RandomStreets.street("bc", List.of(B, C), RoadClass.RESIDENTIAL, 36, 1)));

    @Test
    void drivesLengthOverSpeed() {
        double seconds = corner.driveSeconds(List.of(A), C, Profile.CAR)[0];
        assertThat(seconds).isCloseTo((A.metersTo(B) + B.metersTo(C)) / 10, within(0.05));
    }

    @Test
    void carsObeyOneWaysAndEmergenciesPassThemAtACrawl() {
        assertThat(corner.driveSeconds(List.of(C), A, Profile.CAR)[0]).isInfinite();
        double apparatus = corner.driveSeconds(List.of(C), A, Profile.FIRE_APPARATUS)[0];
        assertThat(apparatus).isCloseTo(B.metersTo(C) * 3.6 / 12 + A.metersTo(B) / 9, within(0.1));
        assertThat(corner.findWay(C, A, Profile.CAR)).isEmpty();
    }

    @Test
    void startsAndEndsWithinAnEdge() {
        var quarter = new Point(42.3001, -71.1975);
        var half = new Point(42.2999, -71.1950);
        assertThat(corner.driveSeconds(List.of(quarter), half, Profile.CAR)[0])
                .isCloseTo(A.metersTo(B) / 4 / 10, within(0.1));
        var way = corner.findWay(half, quarter, Profile.CAR).orElseThrow();
        assertThat(way.line()).hasSize(2);
        assertThat(way.meters()).isCloseTo(A.metersTo(B) / 4, within(1.0));
    }

    @Test
    void aDoorIsReachedFromItsOwnStreetWhileThatIsOpen() {
        var behind = new Point(42.3002, -71.1912);
        var pack = pack(behind, "bc");
        var network = RoadNetwork.of(pack);
        assertThat(corner.nearestStreet(behind, Profile.CAR)
                        .orElseThrow()
                        .street()
                        .id())
                .isEqualTo("ab");
        var near = network.nearestStreet(behind, Profile.CAR).orElseThrow();
        assertThat(near.street().id()).as("its own street is farther").isEqualTo("bc");
        assertThat(near.metersAway()).isBetween(90.0, 110.0);
        var closed = network.withClosures(List.of(new Closure("bc", null)), Instant.EPOCH);
        assertThat(closed.nearestStreet(behind, Profile.CAR)
                        .orElseThrow()
                        .street()
                        .id())
                .isEqualTo("ab");
        var elsewhere = RoadNetwork.of(pack(new Point(42.3001, -71.2000), "bc"));
        assertThat(elsewhere
                        .nearestStreet(new Point(42.3001, -71.2000), Profile.CAR)
                        .orElseThrow()
                        .street()
                        .id())
                .as("a door 800 m from its street has a wrong street")
                .isEqualTo("ab");
    }

    private static CityPack pack(Point door, String streetId) {
        return new CityPack(
                new CityPack.Manifest(1, "Corner", "v1", "none", "test", "America/New_York", A),
                List.of(
                        RandomStreets.street("ab", List.of(A, B), RoadClass.RESIDENTIAL, 36, 0),
                        RandomStreets.street("bc", List.of(B, C), RoadClass.RESIDENTIAL, 36, 0)),
                List.of(),
                List.of(new CityPack.Door("d", 1, "", "bc", "Town", streetId, door, "", List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void closuresHoldUntilTheyRunOut() {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        var closed =
                corner.withClosures(List.of(new Closure("bc", now.plusSeconds(60)), new Closure("unknown", null)), now);
        assertThat(closed.findWay(A, C, Profile.CAR).orElseThrow().line().getLast())
                .as("a closed street is not snapped to")
                .isEqualTo(B);
        assertThat(closed.withClosures(closed.closures(), now.plusSeconds(60)).driveSeconds(List.of(A), C, Profile.CAR))
                .isEqualTo(corner.driveSeconds(List.of(A), C, Profile.CAR));
    }

    @Test
    void aPointOnAnIslandStreetIsReachedFromTheNetworkBesideIt() {
        var island = RandomStreets.street(
                "island",
                List.of(new Point(42.3005, -71.1975), new Point(42.3005, -71.1970)),
                RoadClass.RESIDENTIAL,
                36,
                0);
        var network = RoadNetwork.of(Stream.concat(
                        Stream.of(island),
                        Stream.of(
                                RandomStreets.street("ab", List.of(A, B), RoadClass.RESIDENTIAL, 36, 0),
                                RandomStreets.street("bc", List.of(B, C), RoadClass.RESIDENTIAL, 36, 0)))
                .toList());
        assertThat(network.driveSeconds(List.of(C), new Point(42.3005, -71.1972), Profile.CAR)[0])
                .isFinite();
    }

    @Test
    void withoutStreetsThereIsNoWay() {
        var nothing = RoadNetwork.of(List.of());
        assertThat(nothing.driveSeconds(List.of(A, B), C, Profile.CAR)).containsOnly(Double.POSITIVE_INFINITY);
        assertThat(nothing.findWay(A, C, Profile.FOOT)).isEmpty();
        assertThat(nothing.nearestStreet(A, Profile.CAR)).isEmpty();
    }

    @Test
    void aPerimeterNamesItsStreets() {
        var ring = List.of(
                new Point(42.305, -71.195),
                new Point(42.305, -71.185),
                new Point(42.312, -71.185),
                new Point(42.312, -71.195));
        assertThat(corner.listStreetIdsWithin(ring)).containsExactly("bc");
    }

    @Property(tries = 60)
    void junctionToJunctionEqualsBruteForce(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int side) {
        var streets = new RandomStreets(seed, side).grid();
        var network = RoadNetwork.of(streets);
        for (var profile : Profile.values()) {
            var graph = StreetGraph.of(streets);
            var expected = bruteForce(graph, Weights.of(graph, profile));
            var junctions = junctions(graph);
            for (int goal = 0; goal < junctions.length; goal++) {
                if (!snapsToItself(network, junctions[goal], profile)) {
                    continue;
                }
                var seconds = network.driveSeconds(List.of(junctions), junctions[goal], profile);
                for (int start = 0; start < junctions.length; start++) {
                    if (snapsToItself(network, junctions[start], profile)) {
                        assertThat(seconds[start]).isCloseTo(expected[start][goal], within(1e-3));
                    }
                }
            }
        }
    }

    @Property(tries = 100)
    void oneToManyPointToPointAndMatrixAgree(@ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int side) {
        var made = new RandomStreets(seed, side);
        var network = RoadNetwork.of(made.grid());
        var points = Stream.generate(made::somewhere).limit(12).toList();
        for (var profile : Profile.values()) {
            var matrix = network.driveMatrix(points, points.subList(0, 5), profile);
            var turned = network.driveMatrix(points.subList(0, 5), points, profile);
            for (int column = 0; column < 5; column++) {
                var toOne = network.driveSeconds(points, points.get(column), profile);
                for (int row = 0; row < points.size(); row++) {
                    var way = network.findWay(points.get(row), points.get(column), profile);
                    double seconds = way.map(found -> found.driveSeconds()).orElse(Double.POSITIVE_INFINITY);
                    assertThat(toOne[row]).isCloseTo(seconds, within(1e-3));
                    assertThat(matrix[row][column]).isCloseTo(seconds, within(1e-3));
                    var other = network.findWay(points.get(column), points.get(row), profile);
                    assertThat(turned[column][row])
                            .isCloseTo(
                                    other.map(found -> found.driveSeconds()).orElse(Double.POSITIVE_INFINITY),
                                    within(1e-3));
                }
            }
        }
    }

    @Property(tries = 100)
    void everyAnswerIsThePlainSearchsWhateverIsClosed(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int side) {
        var made = new RandomStreets(seed, side);
        var streets = made.grid();
        var random = new Random(seed);
        var network = RoadNetwork.of(streets);
        for (int change = 0; change < 4; change++) {
            var points = Stream.generate(made::somewhere).limit(15).toList();
            for (var profile : Profile.values()) {
                assertThat(network.driveSeconds(points, points.getFirst(), profile))
                        .as("%s after %s changes", profile, change)
                        .isEqualTo(network.plainDriveSeconds(points, points.getFirst(), profile));
            }
            var closures = new ArrayList<Closure>();
            for (var street : streets) {
                if (random.nextInt(1 + 4 * change) == 0) {
                    closures.add(new Closure(street.id(), null));
                }
            }
            network = network.withClosures(closures, Instant.EPOCH);
        }
    }

    @Property(tries = 40)
    void pricesChangedInPartAreThoseMadeWhole(@ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int side) {
        var graph = StreetGraph.of(new RandomStreets(seed, side).grid());
        var hierarchy = Hierarchy.of(graph);
        var random = new Random(seed);
        var open = Weights.of(graph, Profile.CAR);
        var prices = HierarchyPrices.of(hierarchy, open);
        var before = new BitSet();
        for (int change = 0; change < 6; change++) {
            var closed = new BitSet();
            for (int i = random.nextInt(6); i > 0; i--) {
                closed.set(random.nextInt(graph.edgeCount + 1) % Math.max(1, graph.edgeCount));
            }
            var changed = (BitSet) closed.clone();
            changed.xor(before);
            before = closed;
            var weights = graph.edgeCount == 0 ? open : open.without(closed);
            prices = graph.edgeCount == 0 ? prices : prices.with(weights, changed);
            var whole = HierarchyPrices.of(hierarchy, weights);
            assertThat(prices.up).isEqualTo(whole.up);
            assertThat(prices.down).isEqualTo(whole.down);
        }
    }

    @Property(tries = 60)
    void detoursAreNeverShorter(@ForAll long seed) {
        var made = new RandomStreets(seed, 7);
        var network = RoadNetwork.of(made.grid());
        var points = Stream.generate(made::somewhere).limit(8).toList();
        for (var profile : Profile.values()) {
            var seconds = network.driveMatrix(points, points, profile);
            for (int a = 0; a < 8; a++) {
                assertThat(seconds[a][a]).isZero();
                for (int b = 0; b < 8; b++) {
                    if (profile == Profile.FOOT) {
                        assertThat(seconds[a][b]).isCloseTo(seconds[b][a], within(1e-3));
                    }
                    for (int c = 0; c < 8; c++) {
                        assertThat(seconds[a][c]).isLessThanOrEqualTo(seconds[a][b] + seconds[b][c] + 1e-3);
                    }
                }
            }
        }
    }

    @Property(tries = 60)
    void waysAreConnectedInOrderAndPassNoClosure(@ForAll long seed) {
        var made = new RandomStreets(seed, 8);
        var streets = made.grid();
        var now = Instant.EPOCH;
        var closed = streets.get((int) Math.floorMod(seed, streets.size()));
        var open = RoadNetwork.of(streets);
        var network = open.withClosures(List.of(new Closure(closed.id(), null)), now);
        for (int i = 0; i < 10; i++) {
            var from = made.somewhere();
            var to = made.somewhere();
            network.findWay(from, to, Profile.EMERGENCY_CAR).ifPresent(way -> {
                var seconds = way.seconds();
                double meters = 0;
                for (int j = 1; j < seconds.length; j++) {
                    assertThat(seconds[j]).isGreaterThanOrEqualTo(seconds[j - 1]);
                    meters += way.line().get(j - 1).metersTo(way.line().get(j));
                }
                assertThat(way.meters()).isCloseTo(meters, within(0.2));
                assertThat(passes(way.line(), closed)).isFalse();
                double before = open.driveSeconds(
                                List.of(way.line().getFirst()), way.line().getLast(), Profile.EMERGENCY_CAR)[0];
                assertThat(way.driveSeconds()).isGreaterThanOrEqualTo(before - 0.5);
            });
        }
    }

    private static boolean passes(List<Point> line, Street street) {
        var first = street.line().getFirst();
        var last = street.line().getLast();
        for (int i = 1; i < line.size(); i++) {
            var pair = List.of(line.get(i - 1), line.get(i));
            if (street.line().size() == 2 && pair.contains(first) && pair.contains(last)) {
                return true;
            }
        }
        return false;
    }

    private static boolean snapsToItself(RoadNetwork network, Point junction, Profile profile) {
        return network.nearestStreet(junction, profile)
                .map(near -> near.metersAway() < 0.01)
                .orElse(false);
    }

    private static Point[] junctions(StreetGraph graph) {
        var points = new Point[graph.nodeCount];
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            points[graph.from[edge]] = graph.streets.get(edge).line().getFirst();
            points[graph.to[edge]] = graph.streets.get(edge).line().getLast();
        }
        return points;
    }

    /// Floyd and Warshall: every pair, no queue.
    private static double[][] bruteForce(StreetGraph graph, Weights weights) {
        var best = new double[graph.nodeCount][graph.nodeCount];
        for (int node = 0; node < best.length; node++) {
            Arrays.fill(best[node], Double.POSITIVE_INFINITY);
            best[node][node] = 0;
        }
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            int from = graph.from[edge];
            int to = graph.to[edge];
            best[from][to] = Math.min(best[from][to], Weights.seconds(weights.byCode[2 * edge]));
            best[to][from] = Math.min(best[to][from], Weights.seconds(weights.byCode[2 * edge + 1]));
        }
        for (int via = 0; via < best.length; via++) {
            for (int a = 0; a < best.length; a++) {
                for (int b = 0; b < best.length; b++) {
                    best[a][b] = Math.min(best[a][b], best[a][via] + best[via][b]);
                }
            }
        }
        return best;
    }
}
