package org.tocsin.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Kamailio with transactions, ringing as the centre does: the rate beside which ours is put.
final class Kamailio implements AutoCloseable {
    private static final String PROGRAM = "/usr/sbin/kamailio";
    private static final String CONFIGURATION = "kamailio.cfg";
    private static final int START_MILLIS = 2_000;

    private final Process process;
    private final int port;

    Kamailio(Path folder) throws IOException, InterruptedException {
        port = Centre.freePort();
        Sipp.copy(CONFIGURATION, folder);
        var file = folder.resolve(CONFIGURATION);
        var workers = Integer.toString(Runtime.getRuntime().availableProcessors());
        Files.writeString(
                file, Files.readString(file).replace("CHILDREN", workers).replace("PORT", Integer.toString(port)));
        var log = folder.resolve("kamailio.log").toFile();
        process = new ProcessBuilder(List.of(PROGRAM, "-f", file.toString(), "-DD", "-E", "-m", "1024"))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        TimeUnit.MILLISECONDS.sleep(START_MILLIS);
        if (!process.isAlive()) {
            throw new IOException("kamailio did not start: " + Files.readString(log.toPath()));
        }
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of(PROGRAM));
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
