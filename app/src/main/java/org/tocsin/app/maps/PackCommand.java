package org.tocsin.app.maps;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.tocsin.app.Arguments;
import org.tocsin.app.StartFailure;
import org.tocsin.edge.geography.pack.PackReport;
import org.tocsin.sim.city.CityGenerator;

/// `tocsin pack generate FILE [--seed N] [--addresses N]` and `tocsin pack check FILE [--json]`.
public final class PackCommand {
    private static final int FEWEST_ADDRESSES = 20_000;
    private static final int MOST_ADDRESSES = 1_000_000;

    private PackCommand() {}

    /// Exit code of the process: 0, or 1 when a check finds errors.
    ///
    /// @throws StartFailure with the first faults when the pack or its source is no good
    public static int run(Arguments arguments, PrintStream out) {
        var deed = arguments.takeWord("what to do with a pack: build, generate or check");
        return switch (deed) {
            case "generate" -> generate(arguments, out);
            case "check" -> check(arguments, out);
            default ->
                throw new StartFailure(
                        StartFailure.BAD_CONFIGURATION,
                        "tocsin pack " + deed + " is unknown. There are: generate, check.");
        };
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
