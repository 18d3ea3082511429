package org.tocsin.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A centre in a process of its own, to be killed as nothing within the tests' own process could be.
final class ServerProcess implements AutoCloseable {
    private final Path data;
    private final int httpPort = freePort();
    private final int sipPort = freePort();
    private final int mediaPort;
    private final List<String> more;
    private Process process;

    /// @param mediaPort first of forty for voice
    /// @param more      arguments of `run`
    ServerProcess(Path data, int mediaPort, String... more) throws IOException {
        this.more = List.of(more);
        this.data = data;
        this.mediaPort = mediaPort;
        process = launch();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Djdk.virtualThreadScheduler.parallelism=64",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run"));
        var cache = Path.of(System.getProperty("java.io.tmpdir"), "tocsin-test-cache");
        for (var setting : List.of(
                "files.data=" + data,
                "files.cache=" + cache,
                "http.port=" + httpPort,
                "sip.port=" + sipPort,
                "sip.browser-port=0",
                "sip.media-port-low=" + mediaPort,
                "sip.media-port-high=" + (mediaPort + 39),
                "city.addresses=20000",
                "simulator.enabled=false")) {
            command.add("--set");
            command.add(setting);
        }
        command.addAll(more);
        Files.createDirectories(data);
        var log = data.resolve("test.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    int sipPort() {
        return sipPort;
    }

    /// Waits until it says that it is ready.
    void awaitReady(int times) {
        TestWait.until(() -> {
            try {
                var said = Files.readString(data.resolve("test.log"));
                if (!process.isAlive()) {
                    throw new AssertionError("the server ended: " + said);
                }
                return said.split("Tocsin is ready", -1).length > times ? 1 : 0;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    /// `kill -9`: nothing is written, closed or said any more.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    void startAgain() throws IOException {
        process = launch();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
