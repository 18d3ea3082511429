package org.tocsin.app;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.tocsin.app.bench.MainBench;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.app.configuration.ConfigurationReader;
import org.tocsin.app.configuration.Mode;
import org.tocsin.app.configuration.Reading;
import org.tocsin.edge.verify.Replay;
import org.tocsin.edge.verify.Verifier;
import org.tocsin.sim.faults.Simulation;

/// The command `tocsin`. The launcher script builds and then comes here.
public final class Main {
    private static final String HELP = """
            tocsin: an emergency communications centre

              tocsin run [--config FILE] [--set name=value]    try it: a made-up city on this machine
              tocsin serve --config FILE                       run a centre in earnest
              tocsin people add LOGIN --name NAME --roles R,R --config FILE   make or change an account
              tocsin people unlock LOGIN --config FILE         unlock an account
              tocsin verify [--config FILE]                    walk the journal's chain, name the first bad record
              tocsin replay --until TIME [--config FILE]       the centre as it was at any second
              tocsin sim [--seeds N]                           look for faults with a simulated centre
              tocsin bench NAME                                measure (main)
              tocsin pack generate FILE [--seed N]             write a made-up city's pack
              tocsin places FILE.csv [--pack FILE]             check the geocoder with your own list
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
                case "verify" -> exit(Verifier.run(rest.rest().toArray(String[]::new), System.out));
                case "replay" -> exit(Replay.run(rest.rest().toArray(String[]::new), System.out));
                case "sim" -> Simulation.main(rest.rest().toArray(String[]::new));
                case "bench" -> bench(rest);
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
        var seconds = arguments.take("seconds").map(Integer::parseInt).orElse(60);
        var name = arguments.rest().isEmpty() ? "" : arguments.rest().getFirst();
        try {
            switch (name) {
                case "main" -> MainBench.run(Duration.ofSeconds(seconds), System.out);
                default ->
                    throw new StartFailure(
                            StartFailure.BAD_CONFIGURATION, "There is no benchmark " + name + ". There is: main.");
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
        if (mode == Mode.SERVE && file.isEmpty()) {
            throw new StartFailure(
                    StartFailure.BAD_CONFIGURATION, "serve needs --config FILE; see docs/configuration.md.");
        }
        return switch (ConfigurationReader.read(file.orElse(null), arguments.takeAll("set"), mode, System.getenv())) {
            case Reading.Read read -> read.configuration();
            case Reading.Faulty faulty ->
                throw new StartFailure(StartFailure.BAD_CONFIGURATION, String.join("\n", faulty.faults()));
        };
    }
}
