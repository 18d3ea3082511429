package org.tocsin.app.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tocsin.app.StartFailure;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.pack.MalformedPack;
import org.tocsin.edge.geography.pack.PackReader;
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
