package org.tocsin.edge.geography;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.importer.PackBuild;
import org.tocsin.edge.geography.pack.PackReader;

/// The pack anybody gets who builds Cambridge from its published layers, for tests that find them beside the
/// repository.
public final class CambridgePack {
    private CambridgePack() {}

    /// Where the layers lie, if they do.
    public static Optional<Path> folder() {
        var folder = Path.of(System.getProperty("tocsin.root", "."))
                .resolve("../shared/data/cambridge")
                .normalize();
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    /// Built once for all tests of a run.
    public static CityPack load(Path folder) {
        return Built.from(folder);
    }

    private static final class Built {
        private static Optional<CityPack> pack = Optional.empty();

        static synchronized CityPack from(Path folder) {
            if (pack.isEmpty()) {
                pack = Optional.of(build(folder));
            }
            return pack.get();
        }

        private static CityPack build(Path folder) {
            try {
                var file = Files.createTempFile("cambridge", ".tocsinpack");
                try {
                    PackBuild.buildReady("cambridge", folder, file);
                    return PackReader.read(file);
                } finally {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
