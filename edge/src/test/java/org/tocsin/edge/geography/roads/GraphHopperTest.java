package org.tocsin.edge.geography.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.SpeedWeighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.RAMDirectory;
import com.graphhopper.storage.index.LocationIndexTree;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.PointList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads.Profile;
import org.tocsin.edge.geography.CambridgePack;

/// Drive times against another router's: GraphHopper's graph, snapping, distances and search over the same streets at
/// the same speeds give the same times to 0.1 s, from and to places within streets.
class GraphHopperTest {
    private static final int ORIGINS = 40;
    private static final int DESTINATIONS = 150;

    @Test
    void agreesOnAMadeUpNetwork() {
        var made = new RandomStreets(11, 60);
        compare(
                made.grid(),
                Stream.generate(made::somewhere).limit(ORIGINS + DESTINATIONS).toList());
    }

    @Test
    void agreesOnCambridge() {
        var folder = CambridgePack.folder();
        Assumptions.assumeTrue(folder.isPresent(), "../shared/data/cambridge is not beside the repository");
        var pack = CambridgePack.load(folder.orElseThrow());
        var random = new Random(7);
        compare(
                pack.streets(),
                random.ints(0, pack.doors().size())
                        .mapToObj(pack.doors()::get)
                        .map(CityPack.Door::point)
                        .limit(ORIGINS + DESTINATIONS)
                        .toList());
    }

    private static void compare(List<Street> streets, List<Point> doors) {
        var network = RoadNetwork.of(streets);
        for (var profile : Profile.values()) {
            // Both start on the street: which of two streets as near a door stands at is nobody's error.
            var places = doors.stream()
                    .map(door ->
                            network.nearestStreet(door, profile).orElseThrow().point())
                    .toList();
            var from = places.subList(0, ORIGINS);
            var to = places.subList(ORIGINS, places.size());
            var ours = network.driveMatrix(from, to, profile);
            var theirs = new Oracle(streets, profile).driveMatrix(from, to);
            int finite = 0;
            for (int i = 0; i < from.size(); i++) {
                for (int j = 0; j < to.size(); j++) {
                    assertThat(ours[i][j])
                            .as("%s from %s to %s", profile, from.get(i), to.get(j))
                            .isCloseTo(theirs[i][j], within(0.1));
                    finite += Double.isFinite(ours[i][j]) ? 1 : 0;
                }
            }
            assertThat(finite).as("%s: pairs with a way", profile).isGreaterThan(ORIGINS * DESTINATIONS * 8 / 10);
        }
    }

    /// GraphHopper over streets, one profile.
    private static final class Oracle {
        private final DecimalEncodedValue speed = new DecimalEncodedValueImpl("speed", 31, 1e-6, true);
        private final EncodingManager encoding =
                EncodingManager.start().add(speed).build();
        private final BaseGraph graph = new BaseGraph.Builder(encoding).create();
        private final LocationIndexTree index;

        /// Junctions are ours, geometry is theirs: every street's length is measured by GraphHopper.
        Oracle(List<Street> streets, Profile profile) {
            var ours = StreetGraph.of(streets);
            for (int edge = 0; edge < ours.edgeCount; edge++) {
                var street = ours.streets.get(edge);
                double along = metersPerSecond(profile, street, street.oneWay() >= 0);
                double against = metersPerSecond(profile, street, street.oneWay() <= 0);
                if (along > 0 || against > 0) {
                    add(ours.from[edge], ours.to[edge], street, along, against);
                }
            }
            index = new LocationIndexTree(graph, new RAMDirectory());
            index.prepareIndex();
        }

        private static double metersPerSecond(Profile profile, Street street, boolean withFlow) {
            return Pace.kmh(profile, street.roadClass(), street.speedKmh(), withFlow) / 3.6;
        }

        private void add(int from, int to, Street street, double along, double against) {
            var nodes = graph.getNodeAccess();
            var first = street.line().getFirst();
            var last = street.line().getLast();
            nodes.setNode(from, first.latitude(), first.longitude());
            nodes.setNode(to, last.latitude(), last.longitude());
            double meters = 0;
            var inner = new PointList();
            for (int i = 1; i < street.line().size(); i++) {
                meters += street.line().get(i - 1).metersTo(street.line().get(i));
                if (i < street.line().size() - 1) {
                    inner.add(
                            street.line().get(i).latitude(),
                            street.line().get(i).longitude());
                }
            }
            graph.edge(from, to).setDistance(meters).set(speed, along, against).setWayGeometry(inner);
        }

        double[][] driveMatrix(List<Point> from, List<Point> to) {
            var snaps = new ArrayList<Snap>();
            Stream.concat(from.stream(), to.stream()).forEach(place -> {
                var snap = index.findClosest(place.latitude(), place.longitude(), EdgeFilter.ALL_EDGES);
                assertThat(snap.isValid()).isTrue();
                assertThat(snap.getQueryDistance()).isLessThan(0.5);
                snaps.add(snap);
            });
            var query = QueryGraph.create(graph, snaps);
            var weighting = query.wrapWeighting(new SpeedWeighting(speed));
            var matrix = new double[from.size()][to.size()];
            for (int i = 0; i < from.size(); i++) {
                var seconds = new double[query.getNodes()];
                Arrays.fill(seconds, Double.POSITIVE_INFINITY);
                var tree = new ShortestPathTree(query, weighting, false, TraversalMode.NODE_BASED);
                tree.setWeightLimit(Double.MAX_VALUE);
                tree.search(
                        snaps.get(i).getClosestNode(),
                        label -> seconds[label.node] = Math.min(seconds[label.node], label.weight));
                for (int j = 0; j < to.size(); j++) {
                    matrix[i][j] = seconds[snaps.get(from.size() + j).getClosestNode()];
                }
            }
            return matrix;
        }
    }
}
