package org.tocsin.edge.geography.roads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads.Closure;
import org.tocsin.core.places.Roads.Profile;

/// Measures drive times on a street network, one question at a time on one thread, beside Dijkstra's plain search
/// on the same questions. A network whose answers differ from the plain search's by a tick is not measured: the
/// bench stops.
public final class RoadsBench {
    private static final int UNITS = 300;
    private static final int ROUNDS = 2000;
    private static final int PLAIN_ROUNDS = 60;
    private static final int MATRIX_ROUNDS = 20;
    private static final int CLOSURES = 40;

    private final RoadNetwork network;
    private final List<Street> streets;
    private final List<Point> doors;
    private final String suffix;
    private final Random random = new Random(42);
    private final List<String> lines = new ArrayList<>();

    private RoadsBench(RoadNetwork network, List<Street> streets, List<Point> doors, String suffix) {
        this.network = network;
        this.streets = streets;
        this.doors = doors;
        this.suffix = suffix;
    }

    /// @param doors  units and incidents stand at these
    /// @param suffix of the figures' names: empty, or which network: `_80k`
    /// @return one line of JSON a figure
    public static List<String> measure(RoadNetwork network, List<Street> streets, List<Point> doors, String suffix) {
        var bench = new RoadsBench(network, streets, doors, suffix);
        bench.drive();
        bench.coverage();
        bench.closure();
        return bench.lines;
    }

    private void drive() {
        var asked = questions(ROUNDS);
        times(
                asked.size() / 2,
                i -> network.driveSeconds(asked.get(i).units, asked.get(i).door, Profile.FIRE_APPARATUS));
        report(
                "drive_300_to_1",
                times(
                        asked.size(),
                        i -> network.driveSeconds(asked.get(i).units, asked.get(i).door, Profile.FIRE_APPARATUS)));
        var plain = new double[PLAIN_ROUNDS][];
        report(
                "drive_300_to_1_dijkstra",
                times(
                        PLAIN_ROUNDS,
                        i -> plain[i] = network.plainDriveSeconds(
                                asked.get(i).units, asked.get(i).door, Profile.FIRE_APPARATUS)));
        for (int i = 0; i < PLAIN_ROUNDS; i++) {
            var ours = network.driveSeconds(asked.get(i).units, asked.get(i).door, Profile.FIRE_APPARATUS);
            if (!Arrays.equals(ours, plain[i])) {
                throw new IllegalStateException("the hierarchy and the plain search disagree");
            }
        }
    }

    private record Question(List<Point> units, Point door) {}

    private List<Question> questions(int count) {
        return Stream.generate(() -> new Question(points(UNITS), points(1).getFirst()))
                .limit(count)
                .toList();
    }

    private void coverage() {
        IntConsumer question = _ -> network.driveMatrix(points(100), points(500), Profile.EMERGENCY_CAR);
        times(MATRIX_ROUNDS / 4, question);
        report("coverage_100x500", times(MATRIX_ROUNDS, question));
    }

    /// From a drawn closure of some streets to a network that obeys it, for all profiles.
    private void closure() {
        IntConsumer question = i -> network.withClosures(
                Stream.generate(() -> streets.get(random.nextInt(streets.size())))
                        .limit(1 + i % 5)
                        .map(street -> new Closure(street.id(), null))
                        .toList(),
                Instant.EPOCH);
        times(CLOSURES / 4, question);
        report("closure", times(CLOSURES, question));
    }

    private List<Point> points(int count) {
        return Stream.generate(() -> doors.get(random.nextInt(doors.size())))
                .limit(count)
                .toList();
    }

    private static double[] times(int rounds, IntConsumer question) {
        var millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            question.accept(i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return millis;
    }

    private void report(String name, double[] millis) {
        Arrays.sort(millis);
        lines.add(String.format(
                Locale.ROOT,
                "{\"name\":\"%s%s_ms\",\"value\":%.4f,\"unit\":\"ms\",\"p50\":%.4f,\"p99\":%.4f,\"n\":%d}",
                name,
                suffix,
                millis[millis.length / 2],
                millis[millis.length / 2],
                millis[Math.min(millis.length - 1, millis.length * 99 / 100)],
                millis.length));
    }
}
