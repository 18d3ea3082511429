package org.tocsin.edge.geography.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Point;

/// Writes GeoJSON features, one a line, by hand: millions of them, each with the same few members in the same order.
final class FeatureWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int FLUSH_BYTES = 1 << 16;

    private final OutputStream out;
    private byte[] buffer = new byte[FLUSH_BYTES * 2];
    private int size;
    private boolean firstProperty;
    private int count;

    FeatureWriter(OutputStream out) {
        this.out = out;
    }

    int count() {
        return count;
    }

    void begin(@Nullable String id) {
        raw("{\"type\":\"Feature\"");
        if (id != null) {
            raw(",\"id\":");
            string(id);
        }
        firstProperty = true;
    }

    void point(Point point) {
        raw(",\"geometry\":{\"type\":\"Point\",\"coordinates\":");
        position(point);
        raw("},\"properties\":{");
    }

    void line(List<Point> line) {
        raw(",\"geometry\":{\"type\":\"LineString\",\"coordinates\":");
        positions(line);
        raw("},\"properties\":{");
    }

    void lines(List<List<Point>> lines) {
        raw(",\"geometry\":{\"type\":\"MultiLineString\",\"coordinates\":[");
        for (int i = 0; i < lines.size(); i++) {
            raw(i == 0 ? "" : ",");
            positions(lines.get(i));
        }
        raw("]},\"properties\":{");
    }

    /// Outer rings, each a polygon of its own.
    void polygons(List<List<Point>> rings) {
        raw(",\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[");
        for (int i = 0; i < rings.size(); i++) {
            raw(i == 0 ? "[" : ",[");
            positions(rings.get(i));
            raw("]");
        }
        raw("]},\"properties\":{");
    }

    void nowhere() {
        raw(",\"geometry\":null,\"properties\":{");
    }

    void text(String key, String value) {
        key(key);
        string(value);
    }

    /// Leaves an empty list out.
    void texts(String key, List<String> values) {
        if (!values.isEmpty()) {
            key(key);
            for (int i = 0; i < values.size(); i++) {
                raw(i == 0 ? "[" : ",");
                string(values.get(i));
            }
            raw("]");
        }
    }

    void number(String key, long value) {
        key(key);
        raw(Long.toString(value));
    }

    void number(String key, double value) {
        key(key);
        raw(value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value));
    }

    void flag(String key, boolean value) {
        key(key);
        raw(value ? "true" : "false");
    }

    void end() throws IOException {
        raw("}}\n");
        count++;
        if (size >= FLUSH_BYTES) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    private void key(String key) {
        if (!firstProperty) {
            raw(",");
        }
        firstProperty = false;
        raw("\"");
        raw(key);
        raw("\":");
    }

    private void positions(List<Point> points) {
        raw("[");
        for (int i = 0; i < points.size(); i++) {
            if (i > 0) {
                raw(",");
            }
            position(points.get(i));
        }
        raw("]");
    }

    private void position(Point point) {
        raw("[");
        degrees(point.longitude());
        raw(",");
        degrees(point.latitude());
        raw("]");
    }

    /// Seven decimals: a centimetre, and exact for what was read from seven decimals.
    private void degrees(double value) {
        long scaled = Math.round(value * 1e7);
        if (scaled < 0) {
            raw("-");
            scaled = -scaled;
        }
        raw(Long.toString(scaled / 10_000_000));
        raw(".");
        long fraction = scaled % 10_000_000;
        ensure(7);
        for (long unit = 1_000_000; unit > 0; unit /= 10) {
            buffer[size++] = (byte) ('0' + fraction / unit % 10);
        }
    }

    private void raw(String ascii) {
        int n = ascii.length();
        ensure(n);
        for (int i = 0; i < n; i++) {
            buffer[size++] = (byte) ascii.charAt(i);
        }
    }

    private void string(String text) {
        raw("\"");
        int n = text.length();
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += other(text, i);
            } else if (c == '"' || c == '\\') {
                ensure(2);
                buffer[size++] = '\\';
                buffer[size++] = (byte) c;
            } else if (c < 0x20) {
                raw("\\u00");
                ensure(2);
                buffer[size++] = HEX[c >> 4];
                buffer[size++] = HEX[c & 15];
            } else {
                ensure(1);
                buffer[size++] = (byte) c;
            }
        }
        raw("\"");
    }

    /// A character beyond ASCII in UTF-8; how many chars beside the first it took. Half a surrogate pair has no UTF-8:
    /// it becomes the replacement character.
    private int other(String text, int at) {
        boolean pair = at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
        String one = pair
                ? text.substring(at, at + 2)
                : Character.isSurrogate(text.charAt(at)) ? "\ufffd" : text.substring(at, at + 1);
        byte[] utf8 = one.getBytes(StandardCharsets.UTF_8);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, buffer, size, utf8.length);
        size += utf8.length;
        return pair ? 1 : 0;
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
