package org.tocsin.app.maps;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.tocsin.app.Arguments;
import org.tocsin.app.StartFailure;
import org.tocsin.edge.geography.pack.PackReport;
import org.tocsin.sim.city.CityGenerator;

/// `tocsin pack build --mapping FILE|NAME --source DIR --out FILE`, `tocsin pack generate FILE [--seed N]
/// [--addresses N]` and `tocsin pack check FILE [--json]`.
public final class PackCommand {
    private static final int MOST_LEFT_OUT = 20;
    private static final int FEWEST_ADDRESSES = 20_000;
    private static final int MOST_ADDRESSES = 1_000_000;

    private PackCommand() {}

    /// Exit code of the process: 0, or 1 when a check finds errors.
    ///
    /// @throws StartFailure with the first faults when the pack or its source is no good
    public static int run(Arguments arguments, PrintStream out) {
        var deed = arguments.takeWord("what to do with a pack: build, generate or check");
        return switch (deed) {
            case "build" -> build(arguments, out);
            case "generate" -> generate(arguments, out);
            case "check" -> check(arguments, out);
            default ->
                throw new StartFailure(
                        StartFailure.BAD_CONFIGURATION,
                        "tocsin pack " + deed + " is unknown. There are: build, generate, check.");
        };
    }

    /// Builds whole or not at all; the report lies beside the pack, its summary on standard output.
    private static int build(Arguments arguments, PrintStream out) {
        var mapping = need(arguments, "mapping");
        var source = Path.of(need(arguments, "source"));
        var target = Path.of(need(arguments, "out"));
        arguments.refuseRest();
        if (!Files.isDirectory(source)) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "There is no folder " + source + ".");
        }
        var report = PackFile.build(mapping, source, target);
        var beside = target.resolveSibling(target.getFileName() + ".report").toAbsolutePath();
        try {
            report.write(beside.resolveSibling(""), beside.getFileName().toString());
        } catch (IOException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The report beside " + target + " cannot be written.", e);
        }
        out.printf(
                "%s: %s, version %s%n",
                target, report.manifest().name(), report.manifest().version());
        report.counts().forEach((layer, count) -> out.println("  " + layer + ": " + count));
        out.printf("%d errors, %d warnings, each named in %s.txt%n", report.errors(), report.warnings(), beside);
        report.byCode().forEach((code, count) -> out.println("  " + code + ": " + count));
        leftOut(report, out);
        return 0;
    }

    /// The first records nobody will find on the map; the report has them all.
    private static void leftOut(PackReport report, PrintStream out) {
        var left = report.findings().stream()
                .filter(finding -> finding.code().equals("import"))
                .toList();
        left.stream()
                .limit(MOST_LEFT_OUT)
                .forEach(finding -> out.println("  " + finding.record() + " " + finding.words()));
        if (left.size() > MOST_LEFT_OUT) {
            out.println("  and " + (left.size() - MOST_LEFT_OUT) + " more left out");
        }
    }

    private static String need(Arguments arguments, String option) {
        return arguments
                .take(option)
                .orElseThrow(() -> new StartFailure(
                        StartFailure.BAD_CONFIGURATION, "tocsin pack build needs --" + option + ". See tocsin help."));
    }

    private static int generate(Arguments arguments, PrintStream out) {
        long seed = arguments.takeNumber("seed", 7, Long.MIN_VALUE, Long.MAX_VALUE);
        int addresses = (int) arguments.takeNumber("addresses", 25_000, FEWEST_ADDRESSES, MOST_ADDRESSES);
        var file = Path.of(arguments.takeWord("the file to write the pack to"));
        arguments.refuseRest();
        var pack = CityGenerator.generate(seed, addresses);
        PackFile.write(pack, file);
        out.printf(
                Locale.ROOT,
                "%s: %s, version %s, %d addresses%n",
                file,
                pack.manifest().name(),
                pack.manifest().version(),
                pack.doors().size());
        return 0;
    }

    private static int check(Arguments arguments, PrintStream out) {
        boolean json = arguments.takeFlag("json");
        var file = Path.of(arguments.takeWord("the pack to check"));
        arguments.refuseRest();
        var report = PackReport.of(PackFile.read(file));
        out.print(json ? report.json() + System.lineSeparator() : report.text());
        return report.errors() == 0 ? 0 : 1;
    }
}
