package org.tocsin.edge.geography.importer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.core.places.Point;

/// An ESRI shapefile: `.shp` for the shapes, the `.dbf` beside it for the columns, the `.prj` beside it only to be sure
/// that it is in degrees (ESRI, Shapefile Technical Description, 1998).
final class ShapefileSource {
    private static final int FILE_CODE = 9994;
    private static final int HEADER_BYTES = 100;
    private static final int MOST_RECORD_BYTES = 64 << 20;

    private final String file;

    private ShapefileSource(String file) {
        this.file = file;
    }

    static List<Row> read(Path shp, InputStream in) throws IOException {
        String file = shp.getFileName().toString();
        var source = new ShapefileSource(file);
        String base = shp.toString().substring(0, shp.toString().length() - 4);
        source.checkProjection(Path.of(base + ".prj"));
        var columns = source.columns(Path.of(base + ".dbf"));
        var shapes = source.shapes(in);
        if (!columns.isEmpty() && columns.size() != shapes.size()) {
            throw new MalformedSource(
                    file + " has " + shapes.size() + " shapes and " + columns.size() + " rows of columns");
        }
        var rows = new ArrayList<Row>();
        for (int i = 0; i < shapes.size(); i++) {
            rows.add(new Row(i + 1, columns.isEmpty() ? Map.of() : columns.get(i), shapes.get(i)));
        }
        return rows;
    }

    private void checkProjection(Path prj) throws IOException {
        if (Files.isRegularFile(prj)
                && !Files.readString(prj, StandardCharsets.ISO_8859_1).startsWith("GEOGCS")) {
            throw new MalformedSource(file + " is projected: save it in degrees (WGS 84) first");
        }
    }

    private List<Row.Where> shapes(InputStream in) throws IOException {
        var header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
        if (header.limit() < HEADER_BYTES || header.getInt(0) != FILE_CODE) {
            throw new MalformedSource(file + " is not a shapefile");
        }
        var shapes = new ArrayList<Row.Where>();
        while (true) {
            byte[] head = in.readNBytes(8);
            if (head.length == 0) {
                return shapes;
            }
            Source.checkCount(file, shapes.size() + 1);
            int bytes = head.length < 8 ? -1 : 2 * ByteBuffer.wrap(head).getInt(4);
            if (bytes < 4 || bytes > MOST_RECORD_BYTES) {
                throw new EOFException(file);
            }
            byte[] body = in.readNBytes(bytes);
            if (body.length < bytes) {
                throw new EOFException(file);
            }
            shapes.add(shape(shapes.size() + 1, ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN)));
        }
    }

    private Row.Where shape(int number, ByteBuffer body) {
        try {
            int type = body.getInt(0) % 10;
            return switch (type) {
                case 0 -> new Row.Nowhere();
                case 1 -> new Row.Spot(point(number, body, 4));
                case 3 -> new Row.Lines(parts(number, body));
                case 5 -> new Row.Polygons(polygons(parts(number, body)));
                case 8 -> new Row.Spot(point(number, body, 40));
                default ->
                    throw new MalformedSource(
                            file + " record " + number + " has a shape of unknown type " + body.getInt(0));
            };
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedSource(file + " record " + number + " is damaged");
        }
    }

    private Point point(int number, ByteBuffer body, int at) {
        return Positions.point(file, number, body.getDouble(at), body.getDouble(at + 8));
    }

    private List<List<Point>> parts(int number, ByteBuffer body) {
        int parts = body.getInt(36);
        int points = body.getInt(40);
        if (parts < 0 || points < 0 || parts > body.limit() / 4 || points > body.limit() / 16) {
            throw new MalformedSource(file + " record " + number + " is damaged");
        }
        var list = new ArrayList<List<Point>>();
        int base = 44 + 4 * parts;
        for (int p = 0; p < parts; p++) {
            int from = body.getInt(44 + 4 * p);
            int to = p + 1 < parts ? body.getInt(44 + 4 * (p + 1)) : points;
            var line = new ArrayList<Point>();
            for (int i = from; i < to; i++) {
                line.add(point(number, body, base + 16 * i));
            }
            list.add(line);
        }
        return list;
    }

    /// Shells go clockwise, holes the other way, each after its shell.
    private static List<List<List<Point>>> polygons(List<List<Point>> rings) {
        var polygons = new ArrayList<List<List<Point>>>();
        for (var ring : rings) {
            double twice = 0;
            for (int i = 1; i < ring.size(); i++) {
                var a = ring.get(i - 1);
                var b = ring.get(i);
                twice += a.longitude() * b.latitude() - b.longitude() * a.latitude();
            }
            if (twice <= 0 || polygons.isEmpty()) {
                polygons.add(new ArrayList<>(List.of(ring)));
            } else {
                polygons.getLast().add(ring);
            }
        }
        return List.copyOf(polygons);
    }

    /// dBASE III: a header of columns, then records of fixed width.
    private List<Map<String, String>> columns(Path dbf) throws IOException {
        if (!Files.isRegularFile(dbf)) {
            return List.of();
        }
        var data = ByteBuffer.wrap(Files.readAllBytes(dbf)).order(ByteOrder.LITTLE_ENDIAN);
        Charset charset = StandardCharsets.UTF_8;
        try {
            int records = data.getInt(4);
            int start = Short.toUnsignedInt(data.getShort(8));
            int width = Short.toUnsignedInt(data.getShort(10));
            Source.checkCount(file, records);
            var names = new ArrayList<String>();
            var widths = new ArrayList<Integer>();
            for (int at = 32; at < start - 1 && data.get(at) != 13; at += 32) {
                names.add(text(data, at, 11, charset));
                widths.add(Byte.toUnsignedInt(data.get(at + 16)));
            }
            var rows = new ArrayList<Map<String, String>>();
            for (int r = 0; r < records; r++) {
                int at = start + r * width + 1;
                var row = new HashMap<String, String>();
                for (int c = 0; c < names.size(); c++) {
                    row.put(names.get(c), text(data, at, widths.get(c), charset));
                    at += widths.get(c);
                }
                rows.add(row);
            }
            return rows;
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedSource(dbf.getFileName() + " is damaged or cut short");
        }
    }

    private static String text(ByteBuffer data, int at, int bytes, Charset charset) {
        byte[] text = new byte[bytes];
        data.get(at, text);
        // Padded with spaces, or with zeros by some writers.
        return new String(text, charset).replace("\0", " ").strip();
    }
}
