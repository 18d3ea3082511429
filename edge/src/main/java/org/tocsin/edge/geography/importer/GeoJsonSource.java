package org.tocsin.edge.geography.importer;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tocsin.core.places.Point;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A GeoJSON feature collection, feature by feature.
final class GeoJsonSource {
    /// Features are read one by one out of a longer text.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final Consumer<Row> rows;
    private int count;

    private GeoJsonSource(String file, Consumer<Row> rows) {
        this.file = file;
        this.rows = rows;
    }

    static void read(String file, InputStream in, Consumer<Row> rows) {
        var source = new GeoJsonSource(file, rows);
        try (var parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedSource(file + " is not a GeoJSON feature collection");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean features = parser.currentName().equals("features");
                parser.nextToken();
                if (features && parser.currentToken() == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        source.add(JSON.readTree(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new MalformedSource(
                    file + " is no sound JSON after record " + source.count + ": damaged or cut short");
        }
    }

    private void add(JsonNode feature) {
        int number = ++count;
        Source.checkCount(file, number);
        var columns = new HashMap<String, String>();
        for (Map.Entry<String, JsonNode> property : feature.path("properties").properties()) {
            columns.put(property.getKey(), text(property.getValue()));
        }
        columns.putIfAbsent("@id", text(feature.path("id")));
        rows.accept(new Row(number, columns, where(number, feature.path("geometry"))));
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            var parts = new ArrayList<String>();
            value.forEach(each -> parts.add(text(each)));
            return String.join(",", parts);
        }
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    private Row.Where where(int number, JsonNode geometry) {
        var at = geometry.path("coordinates");
        return switch (geometry.path("type").asString("")) {
            case "Point" -> new Row.Spot(point(number, at));
            case "MultiPoint" -> new Row.Spot(point(number, at.path(0)));
            case "LineString" -> new Row.Lines(List.of(line(number, at)));
            case "MultiLineString" -> new Row.Lines(list(at, each -> line(number, each)));
            case "Polygon" -> new Row.Polygons(List.of(list(at, each -> line(number, each))));
            case "MultiPolygon" -> new Row.Polygons(list(at, polygon -> list(polygon, each -> line(number, each))));
            default -> new Row.Nowhere();
        };
    }

    private static <T> List<T> list(JsonNode nodes, java.util.function.Function<JsonNode, T> each) {
        var list = new ArrayList<T>();
        nodes.forEach(node -> list.add(each.apply(node)));
        return List.copyOf(list);
    }

    private List<Point> line(int number, JsonNode positions) {
        return list(positions, position -> point(number, position));
    }

    private Point point(int number, JsonNode position) {
        return Positions.point(
                file,
                number,
                position.path(0).asDouble(Double.NaN),
                position.path(1).asDouble(Double.NaN));
    }
}
