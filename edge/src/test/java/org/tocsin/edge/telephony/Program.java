package org.tocsin.edge.telephony;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Another program of this machine, as the other side of a test.
public final class Program implements AutoCloseable {
    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// Skips the test, saying why, if the program is not installed.
    public static void need(String name) {
        // Debian keeps servers where not everybody's PATH looks.
        boolean there = Stream.of((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        assumeTrue(there, name + " is not installed: this test is skipped");
    }

    public static Program start(Path folder, List<String> command) throws IOException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile())
                .start();
        return new Program(process, output);
    }

    /// Waits for its end.
    public int exitCode() throws InterruptedException {
        return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// With what it has started itself.
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// Asks it to end in good order.
    public void terminate() {
        process.destroy();
    }

    public String output() throws IOException {
        return Files.readString(output, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        kill();
    }
}
