package org.tocsin.app.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tocsin.app.Main;

/// A centre in a process of its own, as `tocsin run` starts it but without the simulated city's life.
final class Centre implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final Path pack;
    private final int httpPort;
    private final int sipPort;
    private final List<String> settings;
    private Process process;

    /// @param data folder for everything it keeps
    Centre(Path data, Path pack) throws IOException, InterruptedException {
        this(data, pack, List.of());
    }

    /// @param settings further ones, `name=value`
    Centre(Path data, Path pack, List<String> settings) throws IOException, InterruptedException {
        this.settings = List.copyOf(settings);
        this.data = data;
        this.pack = pack;
        httpPort = freePort();
        sipPort = freePort();
        process = launch();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process launch() throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (var option :
                java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-X") || option.startsWith("-D") || option.startsWith("--")) {
                command.add(option);
            }
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--set",
                "files.data=" + data,
                "--set",
                "http.port=" + httpPort,
                "--set",
                "sip.port=" + sipPort,
                "--set",
                "sip.browser-port=0",
                "--set",
                "city.pack=" + pack,
                "--set",
                "simulator.enabled=false"));
        for (var setting : settings) {
            command.add("--set");
            command.add(setting);
        }
        Files.createDirectories(data);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("bench.log").toFile())
                .start();
    }

    /// Waits for the sign-in page.
    ///
    /// @return milliseconds from the start of the process
    double awaitPage() throws IOException, InterruptedException {
        long began = process.info().startInstant().orElseThrow().toEpochMilli();
        try (var http = HttpClient.newHttpClient()) {
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < until && process.isAlive()) {
                try {
                    var page = http.send(
                            HttpRequest.newBuilder(address())
                                    .timeout(Duration.ofSeconds(2))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    if (page.statusCode() == 200 && page.body().contains("<html")) {
                        return System.currentTimeMillis() - began;
                    }
                } catch (IOException notYet) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
        }
        throw new IOException("the centre did not start: " + Files.readString(data.resolve("bench.log")));
    }

    /// Starts it again on the same data after [#stop].
    void start() throws IOException, InterruptedException {
        process = launch();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    int sipPort() {
        return sipPort;
    }

    Path data() {
        return data;
    }

    /// Processor time of the server, all threads, milliseconds. The database's is not in it.
    double cpuMillis() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    /// Resident memory of the server in megabytes.
    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /// Stops it as a supervisor would, within 20 s.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
