package org.tocsin.edge.geography.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A reader of vector tiles that holds them to every MUST of the specification 2.1, written from its text.
final class ReadTile {
    record Feature(String type, List<List<int[]>> parts, Map<String, Object> properties) {}

    final Map<String, List<Feature>> layers = new LinkedHashMap<>();

    private ReadTile() {}

    static ReadTile of(byte[] bytes) {
        var tile = new ReadTile();
        var in = new In(bytes, 0, bytes.length);
        while (in.more()) {
            assertThat(in.key()).as("4.1: only layers in a tile").isEqualTo(3 << 3 | 2);
            tile.layer(in.message());
        }
        return tile;
    }

    List<Feature> layer(String name) {
        return layers.getOrDefault(name, List.of());
    }

    private void layer(In in) {
        String name = "";
        long version = 0;
        long extent = 0;
        var keys = new ArrayList<String>();
        var values = new ArrayList<Object>();
        var features = new ArrayList<In>();
        while (in.more()) {
            switch (in.key()) {
                case 15 << 3 -> version = in.varint();
                case 1 << 3 | 2 -> name = in.text();
                case 2 << 3 | 2 -> features.add(in.message());
                case 3 << 3 | 2 -> keys.add(in.text());
                case 4 << 3 | 2 -> values.add(value(in.message()));
                case 5 << 3 -> extent = in.varint();
                default -> throw new AssertionError("a field no layer has");
            }
        }
        assertThat(version).isEqualTo(2);
        assertThat(extent).isEqualTo(4096);
        assertThat(name).isNotEmpty();
        assertThat(features).as("4.1: a layer has a feature").isNotEmpty();
        assertThat(new HashSet<>(keys)).as("4.4: keys once").hasSameSizeAs(keys);
        assertThat(new HashSet<>(values)).as("4.4: values once").hasSameSizeAs(values);
        var read = features.stream().map(each -> feature(each, keys, values)).toList();
        assertThat(layers.put(name, read)).as("4.1: names once").isNull();
    }

    private static Object value(In in) {
        int key = in.key();
        Object value = switch (key) {
            case 1 << 3 | 2 -> in.text();
            case 5 << 3 -> in.varint();
            case 6 << 3 -> in.signed();
            case 7 << 3 -> in.varint() == 1;
            default -> throw new AssertionError("a value of kind " + key);
        };
        assertThat(in.more()).as("4.1: one field a value").isFalse();
        return value;
    }

    private static Feature feature(In in, List<String> keys, List<Object> values) {
        var properties = new LinkedHashMap<String, Object>();
        long type = 0;
        List<List<int[]>> parts = List.of();
        while (in.more()) {
            switch (in.key()) {
                case 2 << 3 | 2 -> {
                    var tags = in.message();
                    while (tags.more()) {
                        var name = keys.get((int) tags.varint());
                        assertThat(properties.put(name, values.get((int) tags.varint())))
                                .as("4.4: a name once")
                                .isNull();
                    }
                }
                case 3 << 3 -> type = in.varint();
                case 4 << 3 | 2 -> parts = geometry(in.message(), (int) type);
                default -> throw new AssertionError("a field no feature has");
            }
        }
        var types = List.of("Unknown", "Point", "LineString", "Polygon");
        return new Feature(types.get((int) type), parts, properties);
    }

    private static List<List<int[]>> geometry(In in, int type) {
        var parts = new ArrayList<List<int[]>>();
        int x = 0;
        int y = 0;
        while (in.more()) {
            int command = (int) in.varint();
            int count = command >>> 3;
            switch (command & 7) {
                case 1 -> {
                    assertThat(count).as("4.3.4: one move to a part").isEqualTo(1);
                    x += in.zigzag();
                    y += in.zigzag();
                    parts.add(new ArrayList<>(List.of(new int[] {x, y})));
                }
                case 2 -> {
                    assertThat(type).isNotEqualTo(1);
                    assertThat(count).isGreaterThan(type == 3 ? 1 : 0);
                    for (int i = 0; i < count; i++) {
                        int dx = in.zigzag();
                        int dy = in.zigzag();
                        assertThat(dx != 0 || dy != 0)
                                .as("4.3.3.2: a line goes somewhere")
                                .isTrue();
                        x += dx;
                        y += dy;
                        parts.getLast().add(new int[] {x, y});
                    }
                }
                case 7 -> {
                    assertThat(type).isEqualTo(3);
                    assertThat(count).isEqualTo(1);
                    var ring = parts.getLast();
                    assertThat(ring.getFirst())
                            .as("4.3.4.4: the last is not the first")
                            .isNotEqualTo(ring.getLast());
                    assertThat(twiceArea(ring)).as("4.3.4.4: an exterior ring").isPositive();
                }
                default -> throw new AssertionError("no such command: " + command);
            }
        }
        assertThat(parts).isNotEmpty();
        return parts;
    }

    static long twiceArea(List<int[]> ring) {
        long twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            var a = ring.get(i);
            var b = ring.get((i + 1) % ring.size());
            twice += (long) a[0] * b[1] - (long) b[0] * a[1];
        }
        return twice;
    }

    private static final class In {
        private final byte[] bytes;
        private final int end;
        private int at;

        In(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        boolean more() {
            return at < end;
        }

        int key() {
            return (int) varint();
        }

        long varint() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        int zigzag() {
            long value = varint();
            return (int) (value >>> 1 ^ -(value & 1));
        }

        long signed() {
            long value = varint();
            return value >>> 1 ^ -(value & 1);
        }

        In message() {
            int length = (int) varint();
            var message = new In(bytes, at, at + length);
            assertThat(at + length).isLessThanOrEqualTo(end);
            at += length;
            return message;
        }

        String text() {
            var message = message();
            return new String(Arrays.copyOfRange(bytes, message.at, message.end), StandardCharsets.UTF_8);
        }
    }
}
