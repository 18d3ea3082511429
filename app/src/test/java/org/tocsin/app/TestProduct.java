package org.tocsin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.app.configuration.ConfigurationReader;
import org.tocsin.app.configuration.Mode;
import org.tocsin.app.configuration.Reading;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.http.MachineTokens;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;
import org.tocsin.sim.city.CityGenerator;

/// One whole product for all tests of a run, on free ports, with a small city, without its made-up life.
final class TestProduct {
    static final String SECRET = "a secret for tests only";
    static final String ADMINISTRATOR = "ada";
    static final String ADMINISTRATOR_PASSWORD = "administrator";

    private TestProduct() {}

    private static final class Made {
        private static final CityPack CITY = CityGenerator.generate(7, 20_000);
    }

    /// The city it runs on: the generator makes the same one again.
    static CityPack city() {
        return Made.CITY;
    }

    private static final class Shared {
        private static final Product PRODUCT = start();
    }

    static Product product() {
        return Shared.PRODUCT;
    }

    static URI address() {
        return URI.create(product().address());
    }

    static MachineTokens tokens() {
        return new MachineTokens(SECRET);
    }

    /// The built console, empty where it is not built.
    static String console() {
        var built = Path.of(System.getProperty("tocsin.root", ".."), "web", "console", "dist")
                .toAbsolutePath()
                .normalize();
        return Files.isRegularFile(built.resolve("index.html")) ? built.toString() : "";
    }

    private static Product start() {
        try {
            System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
            var folder = Files.createTempDirectory("tocsin-product");
            var cache = Path.of(System.getProperty("java.io.tmpdir"), "tocsin-test-cache");
            var reading = ConfigurationReader.read(
                    null,
                    List.of(
                            "http.port=0",
                            "sip.port=0",
                            "sip.browser-port=0",
                            "http.console=" + console(),
                            "simulator.enabled=false",
                            "city.addresses=20000",
                            "city.seed=7",
                            "centre.away-grace=0s",
                            "lost.uri=sip:911@psap.example",
                            "machines.secret=" + SECRET,
                            "files.data=" + folder,
                            "files.cache=" + cache),
                    Mode.RUN,
                    Map.of());
            if (!(reading instanceof Reading.Read read)) {
                throw new IllegalStateException(reading.toString());
            }
            var product = Product.start(read.configuration(), Mode.RUN, System.nanoTime());
            product.people()
                    .accounts()
                    .put(
                            new Account(ADMINISTRATOR, "Ada Admin", Set.of(Role.ADMINISTRATOR), true),
                            ADMINISTRATOR_PASSWORD,
                            "test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                product.close();
                delete(folder);
            }));
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
