package org.tocsin.edge.geography.importer;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tocsin.core.places.Point;

/// The roads of an OpenStreetMap extract (`.osm.pbf`): every way with a tag `highway`, cut where ways share a node, so
/// that pieces join at their ends as a pack wants it. Its tags are the columns, `@id` is `way` or `way.piece`.
/// Relations and everything that is no road are passed over.
final class OsmSource {
    private static final int MOST_HEADER_BYTES = 64 << 10;
    private static final int MOST_BLOB_BYTES = 32 << 20;
    private static final int MOST_WAYS = 2_000_000;
    private static final double NANO = 1e-9;

    private final String file;
    private final List<Way> ways = new ArrayList<>();
    /// Nodes of roads: how many roads pass, then where they are.
    private final Map<Long, Integer> passes = new HashMap<>();

    private final Map<Long, Point> places = new HashMap<>();

    private record Way(long id, Map<String, String> tags, long[] nodes) {}

    /// What is looked for in a block: ways first, then the nodes they use.
    private interface Block {
        void read(Wire group, List<String> strings, Scale scale) throws EOFException;
    }

    private record Scale(long granularity, long latitudeOffset, long longitudeOffset) {
        double latitude(long value) {
            return NANO * (latitudeOffset + granularity * value);
        }

        double longitude(long value) {
            return NANO * (longitudeOffset + granularity * value);
        }
    }

    private OsmSource(String file) {
        this.file = file;
    }

    static void read(Path path, Consumer<Row> rows) throws IOException {
        var source = new OsmSource(path.getFileName().toString());
        source.blocks(path, source::readWays);
        source.blocks(path, source::readNodes);
        source.emit(rows);
    }

    private void blocks(Path path, Block wanted) throws IOException {
        try (var in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            for (int first = in.read(); first >= 0; first = in.read()) {
                int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
                var header = new Wire(bytes(in, length, MOST_HEADER_BYTES));
                var type = "";
                int size = -1;
                while (header.next()) {
                    switch (header.field()) {
                        case 1 -> type = header.text();
                        case 3 -> size = (int) header.varint();
                        default -> header.skip();
                    }
                }
                var blob = bytes(in, size, MOST_BLOB_BYTES);
                if (type.equals("OSMData")) {
                    block(new Wire(unpacked(new Wire(blob))), wanted);
                }
            }
        }
    }

    private byte[] bytes(DataInputStream in, int length, int most) throws IOException {
        if (length < 0 || length > most) {
            throw new MalformedSource(file + " is not an OpenStreetMap extract, or damaged");
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(file);
        }
        return bytes;
    }

    private byte[] unpacked(Wire blob) throws IOException {
        byte[] packed = {};
        int size = 0;
        while (blob.next()) {
            switch (blob.field()) {
                case 1 -> {
                    return blob.raw();
                }
                case 2 -> size = (int) blob.varint();
                case 3 -> packed = blob.raw();
                default -> blob.skip();
            }
        }
        if (size < 0 || size > MOST_BLOB_BYTES || packed.length == 0) {
            throw new MalformedSource(file + " is packed in a way that is not read: only zlib is");
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            var bytes = new byte[size];
            int filled = 0;
            for (int more = 1; filled < size && more > 0; filled += more) {
                more = inflater.inflate(bytes, filled, size - filled);
            }
            if (filled < size) {
                throw new EOFException(file);
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new EOFException(file);
        } finally {
            inflater.end();
        }
    }

    private static void block(Wire block, Block wanted) throws EOFException {
        var strings = new ArrayList<String>();
        var groups = new ArrayList<Wire>();
        long granularity = 100;
        long latitude = 0;
        long longitude = 0;
        while (block.next()) {
            switch (block.field()) {
                case 1 -> {
                    var table = block.inside();
                    while (table.next()) {
                        strings.add(table.text());
                    }
                }
                case 2 -> groups.add(block.inside());
                case 17 -> granularity = block.varint();
                case 19 -> latitude = block.varint();
                case 20 -> longitude = block.varint();
                default -> block.skip();
            }
        }
        for (var group : groups) {
            wanted.read(group, strings, new Scale(granularity, latitude, longitude));
        }
    }

    private void readWays(Wire group, List<String> strings, Scale scale) throws EOFException {
        while (group.next()) {
            if (group.field() == 3) {
                readWay(group.inside(), strings);
            } else {
                group.skip();
            }
        }
    }

    private void readWay(Wire way, List<String> strings) throws EOFException {
        long id = 0;
        var keys = new ArrayList<Integer>();
        var values = new ArrayList<Integer>();
        var nodes = new ArrayList<Long>();
        while (way.next()) {
            switch (way.field()) {
                case 1 -> id = way.varint();
                case 2 -> numbers(way.inside(), keys);
                case 3 -> numbers(way.inside(), values);
                case 8 -> {
                    var packed = way.inside();
                    for (long node = 0; packed.hasMore(); ) {
                        node += packed.signed();
                        nodes.add(node);
                    }
                }
                default -> way.skip();
            }
        }
        var tags = new HashMap<String, String>();
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            tags.put(string(strings, keys.get(i)), string(strings, values.get(i)));
        }
        if (tags.containsKey("highway") && nodes.size() > 1) {
            if (ways.size() >= MOST_WAYS) {
                throw new MalformedSource(file + " holds absurdly many roads: more than " + MOST_WAYS);
            }
            ways.add(new Way(id, tags, nodes.stream().mapToLong(Long::longValue).toArray()));
            nodes.forEach(node -> passes.merge(node, 1, Integer::sum));
        }
    }

    private static void numbers(Wire packed, List<Integer> into) throws EOFException {
        while (packed.hasMore()) {
            into.add((int) packed.varint());
        }
    }

    private static String string(List<String> strings, int index) throws EOFException {
        if (index < 0 || index >= strings.size()) {
            throw new EOFException("a text that is not there");
        }
        return strings.get(index);
    }

    private void readNodes(Wire group, List<String> strings, Scale scale) throws EOFException {
        while (group.next()) {
            switch (group.field()) {
                case 1 -> readNode(group.inside(), scale);
                case 2 -> readDense(group.inside(), scale);
                default -> group.skip();
            }
        }
    }

    private void readNode(Wire node, Scale scale) throws EOFException {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        while (node.next()) {
            switch (node.field()) {
                case 1 -> id = node.signed();
                case 8 -> latitude = node.signed();
                case 9 -> longitude = node.signed();
                default -> node.skip();
            }
        }
        place(id, latitude, longitude, scale);
    }

    /// Nodes side by side, each as the difference from the one before.
    private void readDense(Wire dense, Scale scale) throws EOFException {
        Wire ids = new Wire(new byte[0]);
        Wire latitudes = ids;
        Wire longitudes = ids;
        while (dense.next()) {
            switch (dense.field()) {
                case 1 -> ids = dense.inside();
                case 8 -> latitudes = dense.inside();
                case 9 -> longitudes = dense.inside();
                default -> dense.skip();
            }
        }
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        while (ids.hasMore()) {
            id += ids.signed();
            latitude += latitudes.signed();
            longitude += longitudes.signed();
            place(id, latitude, longitude, scale);
        }
    }

    private void place(long id, long latitude, long longitude, Scale scale) {
        if (passes.containsKey(id)) {
            places.put(id, Positions.point(file, 0, scale.longitude(longitude), scale.latitude(latitude)));
        }
    }

    /// Each way in pieces from junction to junction. An extract ends at its border: nodes beyond are not in it.
    private void emit(Consumer<Row> rows) {
        int number = 0;
        for (var way : ways) {
            var line = new ArrayList<Point>();
            int piece = 0;
            for (int i = 0; i < way.nodes.length; i++) {
                var point = places.get(way.nodes[i]);
                if (point != null) {
                    line.add(point);
                }
                boolean last = i == way.nodes.length - 1;
                boolean junction = point != null && passes.getOrDefault(way.nodes[i], 0) > 1;
                if (point == null || last || junction) {
                    if (line.size() > 1) {
                        piece++;
                        var columns = new HashMap<>(way.tags);
                        columns.put("@id", piece == 1 ? Long.toString(way.id) : way.id + "." + piece);
                        Source.checkCount(file, ++number);
                        rows.accept(new Row(number, columns, new Row.Lines(List.of(List.copyOf(line)))));
                    }
                    line.clear();
                    if (point != null) {
                        line.add(point);
                    }
                }
            }
        }
    }
}
