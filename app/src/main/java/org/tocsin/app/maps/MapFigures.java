package org.tocsin.app.maps;

import java.io.PrintStream;
import org.tocsin.app.Arguments;
import org.tocsin.app.StartFailure;
import org.tocsin.edge.geography.tiles.TilesBench;
import org.tocsin.sim.city.CityGenerator;

/// `tocsin bench map [--pack FILE] [--no-million]`: how fast tiles of the map are made and how much travels to a
/// console. Without `--pack` Cambridge is built from the data in `../shared` where they are, else a city is made up.
public final class MapFigures {
    private static final int MILLION = 1_000_000;
    private static final long MILLION_HEAP_BYTES = 5L << 30;

    private MapFigures() {}

    /// @throws StartFailure when a file is no good
    public static void run(Arguments arguments, PrintStream out, PrintStream notes) {
        var packFile = arguments.takeFile("pack");
        boolean million = !arguments.takeFlag("no-million");
        arguments.refuseRest();
        var pack = packFile.map(PackFile::read)
                .or(() -> PlacesFigures.imported(notes))
                .orElseGet(PlacesCommand::demo);
        notes.println("on " + pack.manifest().name() + ", version "
                + pack.manifest().version() + ", " + pack.doors().size() + " addresses");
        TilesBench.measure(pack, "").forEach(out::println);
        if (!million) {
            return;
        }
        if (Runtime.getRuntime().maxMemory() < MILLION_HEAP_BYTES) {
            notes.println("tile_ms_1m needs more memory: TOCSIN_HEAP=6g ./tocsin bench map");
            return;
        }
        TilesBench.measure(CityGenerator.generate(1, MILLION), "_1m").forEach(out::println);
    }
}
