package org.tocsin.edge.geography.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.pack.MalformedPack;
import org.tocsin.edge.geography.pack.PackReader;

/// An extract written here, byte by byte, and read as streets.
class OsmSourceTest {
    private static final List<String> STRINGS =
            List.of("", "highway", "residential", "name", "Elm Street", "oneway", "yes", "Oak Street", "building");

    @TempDir
    Path folder;

    /// Writes Protocol Buffers.
    private static final class Message extends ByteArrayOutputStream {
        Message number(int field, long value) {
            varint((long) field << 3);
            return varint(value);
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2).varint(value.length).writeBytes(value);
            return this;
        }

        Message varint(long value) {
            for (long rest = value; ; rest >>>= 7) {
                if ((rest & ~0x7fL) == 0) {
                    write((int) rest);
                    return this;
                }
                write((int) (rest & 0x7f | 0x80));
            }
        }

        Message signed(long value) {
            return varint(value << 1 ^ value >> 63);
        }

        /// Each as the difference from the one before.
        static byte[] deltas(long... values) {
            var packed = new Message();
            long before = 0;
            for (long value : values) {
                packed.signed(value - before);
                before = value;
            }
            return packed.toByteArray();
        }

        static byte[] packed(int... values) {
            var packed = new Message();
            Arrays.stream(values).forEach(packed::varint);
            return packed.toByteArray();
        }
    }

    private static byte[] way(long id, int[] keys, int[] values, long... nodes) {
        return new Message()
                .number(1, id)
                .bytes(2, Message.packed(keys))
                .bytes(3, Message.packed(values))
                .bytes(8, Message.deltas(nodes))
                .toByteArray();
    }

    /// Elm Street over nodes 1 to 4, Oak Street from node 3 north to 5, a building over 6 and 7.
    private static byte[] extract(boolean packed) throws IOException {
        var strings = new Message();
        STRINGS.forEach(text -> strings.bytes(1, text.getBytes(StandardCharsets.UTF_8)));
        var dense = new Message()
                .bytes(1, Message.deltas(1, 2, 3, 4, 5, 6, 7))
                .bytes(8, Message.deltas(426000000, 426000000, 426000000, 426000000, 426010000, 1, 2))
                .bytes(9, Message.deltas(-723000000, -722990000, -722980000, -722970000, -722980000, 1, 2));
        var nodes = new Message().bytes(2, dense.toByteArray());
        var ways = new Message()
                .bytes(3, way(70, new int[] {1, 3, 5}, new int[] {2, 4, 6}, 1, 2, 3, 4))
                .bytes(3, way(71, new int[] {1, 3}, new int[] {2, 7}, 3, 5))
                .bytes(3, way(72, new int[] {8}, new int[] {2}, 6, 7));
        var block = new Message()
                .bytes(1, strings.toByteArray())
                .bytes(2, nodes.toByteArray())
                .bytes(2, ways.toByteArray());
        var file = new ByteArrayOutputStream();
        blob(file, "OSMHeader", new Message().bytes(4, "DenseNodes".getBytes(StandardCharsets.UTF_8)), packed);
        blob(file, "OSMData", block, packed);
        return file.toByteArray();
    }

    private static void blob(ByteArrayOutputStream file, String type, Message content, boolean packed)
            throws IOException {
        var blob = new Message();
        if (packed) {
            var deflater = new Deflater();
            deflater.setInput(content.toByteArray());
            deflater.finish();
            var buffer = new byte[content.size() + 100];
            int size = deflater.deflate(buffer);
            deflater.end();
            blob.number(2, content.size()).bytes(3, Arrays.copyOf(buffer, size));
        } else {
            blob.bytes(1, content.toByteArray());
        }
        var header =
                new Message().bytes(1, type.getBytes(StandardCharsets.UTF_8)).number(3, blob.size());
        new DataOutputStream(file).writeInt(header.size());
        header.writeTo(file);
        blob.writeTo(file);
    }

    private List<Row> rows(byte[] extract) throws IOException {
        var file = Files.write(folder.resolve("roads.osm.pbf"), extract);
        var rows = new ArrayList<Row>();
        OsmSource.read(file, rows::add);
        return rows;
    }

    @Test
    void roads_are_cut_where_they_meet_and_nothing_else_is_read() throws IOException {
        for (boolean packed : new boolean[] {true, false}) {
            var rows = rows(extract(packed));
            assertThat(rows).extracting(row -> row.column("@id")).containsExactly("70", "70.2", "71");
            assertThat(rows.getFirst().column("name")).isEqualTo("Elm Street");
            assertThat(rows.getFirst().where())
                    .isEqualTo(new Row.Lines(List.of(
                            List.of(new Point(42.6, -72.3), new Point(42.6, -72.299), new Point(42.6, -72.298)))));
            assertThat(rows.get(2).where())
                    .isEqualTo(new Row.Lines(List.of(List.of(new Point(42.6, -72.298), new Point(42.601, -72.298)))));
        }
    }

    @Test
    void an_extract_becomes_the_streets_of_a_pack() throws IOException {
        Files.write(folder.resolve("roads.osm.pbf"), extract(true));
        var out = folder.resolve("osm.tocsinpack");
        PackBuild.buildReady("osm", folder, out);
        var streets = PackReader.read(out).streets();
        assertThat(streets).extracting(CityPack.Street::name).containsExactly("Elm Street", "Elm Street", "Oak Street");
        assertThat(streets).extracting(CityPack.Street::oneWay).containsExactly(1, 1, 0);
        assertThat(streets.getFirst().line().getLast())
                .isEqualTo(streets.get(2).line().getFirst());
    }

    @Test
    void a_damaged_extract_is_refused_or_harmless() throws IOException {
        var good = extract(false);
        var random = new SplittableRandom(8);
        for (int i = 0; i < 400; i++) {
            var bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            Files.write(
                    folder.resolve("roads.osm.pbf"),
                    random.nextInt(3) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
            try {
                PackBuild.buildReady("osm", folder, folder.resolve("osm.tocsinpack"));
            } catch (MalformedSource | MalformedPack refused) {
                assertThat(refused).hasMessageContaining("");
            }
        }
        Files.write(folder.resolve("roads.osm.pbf"), new byte[0]);
        assertThatThrownBy(() -> PackBuild.buildReady("osm", folder, folder.resolve("x.tocsinpack")))
                .isInstanceOf(MalformedSource.class)
                .hasMessageContaining("holds no records");
    }
}
