package org.tocsin.edge.geography.pack;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The manifest of a pack file: what it is, and what its layers should be.
final class ManifestReader {
    static final String FILE = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the manifest says of one layer.
    ///
    /// @param count  records, -1 when not said
    /// @param sha256 of the layer's bytes in hex, empty when not said
    record Declared(int count, String sha256) {}

    /// @param layers what is declared of each, absent when the manifest does not mention it
    record Read(CityPack.Manifest manifest, Map<Layer, Declared> layers) {}

    private ManifestReader() {}

    static Read read(byte[] bytes, Faults faults) {
        JsonNode node;
        try {
            node = JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw MalformedPack.whole("manifest.json is not JSON");
        }
        if (!node.isObject()) {
            throw MalformedPack.whole("manifest.json is not an object");
        }
        int format = node.path("format").asInt(-1);
        if (format != CityPack.FORMAT) {
            throw MalformedPack.whole(
                    "pack format " + node.path("format") + " cannot be read: this release reads " + CityPack.FORMAT);
        }
        var manifest = new CityPack.Manifest(
                format,
                text(node, "name", faults),
                text(node, "version", faults),
                text(node, "licence", faults),
                text(node, "origin", faults),
                timeZone(node, faults),
                center(node, faults));
        return new Read(manifest, layers(node.path("layers")));
    }

    private static String text(JsonNode node, String key, Faults faults) {
        String text = node.path(key).asString("");
        if (text.isBlank() || text.length() > 500) {
            faults.add(FILE, 0, key + " is missing or too long");
        }
        return text;
    }

    private static String timeZone(JsonNode node, Faults faults) {
        String zone = text(node, "timeZone", faults);
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            faults.add(FILE, 0, "timeZone " + zone + " is not known");
        }
        return zone;
    }

    private static Point center(JsonNode node, Faults faults) {
        var center = node.path("center");
        double longitude = center.path(0).asDouble(Double.NaN);
        double latitude = center.path(1).asDouble(Double.NaN);
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            faults.add(FILE, 0, "center is not [longitude, latitude]");
            return new Point(0, 0);
        }
        return new Point(latitude, longitude);
    }

    private static Map<Layer, Declared> layers(@Nullable JsonNode node) {
        var layers = new EnumMap<Layer, Declared>(Layer.class);
        for (var layer : Layer.values()) {
            if (node != null && node.has(layer.key())) {
                var declared = node.path(layer.key());
                layers.put(
                        layer,
                        new Declared(
                                declared.path("count").asInt(-1),
                                declared.path("sha256").asString("")));
            }
        }
        return layers;
    }
}
