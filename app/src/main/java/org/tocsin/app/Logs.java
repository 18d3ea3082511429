package org.tocsin.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What the process says about itself: warnings on the terminal, more in a file that turns over.
final class Logs {
    private static final int FILE_BYTES = 10_000_000;
    private static final int FILES = 5;

    private Logs() {}

    /// Warnings and worse to standard error, a line each.
    static void quiet() {
        var settings = """
                handlers=java.util.logging.ConsoleHandler
                .level=INFO
                org.apache.lucene.internal.vectorization.VectorizationProvider.level=SEVERE
                java.util.logging.ConsoleHandler.level=WARNING
                java.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n
                """;
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds the file `tocsin.log` in a folder.
    static void toFile(Path folder) {
        try {
            Files.createDirectories(folder);
            var handler = new FileHandler(folder.resolve("tocsin.%g.log").toString(), FILE_BYTES, FILES, true);
            handler.setLevel(Level.INFO);
            handler.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(handler);
        } catch (IOException e) {
            throw new StartFailure(
                    StartFailure.CANNOT_START, "The log in " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }
}
