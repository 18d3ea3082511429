package org.tocsin.edge.geography.tiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One layer of a tile being written (Vector Tile Specification 2.1, sections 4.1 to 4.4). Properties are told
/// first, the geometry closes the feature.
final class LayerWriter implements Properties {
    /// Tile units to a side.
    static final int EXTENT = 4096;

    private static final int VERSION = 2;
    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int GROUND = 3;
    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7;

    private final String name;
    private final ProtoWriter features = new ProtoWriter();
    private final Map<String, Integer> keys = new HashMap<>();
    private final List<String> keyList = new ArrayList<>();
    private final Map<Object, Integer> values = new HashMap<>();
    private final List<Object> valueList = new ArrayList<>();
    private ProtoWriter tags = new ProtoWriter();

    LayerWriter(String name) {
        this.name = name;
    }

    @Override
    public LayerWriter put(String key, String text) {
        return text.isEmpty() ? this : tag(key, text);
    }

    @Override
    public LayerWriter put(String key, long number) {
        return tag(key, number);
    }

    @Override
    public LayerWriter put(String key, boolean yes) {
        return tag(key, yes);
    }

    private LayerWriter tag(String key, Object value) {
        tags.varint(keys.computeIfAbsent(key, each -> {
            keyList.add(each);
            return keyList.size() - 1;
        }));
        tags.varint(values.computeIfAbsent(value, each -> {
            valueList.add(each);
            return valueList.size() - 1;
        }));
        return this;
    }

    void point(int x, int y) {
        var geometry = new ProtoWriter();
        geometry.varint(command(MOVE_TO, 1));
        geometry.zigzag(x);
        geometry.zigzag(y);
        close(POINT, geometry);
    }

    /// @param lines pairs of x and y, two points at least, none the same as the one before
    void lines(List<int[]> lines) {
        var geometry = new ProtoWriter();
        int x = 0;
        int y = 0;
        for (var line : lines) {
            run(geometry, line, x, y);
            x = line[line.length - 2];
            y = line[line.length - 1];
        }
        close(LINE, geometry);
    }

    /// @param rings open rings of three points at least, each the edge of a ground of its own, so that its area by the
    ///              surveyor's formula is above zero
    void grounds(List<int[]> rings) {
        var geometry = new ProtoWriter();
        int x = 0;
        int y = 0;
        for (var ring : rings) {
            run(geometry, ring, x, y);
            geometry.varint(command(CLOSE_PATH, 1));
            // Closing does not move the cursor back.
            x = ring[ring.length - 2];
            y = ring[ring.length - 1];
        }
        close(GROUND, geometry);
    }

    private static void run(ProtoWriter geometry, int[] points, int fromX, int fromY) {
        geometry.varint(command(MOVE_TO, 1));
        geometry.zigzag(points[0] - fromX);
        geometry.zigzag(points[1] - fromY);
        geometry.varint(command(LINE_TO, points.length / 2 - 1));
        for (int i = 2; i < points.length; i += 2) {
            geometry.zigzag(points[i] - points[i - 2]);
            geometry.zigzag(points[i + 1] - points[i - 1]);
        }
    }

    private static int command(int id, int count) {
        return id | count << 3;
    }

    private void close(int type, ProtoWriter geometry) {
        var feature = new ProtoWriter();
        if (tags.size() > 0) {
            feature.messageField(2, tags);
            tags = new ProtoWriter();
        }
        feature.varintField(3, type);
        feature.messageField(4, geometry);
        features.messageField(2, feature);
    }

    /// Adds the layer to a tile; one without features is left out.
    void writeTo(ProtoWriter tile) {
        if (features.size() == 0) {
            return;
        }
        var layer = new ProtoWriter();
        layer.varintField(15, VERSION);
        layer.textField(1, name);
        layer.append(features);
        keyList.forEach(key -> layer.textField(3, key));
        valueList.forEach(value -> layer.messageField(4, encoded(value)));
        layer.varintField(5, EXTENT);
        tile.messageField(3, layer);
    }

    private static ProtoWriter encoded(Object value) {
        var message = new ProtoWriter();
        switch (value) {
            case String text -> message.textField(1, text);
            case Long number when number >= 0 -> message.varintField(5, number);
            case Long number -> message.varintField(6, number << 1 ^ number >> 63);
            case Boolean yes -> message.varintField(7, yes ? 1 : 0);
            default -> throw new IllegalStateException("not a tile's value: " + value.getClass());
        }
        return message;
    }
}
