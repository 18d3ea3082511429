package org.tocsin.edge.geography.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How one value of a record is made from the columns of a row.
///
/// @param from     columns, joined by a space where several are filled
/// @param value    a constant instead of columns
/// @param replace  patterns and what takes their place, in order
/// @param map      texts that become others, after the replacements
/// @param title    `MAIN STREET` becomes `Main Street`
/// @param lookup   name of a lookup the text is a key of
/// @param scale    numbers are multiplied by it
/// @param least    a number never less than this other term's
/// @param most     nor more than this one's
/// @param absent   when nothing else gives a text, empty for none
record Term(
        List<String> from,
        @Nullable String value,
        Map<Pattern, String> replace,
        Map<String, String> map,
        boolean title,
        String lookup,
        double scale,
        @Nullable Term least,
        @Nullable Term most,
        String absent) {

    static Term of(String where, JsonNode node) {
        if (node.isString()) {
            return new Term(List.of(node.asString()), null, Map.of(), Map.of(), false, "", 1, null, null, "");
        }
        if (!node.isObject()) {
            throw new MalformedSource(where + " is neither a column nor an object");
        }
        var from = new ArrayList<String>();
        var columns = node.path("from");
        if (columns.isArray()) {
            columns.forEach(column -> from.add(column.asString("")));
        } else if (columns.isString()) {
            from.add(columns.asString());
        }
        var replace = new LinkedHashMap<Pattern, String>();
        node.path("replace")
                .properties()
                .forEach(e ->
                        replace.put(Pattern.compile(e.getKey()), e.getValue().asString("")));
        var map = new LinkedHashMap<String, String>();
        node.path("map")
                .properties()
                .forEach(e -> map.put(e.getKey(), e.getValue().asString("")));
        return new Term(
                List.copyOf(from),
                node.has("value") ? node.path("value").asString("") : null,
                replace,
                map,
                node.path("title").asBoolean(false),
                node.path("lookup").asString(""),
                node.path("scale").asDouble(1),
                node.has("least") ? of(where, node.path("least")) : null,
                node.has("most") ? of(where, node.path("most")) : null,
                node.path("default").asString(""));
    }

    /// A column as it is.
    static Term column(String name) {
        return new Term(List.of(name), null, Map.of(), Map.of(), false, "", 1, null, null, "");
    }

    /// @param lookups shapes by key, by name of the lookup
    String text(Row row, Map<String, Map<String, Extent>> lookups) {
        String constant = value;
        String text = constant != null
                ? constant
                : from.stream().map(row::column).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        for (var each : replace.entrySet()) {
            text = each.getKey().matcher(text).replaceAll(each.getValue()).strip();
        }
        if (!map.isEmpty()) {
            // With a default a map is closed: what it does not list is the default.
            text = map.getOrDefault(text, absent.isEmpty() ? text : "");
        }
        if (title) {
            text = titled(text);
        }
        if (!lookup.isEmpty()) {
            text = lookedUp(text, lookups.getOrDefault(lookup, Map.of()));
        }
        if (text.isEmpty()) {
            text = absent;
        }
        return scale == 1 && least == null && most == null ? text : number(text, row, lookups);
    }

    private static String lookedUp(String keys, Map<String, Extent> shapes) {
        var shape = Extent.together(shapes, List.of(keys.split(",", -1)));
        return shape == null ? "" : String.valueOf(shape.meters());
    }

    private String number(String text, Row row, Map<String, Map<String, Extent>> lookups) {
        double number = parse(text) * scale;
        var floor = least;
        var ceiling = most;
        number = floor == null ? number : Math.max(number, parse(floor.text(row, lookups)));
        number = ceiling == null ? number : Math.min(number, parse(ceiling.text(row, lookups)));
        return String.valueOf(number);
    }

    private static double parse(String text) {
        try {
            return text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String titled(String text) {
        var titled = new StringBuilder();
        boolean first = true;
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            titled.append(first ? Character.toTitleCase(c) : c);
            first = !Character.isLetterOrDigit(c) && c != '\'';
        }
        return titled.toString();
    }
}
