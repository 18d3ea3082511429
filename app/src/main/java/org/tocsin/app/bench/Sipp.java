package org.tocsin.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// SIPp as the load generator: callers who ring and hang up, the same towards whoever is measured.
final class Sipp {
    private static final String PROGRAM = "/usr/bin/sipp";
    private static final String SCENARIO = "hang-up.xml";
    private static final String HOST = "127.0.0.1";
    private static final int AT_ONCE = 100;

    private final Path folder;
    private int runs;

    /// @param folder for scenarios and statistics
    Sipp(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        copy(SCENARIO, folder);
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of(PROGRAM));
    }

    static void copy(String resource, Path folder) throws IOException {
        try (InputStream in = Objects.requireNonNull(Sipp.class.getResourceAsStream("/bench/" + resource))) {
            Files.write(folder.resolve(resource), in.readAllBytes());
        }
    }

    /// What came of a run.
    ///
    /// @param perSecond calls completed a second, first and last second left out
    record Outcome(double perSecond, long completed, long failed, long repeated) {}

    /// As many calls as the other side takes with so many under way at a time.
    Outcome calls(int port, Duration time) throws IOException, InterruptedException {
        try (var running = start(port, 50_000, AT_ONCE, numbers(200))) {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            running.stop();
            return running.outcome();
        }
    }

    /// A flood at a steady rate until it is stopped.
    Running flood(int port, int perSecond, int callers) throws IOException {
        return start(port, perSecond, perSecond * 5, numbers(callers));
    }

    /// Callers' numbers in exchanges no real telephone has.
    private Path numbers(int count) throws IOException {
        var lines = new StringBuilder("SEQUENTIAL\n");
        for (int i = 0; i < count; i++) {
            lines.append(String.format(Locale.ROOT, "+1%03d555%04d;%n", 200 + i / 10_000, i % 10_000));
        }
        return Files.writeString(folder.resolve("numbers" + runs + ".csv"), lines);
    }

    private Running start(int port, int perSecond, int atOnce, Path numbers) throws IOException {
        var statistics = folder.resolve("statistics" + ++runs + ".csv");
        var command = List.of(
                PROGRAM,
                HOST + ":" + port,
                "-sf",
                folder.resolve(SCENARIO).toString(),
                "-inf",
                numbers.toString(),
                "-i",
                HOST,
                "-p",
                Integer.toString(Centre.freePort()),
                "-r",
                Integer.toString(perSecond),
                "-l",
                Integer.toString(atOnce),
                "-nostdin",
                "-trace_stat",
                "-stf",
                statistics.toString(),
                "-fd",
                "1");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Running(process, statistics);
    }

    /// A run under way.
    record Running(Process process, Path statistics) implements AutoCloseable {
        void stop() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }

        Outcome outcome() throws IOException {
            var lines = Files.readAllLines(statistics, StandardCharsets.ISO_8859_1);
            if (lines.size() < 4) {
                throw new IOException("SIPp left no statistics");
            }
            var names = Arrays.asList(lines.getFirst().split(";"));
            var rows = new ArrayList<String[]>();
            lines.stream().skip(1).map(line -> line.split(";")).forEach(rows::add);
            var first = rows.get(1);
            var last = rows.getLast();
            double seconds = seconds(names, last) - seconds(names, first);
            long completed = number(names, last, "SuccessfulCall(C)");
            return new Outcome(
                    (completed - number(names, first, "SuccessfulCall(C)")) / Math.max(1e-3, seconds),
                    completed,
                    number(names, last, "FailedCall(C)"),
                    number(names, last, "Retransmissions(C)"));
        }

        private static double seconds(List<String> names, String[] row) {
            // `date<tab>time<tab>seconds since 1970`
            var parts = row[names.indexOf("CurrentTime")].split("\t");
            return Double.parseDouble(parts[parts.length - 1]);
        }

        private static long number(List<String> names, String[] row, String name) {
            return Long.parseLong(row[names.indexOf(name)].strip());
        }

        @Override
        public void close() throws InterruptedException {
            stop();
        }
    }
}
