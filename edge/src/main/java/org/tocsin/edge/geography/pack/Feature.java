package org.tocsin.edge.geography.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Point;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One line of a layer as it was read: a GeoJSON feature, its geometry flattened, its properties by name. Used again
/// for every line.
///
/// Every accessor says what is wrong by throwing a [Bad], which the reader turns into a fault of its line.
final class Feature {
    private static final int MOST_TEXT = 2_000;

    /// What is wrong with this line, in words.
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1;

        Bad(String words) {
            super(words, null, false, false);
        }
    }

    String id = "";
    String geometry = "";
    private final Map<String, Object> properties = new HashMap<>();
    private double[] numbers = new double[64];
    private int size;
    /// Each list of positions: from where to where in the numbers, and how many lists of its polygon came before it.
    private final List<int[]> parts = new ArrayList<>();

    void read(JsonParser json) throws Bad {
        id = "";
        geometry = "";
        properties.clear();
        parts.clear();
        size = 0;
        boolean feature = false;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Bad("not a GeoJSON feature");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = json.currentName();
            var token = json.nextToken();
            switch (member) {
                case "type" -> feature = "Feature".equals(json.getValueAsString());
                case "id" -> id = scalar(json, token);
                case "geometry" -> readGeometry(json, token);
                case "properties" -> readProperties(json, token);
                default -> json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT || !feature) {
            throw new Bad("not a GeoJSON feature");
        }
        if (json.nextToken() != null) {
            throw new Bad("more than one feature on the line");
        }
    }

    private static String scalar(JsonParser json, @Nullable JsonToken token) throws Bad {
        if (token == null || !token.isScalarValue()) {
            throw new Bad("id is not a text or number");
        }
        String text = json.getValueAsString();
        return text == null ? "" : text;
    }

    private void readGeometry(JsonParser json, @Nullable JsonToken token) throws Bad {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new Bad("geometry is not an object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = json.currentName();
            json.nextToken();
            if (member.equals("type")) {
                String type = json.getValueAsString();
                geometry = type == null ? "" : type;
            } else if (member.equals("coordinates")) {
                readCoordinates(json);
            } else {
                json.skipChildren();
            }
        }
    }

    /// Reads any nesting of arrays: each array of positions becomes a part, remembered with how deep it stood and
    /// which number it is inside the array around it.
    private void readCoordinates(JsonParser json) throws Bad {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new Bad("coordinates are not an array");
        }
        int depth = 1;
        int inPosition = 0;
        int partStart = 0;
        int ringInPolygon = 0;
        while (depth > 0) {
            var token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
                if (depth > 4) {
                    throw new Bad("coordinates are nested too deeply");
                }
                inPosition = 0;
            } else if (token == JsonToken.END_ARRAY) {
                if (inPosition > 0) {
                    if (inPosition < 2) {
                        throw new Bad("a position has two numbers");
                    }
                    if (depth == 1) {
                        close(partStart, 0);
                    }
                    inPosition = 0;
                } else {
                    if (size > partStart) {
                        close(partStart, ringInPolygon);
                        partStart = size;
                        ringInPolygon++;
                    } else if (depth == 2) {
                        // The end of one polygon of several; a ring ends with positions behind it.
                        ringInPolygon = 0;
                    }
                }
                depth--;
            } else if (token != null && token.isNumeric()) {
                if (++inPosition <= 2) {
                    number(json.getDoubleValue());
                }
            } else {
                throw new Bad("coordinates hold something other than numbers");
            }
        }
    }

    private void close(int start, int ringInPolygon) {
        parts.add(new int[] {start, size, ringInPolygon});
    }

    private void number(double value) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = value;
    }

    private void readProperties(JsonParser json, @Nullable JsonToken token) throws Bad {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new Bad("properties are not an object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            var value = json.nextToken();
            switch (value) {
                case VALUE_STRING -> properties.put(key, json.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> properties.put(key, json.getDoubleValue());
                case VALUE_TRUE, VALUE_FALSE -> properties.put(key, value == JsonToken.VALUE_TRUE);
                case START_ARRAY -> readTexts(json, key);
                case null, default -> json.skipChildren();
            }
        }
    }

    private void readTexts(JsonParser json, String key) throws Bad {
        var texts = new ArrayList<String>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                texts.add(json.getString());
            } else if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
                json.skipChildren();
            } else if (token == null) {
                throw new Bad("ends in the middle of " + key);
            }
        }
        properties.put(key, List.copyOf(texts));
    }

    String id() throws Bad {
        if (id.isBlank() || id.length() > 200) {
            throw new Bad(id.isBlank() ? "no id" : "id is too long");
        }
        return id;
    }

    /// A text that must be there.
    String name(String key) throws Bad {
        String text = text(key);
        if (text.isBlank()) {
            throw new Bad(key + " is missing");
        }
        return text;
    }

    /// A text, empty when absent.
    String text(String key) throws Bad {
        return switch (properties.get(key)) {
            case null -> "";
            case String text when text.length() <= MOST_TEXT -> text;
            case String _ -> throw new Bad(key + " is longer than " + MOST_TEXT + " characters");
            default -> throw new Bad(key + " is not a text");
        };
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String key) throws Bad {
        return switch (properties.get(key)) {
            case null -> List.of();
            case List<?> texts -> (List<String>) texts;
            default -> throw new Bad(key + " is not a list of texts");
        };
    }

    double number(String key, double absent, double least, double most) throws Bad {
        return switch (properties.get(key)) {
            case null -> absent;
            case Double value when value >= least && value <= most -> value;
            case Double value ->
                throw new Bad(key + " " + shown(value) + " is not between " + shown(least) + " and " + shown(most));
            default -> throw new Bad(key + " is not a number");
        };
    }

    int integer(String key, int absent, int least, int most) throws Bad {
        double value = number(key, absent, least, most);
        if (value != Math.rint(value)) {
            throw new Bad(key + " " + value + " is not a whole number");
        }
        return (int) value;
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    boolean flag(String key, boolean absent) throws Bad {
        return switch (properties.get(key)) {
            case null -> absent;
            case Boolean value -> value;
            default -> throw new Bad(key + " is not true or false");
        };
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) throws Bad {
        String text = name(key);
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw new Bad(key + " " + text + " is not one of " + Arrays.toString(type.getEnumConstants()));
        }
    }

    Point point() throws Bad {
        if (!geometry.equals("Point") || parts.size() != 1 || size != 2) {
            throw new Bad("geometry is not a Point");
        }
        return at(0);
    }

    List<Point> line() throws Bad {
        if (!geometry.equals("LineString") || parts.size() != 1) {
            throw new Bad("geometry is not a LineString");
        }
        return positions(parts.getFirst(), 2);
    }

    List<List<Point>> lines() throws Bad {
        if (!geometry.equals("LineString") && !geometry.equals("MultiLineString")) {
            throw new Bad("geometry is not a LineString or MultiLineString");
        }
        var lines = new ArrayList<List<Point>>();
        for (int[] each : parts) {
            lines.add(positions(each, 2));
        }
        if (lines.isEmpty()) {
            throw new Bad("a line without positions");
        }
        return List.copyOf(lines);
    }

    /// Outer rings. A pack has no holes: a district with land of others inside it is cut into polygons side by side.
    List<List<Point>> rings() throws Bad {
        if (!geometry.equals("Polygon") && !geometry.equals("MultiPolygon")) {
            throw new Bad("geometry is not a Polygon or MultiPolygon");
        }
        var rings = new ArrayList<List<Point>>();
        for (int[] each : parts) {
            if (each[2] > 0) {
                throw new Bad("a polygon has a hole: cut it into polygons without");
            }
            var ring = positions(each, 4);
            if (!ring.getFirst().equals(ring.getLast())) {
                throw new Bad("a ring is not closed");
            }
            rings.add(ring);
        }
        if (rings.isEmpty()) {
            throw new Bad("a polygon without rings");
        }
        return List.copyOf(rings);
    }

    private List<Point> positions(int[] each, int least) throws Bad {
        int n = (each[1] - each[0]) / 2;
        if (n < least) {
            throw new Bad("a line or ring has " + n + " positions, not " + least + " or more");
        }
        var points = new Point[n];
        for (int i = 0; i < n; i++) {
            points[i] = at(each[0] + 2 * i);
        }
        return List.of(points);
    }

    private Point at(int i) throws Bad {
        double longitude = numbers[i];
        double latitude = numbers[i + 1];
        if (!(longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90)) {
            boolean swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
            throw new Bad("position " + longitude + ", " + latitude
                    + (swapped
                            ? " has latitude and longitude swapped"
                            : " is not longitude and latitude in degrees (WGS 84): another projection?"));
        }
        return new Point(latitude, longitude);
    }
}
