package org.tocsin.edge.geography.gazetteer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.Geography;
import org.tocsin.edge.geography.pack.PackReader;
import org.tocsin.edge.geography.roads.RoadsBench;

/// Measures what a dispatcher waits for on the map: completion, reverse look-up, districts, drive times. One
/// thread, one question at a time, each figure after a warm-up on the same sort of question. Prints one line of
/// JSON a figure.
public final class PlacesBench {
    private static final int WARM_UP = 3000;
    private static final int ROUNDS = 4000;

    private final Geography geography;
    private final Random random = new Random(42);
    private final List<String> lines = new ArrayList<>();

    private PlacesBench(Geography geography) {
        this.geography = geography;
    }

    /// @param files a pack, and if wanted a second of a million doors
    public static void main(String[] files) throws IOException {
        measure(PackReader.read(Path.of(files[0]))).forEach(System.out::println);
        if (files.length > 1) {
            measureMillion(PackReader.read(Path.of(files[1]))).forEach(System.out::println);
        }
    }

    /// All figures of one pack.
    public static List<String> measure(CityPack pack) {
        var bench = new PlacesBench(Geography.of(pack));
        bench.complete("complete_ms");
        bench.reverse();
        bench.districts();
        bench.lines.addAll(RoadsBench.measure(
                bench.geography.roads(),
                pack.streets(),
                pack.doors().stream().map(CityPack.Door::point).toList(),
                ""));
        return bench.lines;
    }

    /// Completion in a pack of a million doors, and what its geography takes in memory.
    public static List<String> measureMillion(CityPack pack) {
        long before = usedBytes();
        var bench = new PlacesBench(Geography.of(pack));
        long megabytes = (usedBytes() - before) >> 20;
        bench.complete("complete_1m_ms");
        bench.lines.add(line(
                "complete_1m_memory_mb",
                megabytes,
                "MB",
                megabytes,
                megabytes,
                pack.doors().size()));
        return bench.lines;
    }

    private static long usedBytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Every keystroke of addresses, crossings and places, with and without slips.
    private void complete(String name) {
        var typed = new ArrayList<String>();
        while (typed.size() < WARM_UP + ROUNDS) {
            var words = sentence();
            for (int end = 1; end <= words.length(); end++) {
                typed.add(words.substring(0, end));
            }
        }
        measure(name, "ms", 1e6, i -> geography.gazetteer().complete(typed.get(i), somewhere(), 8));
    }

    private String sentence() {
        var pack = geography.pack();
        var door = pack.doors().get(random.nextInt(pack.doors().size()));
        var said = random.nextInt(10) < 7 || pack.crossings().isEmpty()
                ? door.number() + " " + door.street()
                : String.join(
                        " & ",
                        pack.crossings()
                                .get(random.nextInt(pack.crossings().size()))
                                .streetNames());
        if (random.nextInt(5) == 0 && said.length() > 6) {
            int slip = 4 + random.nextInt(said.length() - 5);
            said = said.substring(0, slip) + said.substring(slip + 1);
        }
        return random.nextInt(4) == 0 ? said + ", " + door.municipality() : said;
    }

    private Point somewhere() {
        var doors = geography.pack().doors();
        return doors.get(random.nextInt(doors.size())).point();
    }

    private void reverse() {
        measure(
                "reverse_ms",
                "ms",
                1e6,
                i -> geography.gazetteer().reverse(new Area.Circle(somewhere(), 20 + random.nextInt(200)), 10));
    }

    private void districts() {
        measure("districts_us", "us", 1e3, i -> geography.gazetteer().districts(somewhere()));
    }

    private void measure(String name, String unit, double nanosPerUnit, IntConsumer question) {
        for (int i = 0; i < WARM_UP; i++) {
            question.accept(i);
        }
        var times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            question.accept(WARM_UP + i);
            times[i] = (System.nanoTime() - start) / nanosPerUnit;
        }
        report(name, unit, times);
    }

    private void report(String name, String unit, double[] times) {
        Arrays.sort(times);
        double p50 = times[times.length / 2];
        double p99 = times[Math.min(times.length - 1, times.length * 99 / 100)];
        lines.add(line(name, p50, unit, p50, p99, times.length));
    }

    private static String line(String name, double value, String unit, double p50, double p99, int n) {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"value\":%.4f,\"unit\":\"%s\",\"p50\":%.4f,\"p99\":%.4f,\"n\":%d}",
                name,
                value,
                unit,
                p50,
                p99,
                n);
    }
}
