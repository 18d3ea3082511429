package org.tocsin.edge.geography.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.CambridgePack;
import org.tocsin.edge.geography.TwoTowns;

/// The reader that browsers use (`@mapbox/vector-tile`) sees in a tile what ours sees.
class MapboxReaderTest {
    private static final String SCRIPT = """
            import { readFileSync, readdirSync } from "node:fs";
            import { VectorTile } from "@mapbox/vector-tile";
            import { PbfReader } from "pbf";
            const names = ["Unknown", "Point", "LineString", "Polygon"];
            for (const file of readdirSync(process.argv[2]).sort()) {
              const tile = new VectorTile(new PbfReader(readFileSync(`${process.argv[2]}/${file}`)));
              for (const [name, layer] of Object.entries(tile.layers)) {
                for (let i = 0; i < layer.length; i++) {
                  const feature = layer.feature(i);
                  const rings = feature.loadGeometry();
                  const points = rings.flat();
                  const properties = Object.keys(feature.properties).sort().map((key) => `${key}=${feature.properties[key]}`);
                  console.log([file, name, names[feature.type], rings.length, points.length, points.reduce((sum, p) => sum + p.x, 0), points.reduce((sum, p) => sum + p.y, 0), ...properties].join("|"));
                }
              }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void browsersReadWhatIsWritten() throws IOException, InterruptedException {
        var web = Path.of(System.getProperty("tocsin.root", ".")).resolve("web").toAbsolutePath();
        Assumptions.assumeTrue(
                Files.isDirectory(web.resolve("node_modules/@mapbox/vector-tile")),
                "the console's parts are not installed (cd web && npm ci)");
        var pack = CambridgePack.folder().map(CambridgePack::load).orElseGet(TwoTowns::pack);
        var expected = writeTiles(pack);
        // Beside the modules it reads.
        var script = Files.createTempFile(web.resolve("node_modules"), "read-tiles", ".mjs");
        try {
            Files.writeString(script, SCRIPT);
            var out = folder.resolve("read.txt");
            var node = new ProcessBuilder(
                            "node", script.toString(), folder.resolve("tiles").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readAllLines(out)).hasSameElementsAs(expected).hasSameSizeAs(expected);
        } finally {
            Files.delete(script);
        }
    }

    private List<String> writeTiles(CityPack pack) throws IOException {
        var tiles = CityTiles.of(pack);
        var center = pack.manifest().center();
        Files.createDirectory(folder.resolve("tiles"));
        var expected = new ArrayList<String>();
        for (int zoom = CityTiles.LEAST_ZOOM; zoom <= CityTiles.DEEPEST_ZOOM; zoom++) {
            var id = TileId.at(zoom, center.longitude(), center.latitude());
            var bytes = tiles.make(id);
            var file = String.format("%02d.mvt", zoom);
            Files.write(folder.resolve("tiles").resolve(file), bytes);
            ReadTile.of(bytes).layers.forEach((layer, features) -> {
                for (var feature : features) {
                    // That reader closes rings and gives the first corner again.
                    boolean closed = feature.type().equals("Polygon");
                    var points = feature.parts().stream()
                            .flatMap(part -> closed
                                    ? java.util.stream.Stream.concat(
                                            part.stream(), part.stream().limit(1))
                                    : part.stream())
                            .toList();
                    var head = List.of(
                            file,
                            layer,
                            feature.type(),
                            String.valueOf(feature.parts().size()),
                            String.valueOf(points.size()),
                            String.valueOf(
                                    points.stream().mapToLong(each -> each[0]).sum()),
                            String.valueOf(
                                    points.stream().mapToLong(each -> each[1]).sum()));
                    var properties = feature.properties().entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .sorted()
                            .collect(Collectors.joining("|"));
                    expected.add(String.join("|", head) + (properties.isEmpty() ? "" : "|" + properties));
                }
            });
        }
        Files.writeString(folder.resolve("expected.txt"), String.join("\n", expected), StandardCharsets.UTF_8);
        return expected;
    }
}
