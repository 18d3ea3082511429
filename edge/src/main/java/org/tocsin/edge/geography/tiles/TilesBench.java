package org.tocsin.edge.geography.tiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.pack.PackWriter;

/// Measures what a console waits for and what travels to it: tiles made anew where people live, at the zooms that are
/// looked at; the first screen; and the same map as whole layers of GeoJSON, as a pack file keeps them, compressed.
/// Prints one line of JSON a figure.
public final class TilesBench {
    private static final int WARM_UP = 600;
    private static final int ROUNDS = 1500;
    private static final int FIRST_ZOOM = 13;
    /// The map of a console at 1920 by 1080, in tiles of 512 pixels at zoom 13.2.
    private static final double FIRST_COLUMNS = 920 / (512 * 1.15);
    private static final double FIRST_ROWS = 620 / (512 * 1.15);

    private final CityPack pack;
    private final CityTiles tiles;
    private final String suffix;
    private final List<String> lines = new ArrayList<>();

    private TilesBench(CityPack pack, String suffix) {
        this.pack = pack;
        this.suffix = suffix;
        long start = System.nanoTime();
        tiles = CityTiles.of(pack);
        add("tiles_ready_ms", "ms", (System.nanoTime() - start) / 1e6);
    }

    /// @param suffix of the figures' names: empty, or `_1m`
    public static List<String> measure(CityPack pack, String suffix) {
        var bench = new TilesBench(pack, suffix);
        bench.tiles();
        bench.firstScreen();
        return bench.lines;
    }

    private void tiles() {
        var random = new Random(42);
        var processor = ManagementFactory.getThreadMXBean();
        var millis = new double[ROUNDS];
        var cpuMillis = new double[ROUNDS];
        var bytes = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            var door = pack.doors().get(random.nextInt(pack.doors().size())).point();
            var id = TileId.at(12 + random.nextInt(5), door.longitude(), door.latitude());
            long start = System.nanoTime();
            long cpu = processor.getCurrentThreadCpuTime();
            var tile = tiles.makeZipped(id);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
                cpuMillis[i] = (processor.getCurrentThreadCpuTime() - cpu) / 1e6;
                bytes[i] = tile.length;
            }
        }
        add("tile_ms", "ms", millis);
        add("tile_cpu_ms", "ms", cpuMillis);
        add("tile_bytes", "B", bytes);
    }

    private void firstScreen() {
        var center = pack.manifest().center();
        double side = 1 << FIRST_ZOOM;
        double x = Mercator.x(center.longitude()) * side;
        double y = Mercator.y(center.latitude()) * side;
        long bytes = 0;
        for (int column = (int) Math.floor(x - FIRST_COLUMNS / 2); column <= x + FIRST_COLUMNS / 2; column++) {
            for (int row = (int) Math.floor(y - FIRST_ROWS / 2); row <= y + FIRST_ROWS / 2; row++) {
                bytes += tiles.makeZipped(new TileId(FIRST_ZOOM, column, row)).length;
            }
        }
        add("map_first_screen_bytes", "B", bytes);
        add("map_as_geojson_bytes", "B", packBytes());
    }

    private double packBytes() {
        try {
            var file = Files.createTempFile("bench", ".tocsinpack");
            try {
                PackWriter.write(pack, file);
                return Files.size(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, String unit, double... values) {
        Arrays.sort(values);
        double p50 = values[values.length / 2];
        double p99 = values[Math.min(values.length - 1, values.length * 99 / 100)];
        lines.add(String.format(
                Locale.ROOT,
                "{\"name\":\"%s%s\",\"value\":%.3f,\"unit\":\"%s\",\"p50\":%.3f,\"p99\":%.3f,\"n\":%d}",
                name,
                suffix,
                p50,
                unit,
                p50,
                p99,
                values.length));
    }
}
