package org.tocsin.app;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.app.bench.MainBench;
import org.tocsin.app.bench.VoiceBench;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.app.configuration.ConfigurationReader;
import org.tocsin.app.configuration.Mode;
import org.tocsin.app.configuration.Reading;
import org.tocsin.app.maps.MapFigures;
import org.tocsin.app.maps.PackCommand;
import org.tocsin.app.maps.PlacesCommand;
import org.tocsin.app.maps.PlacesFigures;
import org.tocsin.edge.verify.Replay;
import org.tocsin.edge.verify.Verifier;
import org.tocsin.sim.faults.Simulation;

/// The command `tocsin`. The launcher script builds and then comes here.
public final class Main {
    private static final String HELP = """
            tocsin: an emergency communications centre

              tocsin run [--config FILE] [--set name=value] [--pack FILE]
                                                               try it: a made-up city, or yours, on this machine
              tocsin serve --config FILE                       run a centre in earnest
              tocsin people add LOGIN --name NAME --roles R,R --config FILE   make or change an account
              tocsin people unlock LOGIN --config FILE         unlock an account
              tocsin alarm-source add|remove|list [NAME] --config FILE        who may report alarms, and their token
              tocsin verify [--config FILE]                    is the record whole, are the recordings as they were
              tocsin replay --until TIME [--config FILE]       the centre as it was at any second
              tocsin report answering|interpreters [--from DAY] [--to DAY] [--zone ZONE] [--data DIR]
                                                               a period in figures, as CSV
              tocsin sim [--seeds N]                           look for faults with a simulated centre
              tocsin bench NAME                                measure (main, voice, places, map)
              tocsin pack build --mapping FILE|NAME --source DIR --out FILE   a pack from a city's own data
              tocsin pack generate FILE [--seed N] [--addresses N]    write a made-up city's pack
              tocsin pack check FILE [--json]                  what a pack gets wrong about its city
              tocsin places FILE.csv [--pack FILE]             check the geocoder with your own list
              tocsin trunks --config FILE                      certificates: ours, whom we trust, each trunk's
              tocsin test                                      every test
              tocsin fmt                                       format the sources
              tocsin help

            Settings: docs/configuration.md. Data: $XDG_DATA_HOME/tocsin. Exit codes: 2 wrong configuration, 3 port
            taken, 4 cannot start.
            """;

    private Main() {}

    public static void main(String[] arguments) {
        long began = System.nanoTime();
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Logs.quiet();
        try {
            var words = List.of(arguments);
            var command = words.isEmpty() ? "help" : words.getFirst();
            var rest = new Arguments(Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length));
            switch (command) {
                case "run" -> start(Mode.RUN, rest, began);
                case "serve" -> start(Mode.SERVE, rest, began);
                case "people" -> PeopleCommand.handle(rest);
                case "alarm-source" -> AlarmSourceCommand.handle(rest, System.out);
                case "verify" -> exit(Verifier.run(rest.rest().toArray(String[]::new), System.out));
                case "replay" -> exit(Replay.run(rest.rest().toArray(String[]::new), System.out));
                case "report" -> ReportCommand.run(rest, System.out);
                case "sim" -> Simulation.main(rest.rest().toArray(String[]::new));
                case "bench" -> bench(rest);
                case "trunks" -> exit(TrunksCommand.run(rest, System.out));
                case "pack" -> exit(PackCommand.run(rest, System.out));
                case "places" -> PlacesCommand.run(rest, System.out);
                case "help", "--help", "-h" -> System.out.print(HELP);
                default ->
                    throw new StartFailure(
                            StartFailure.BAD_CONFIGURATION, "There is no command " + command + ". See tocsin help.");
            }
        } catch (StartFailure e) {
            e.line().lines().forEach(line -> System.err.println("tocsin: " + line));
            Runtime.getRuntime().halt(e.exitCode());
        }
    }

    private static void bench(Arguments arguments) {
        var name = arguments.takeWord("a benchmark: main, voice, places or map");
        try {
            switch (name) {
                case "main" -> {
                    long seconds = arguments.takeNumber("seconds", 60, 1, 86_400);
                    arguments.refuseRest();
                    MainBench.run(Duration.ofSeconds(seconds), System.out);
                }
                case "voice" -> {
                    arguments.refuseRest();
                    VoiceBench.run(System.out, System.err);
                }
                case "places" -> PlacesFigures.run(arguments, System.out, System.err);
                case "map" -> MapFigures.run(arguments, System.out, System.err);
                default ->
                    throw new StartFailure(
                            StartFailure.BAD_CONFIGURATION,
                            "There is no benchmark " + name + ". There are: main, voice, places, map.");
            }
        } catch (IOException | SQLException | InterruptedException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The benchmark stopped: " + e.getMessage(), e);
        }
        exit(0);
    }

    private static void exit(int code) {
        System.out.flush();
        System.exit(code);
    }

    private static void start(Mode mode, Arguments arguments, long began) {
        var configuration = configuration(mode, arguments);
        arguments.refuseRest();
        var product = Product.start(configuration, mode, began);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(product::close));
        product.greet(System.out);
        product.awaitClose();
    }

    /// Reads what `--config` and `--set` say.
    ///
    /// @throws StartFailure with every fault
    static Configuration configuration(Mode mode, Arguments arguments) {
        var file = arguments.takeFile("config");
        var set = new ArrayList<>(arguments.takeAll("set"));
        if (mode == Mode.RUN) {
            arguments.take("pack").ifPresent(pack -> set.add("city.pack=" + pack));
        }
        if (mode == Mode.SERVE && file.isEmpty()) {
            throw new StartFailure(
                    StartFailure.BAD_CONFIGURATION, "serve needs --config FILE; see docs/configuration.md.");
        }
        return switch (ConfigurationReader.read(file.orElse(null), set, mode, System.getenv())) {
            case Reading.Read read -> read.configuration();
            case Reading.Faulty faulty ->
                throw new StartFailure(StartFailure.BAD_CONFIGURATION, String.join("\n", faulty.faults()));
        };
    }
}
