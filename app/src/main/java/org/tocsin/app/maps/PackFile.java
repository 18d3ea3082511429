package org.tocsin.app.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.tocsin.app.StartFailure;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.Region;
import org.tocsin.edge.geography.importer.MalformedSource;
import org.tocsin.edge.geography.importer.PackBuild;
import org.tocsin.edge.geography.pack.MalformedPack;
import org.tocsin.edge.geography.pack.PackReader;
import org.tocsin.edge.geography.pack.PackReport;
import org.tocsin.edge.geography.pack.PackWriter;

/// A pack on disk, with the words for what can go wrong.
public final class PackFile {
    private PackFile() {}

    /// Reads a pack whole.
    ///
    /// @throws StartFailure if it is not there or not whole
    public static CityPack read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "There is no pack " + file + ".");
        }
        try {
            return PackReader.read(file);
        } catch (MalformedPack e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "The pack " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The pack " + file + " cannot be read.", e);
        }
    }

    /// Reads one pack, or several with commas between them as one region.
    ///
    /// @throws StartFailure if one is not there or not whole
    public static CityPack readRegion(String files) {
        return Region.of(Arrays.stream(files.split(",", -1))
                .map(file -> read(Path.of(file.strip())))
                .toList());
    }

    /// Builds a pack from a city's own data.
    ///
    /// @param mapping a mapping file, or the name of one the product brings along
    /// @throws StartFailure with the first faults; then no pack is written
    static PackReport build(String mapping, Path source, Path target) {
        try {
            return Files.isRegularFile(Path.of(mapping))
                    ? PackBuild.build(Path.of(mapping), source, target)
                    : PackBuild.buildReady(mapping, source, target);
        } catch (MalformedSource | MalformedPack e) {
            throw new StartFailure(
                    StartFailure.BAD_CONFIGURATION, "No pack was built from " + source + ":\n" + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "There is no " + e.getFile() + ".", e);
        } catch (IOException e) {
            throw new StartFailure(
                    StartFailure.CANNOT_START, "The pack " + target + " cannot be built: " + e.getMessage(), e);
        }
    }

    /// @throws StartFailure if it cannot be written
    static void write(CityPack pack, Path file) {
        try {
            PackWriter.write(pack, file);
        } catch (IOException e) {
            throw new StartFailure(
                    StartFailure.CANNOT_START, "The pack " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
