package org.tocsin.edge.geography.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What is written is read again, by a reader made from the specification.
class LayerWriterProperty {
    record Written(String type, List<int[]> parts, Map<String, Object> properties) {}

    @Property(tries = 400)
    void whatIsWrittenIsRead(@ForAll long seed) {
        var random = new Random(seed);
        var layer = new LayerWriter("läyer");
        var written = new ArrayList<Written>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            written.add(write(layer, random));
        }
        var tile = new ProtoWriter();
        layer.writeTo(tile);
        var read = ReadTile.of(tile.toBytes()).layer("läyer");
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).type()).isEqualTo(written.get(i).type());
            assertThat(read.get(i).properties()).isEqualTo(written.get(i).properties());
            assertThat(read.get(i).parts().stream()
                            .map(part -> part.stream()
                                    .flatMap(each ->
                                            java.util.stream.IntStream.of(each).boxed())
                                    .toList())
                            .toList())
                    .isEqualTo(written.get(i).parts().stream()
                            .map(part ->
                                    java.util.stream.IntStream.of(part).boxed().toList())
                            .toList());
        }
    }

    static Written write(LayerWriter layer, Random random) {
        var properties = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var key = "k" + random.nextInt(6);
            if (properties.containsKey(key)) {
                continue;
            }
            switch (random.nextInt(3)) {
                case 0 -> {
                    var text = random.nextBoolean() ? "Straße " + random.nextInt(9) : "日本" + random.nextInt(3);
                    layer.put(key, text);
                    properties.put(key, text);
                }
                case 1 -> {
                    long number = random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(7) - 3;
                    layer.put(key, number);
                    properties.put(key, number);
                }
                default -> {
                    layer.put(key, true);
                    properties.put(key, true);
                }
            }
        }
        return switch (random.nextInt(3)) {
            case 0 -> {
                int[] point = {random.nextInt(9000) - 2000, random.nextInt()};
                layer.point(point[0], point[1]);
                yield new Written("Point", List.of(point), properties);
            }
            case 1 -> {
                var lines = new ArrayList<int[]>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    lines.add(walk(random, 2 + random.nextInt(6)));
                }
                layer.lines(lines);
                yield new Written("LineString", lines, properties);
            }
            default -> {
                var rings = new ArrayList<int[]>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    int x = random.nextInt(4000);
                    int y = random.nextInt(4000);
                    int size = 1 + random.nextInt(500);
                    rings.add(new int[] {x, y, x + size, y, x + size, y + size});
                }
                layer.grounds(rings);
                yield new Written("Polygon", rings, properties);
            }
        };
    }

    private static int[] walk(Random random, int points) {
        var walk = new int[2 * points];
        int x = random.nextInt(4096);
        int y = random.nextInt(4096);
        for (int i = 0; i < walk.length; i += 2) {
            walk[i] = x;
            walk[i + 1] = y;
            x += 1 + random.nextInt(300);
            y += random.nextInt(600) - 300;
        }
        return walk;
    }
}
