package org.tocsin.app.maps;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.app.Arguments;
import org.tocsin.app.StartFailure;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.gazetteer.AccuracyReport;
import org.tocsin.edge.geography.gazetteer.PackGazetteer;
import org.tocsin.edge.geography.gazetteer.PlacesBench;
import org.tocsin.edge.geography.roads.RoadNetwork;
import org.tocsin.edge.geography.roads.RoadsBench;
import org.tocsin.sim.city.CityGenerator;

/// `tocsin bench places [--pack FILE] [--texts FILE.csv] [--no-million]`: how fast and how right the geocoder is.
/// Without `--pack` Cambridge is built from the data in `../shared` where they are, else a city is made up. Each
/// figure is one line of JSON; the accuracy report's misses follow on standard error.
public final class PlacesFigures {
    private static final int MILLION = 1_000_000;
    /// What the made-up city of a million addresses and its indexes need together.
    private static final long MILLION_HEAP_BYTES = 5L << 30;
    /// The made-up city with this many addresses has 80,000 junctions.
    private static final int LARGE_NETWORK_ADDRESSES = 770_000;

    private static final long LARGE_NETWORK_HEAP_BYTES = 5L << 29;

    private static final double ANOTHER_CITY_METERS = 20_000;

    private PlacesFigures() {}

    /// @throws StartFailure when a file is no good
    public static void run(Arguments arguments, PrintStream out, PrintStream notes) {
        var packFile = arguments.takeFile("pack");
        var textsFile = arguments
                .takeFile("texts")
                .or(() -> findData("location_texts.csv").filter(Files::isRegularFile));
        boolean million = !arguments.takeFlag("no-million");
        arguments.refuseRest();
        var pack = packFile.map(PackFile::read).or(() -> imported(out)).orElseGet(PlacesCommand::demo);
        notes.println("on " + pack.manifest().name() + ", version "
                + pack.manifest().version() + ", " + pack.doors().size() + " addresses");
        textsFile.ifPresent(file -> accuracy(pack, file, out, notes));
        PlacesBench.measure(pack).forEach(out::println);
        largeNetwork(out, notes);
        if (million) {
            million(out, notes);
        }
    }

    static void accuracy(CityPack pack, Path file, PrintStream out, PrintStream notes) {
        try {
            var texts = AccuracyReport.read(file);
            if (texts.isEmpty()
                    || texts.getFirst().point().metersTo(pack.manifest().center()) > ANOTHER_CITY_METERS) {
                notes.println(file + " is about another city: no accuracy figures");
                return;
            }
            var report = AccuracyReport.of(PackGazetteer.of(pack), texts);
            int n = report.outcomes().size();
            out.println(share("accuracy_top1", report.top1(), n));
            out.println(share("accuracy_top5", report.top5(), n));
            out.println(share("confident_wrong", report.confidentWrong(), n));
            report.misses().forEach(notes::println);
            report.reasons()
                    .forEach((reason, count) ->
                            notes.println(count + " of " + report.outcomes().size() + ": " + reason));
        } catch (IOException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "The list " + file + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, file + ": " + e.getMessage(), e);
        }
    }

    /// Cambridge built from its own layers, where they are there.
    static Optional<CityPack> imported(PrintStream out) {
        return findData("")
                .filter(folder -> Files.isRegularFile(folder.resolve("addresses.geojson.gz")))
                .map(folder -> {
                    try {
                        var target = Files.createTempFile("cambridge", ".tocsinpack");
                        try {
                            long start = System.nanoTime();
                            PackFile.build("cambridge", folder, target);
                            double seconds = (System.nanoTime() - start) / 1e9;
                            out.println(String.format(
                                    Locale.ROOT,
                                    "{\"name\":\"import_s\",\"value\":%.2f,\"unit\":\"s\",\"n\":1}",
                                    seconds));
                            return PackFile.read(target);
                        } finally {
                            Files.deleteIfExists(target);
                        }
                    } catch (IOException e) {
                        throw new StartFailure(
                                StartFailure.CANNOT_START, "There is no room for a pack: " + e.getMessage(), e);
                    }
                });
    }

    /// Drive times on a made-up network of 80,000 junctions.
    private static void largeNetwork(PrintStream out, PrintStream notes) {
        if (Runtime.getRuntime().maxMemory() < LARGE_NETWORK_HEAP_BYTES) {
            notes.println("drive_300_to_1_80k_ms needs more memory: TOCSIN_HEAP=3g ./tocsin bench places");
            return;
        }
        var city = CityGenerator.generate(1, LARGE_NETWORK_ADDRESSES);
        var network = RoadNetwork.of(city.streets());
        notes.println("drive times once more on " + network.junctionCount() + " junctions, " + network.streetCount()
                + " streets");
        RoadsBench.measure(
                        network,
                        city.streets(),
                        city.doors().stream().map(CityPack.Door::point).toList(),
                        "_80k")
                .forEach(out::println);
    }

    private static void million(PrintStream out, PrintStream notes) {
        if (Runtime.getRuntime().maxMemory() < MILLION_HEAP_BYTES) {
            notes.println("complete_1m_ms needs more memory: TOCSIN_HEAP=6g ./tocsin bench places");
            return;
        }
        PlacesBench.measureMillion(CityGenerator.generate(1, MILLION)).forEach(out::println);
    }

    private static String share(String name, double value, int n) {
        return String.format(
                Locale.ROOT, "{\"name\":\"%s\",\"value\":%.4f,\"unit\":\"share\",\"n\":%d}", name, value, n);
    }

    /// Cambridge's own data beside a working copy.
    private static Optional<Path> findData(String file) {
        return Optional.ofNullable(System.getProperty("tocsin.root"))
                .map(root -> Path.of(root)
                        .toAbsolutePath()
                        .resolveSibling("shared/data/cambridge")
                        .resolve(file))
                .filter(Files::exists);
    }
}
