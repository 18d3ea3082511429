package org.tocsin.edge.geography.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.pack.Layer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a mapping file says (docs/pack-build.md).
///
/// @param municipality of records that name none
/// @param lookups      sizes of the shapes of a source by a key, such as lots by their number
/// @param inline       records written in the mapping itself, by layer
record Mapping(
        CityPack.Manifest manifest,
        String municipality,
        List<SourceSpec> sources,
        Map<String, Lookup> lookups,
        Map<Layer, List<Row>> inline) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    /// @param longitude column of a CSV file
    /// @param where     columns that must match a pattern
    /// @param rules     what to set instead when columns match
    /// @param premises  the grounds doors of this source stand on, if they are places too
    record SourceSpec(
            Layer layer,
            String file,
            String longitude,
            String latitude,
            Map<String, Pattern> where,
            Map<String, Term> terms,
            List<Rule> rules,
            boolean optional,
            @Nullable Premises premises) {}

    record Rule(Map<String, Pattern> when, Map<String, Term> set) {}

    record Lookup(String file, String key) {}

    /// Large properties as places of their own, called by the addresses on them.
    ///
    /// @param lookup      whose shapes they are
    /// @param lots        the keys of a row's properties
    /// @param called      how a row's address is said
    /// @param leastMeters properties that reach less far are their door
    /// @param inward      how far from the street a door stands on the way to the middle: a building is seldom at
    ///     the edge of large grounds
    /// @param mostMeters  never farther from the street than this
    record Premises(String lookup, Term lots, Term called, double leastMeters, double inward, double mostMeters) {}

    static Mapping read(Path file) throws IOException {
        return read(file.getFileName().toString(), Files.readAllBytes(file));
    }

    static Mapping read(String name, byte[] text) {
        try {
            return new Reader(name, JSON.readTree(text)).mapping();
        } catch (JacksonException e) {
            throw new MalformedSource(name + " is no sound JSON: " + e.getOriginalMessage());
        } catch (PatternSyntaxException e) {
            throw new MalformedSource(name + ": " + e.getPattern() + " is no pattern");
        }
    }

    /// Walks the mapping file's tree.
    private record Reader(String name, JsonNode root) {
        Mapping mapping() {
            var sources = new ArrayList<SourceSpec>();
            root.path("sources").forEach(node -> sources.add(source(node)));
            var lookups = new LinkedHashMap<String, Lookup>();
            root.path("lookups")
                    .properties()
                    .forEach(e ->
                            lookups.put(e.getKey(), new Lookup(need(e.getValue(), "file"), need(e.getValue(), "key"))));
            var inline = new EnumMap<Layer, List<Row>>(Layer.class);
            root.path("records").properties().forEach(e -> inline.put(layer(e.getKey()), rows(e.getValue())));
            if (sources.isEmpty()) {
                throw new MalformedSource(name + " names no sources");
            }
            return new Mapping(manifest(), root.path("municipality").asString(""), sources, lookups, inline);
        }

        private CityPack.Manifest manifest() {
            var node = root.path("manifest");
            return new CityPack.Manifest(
                    CityPack.FORMAT,
                    need(node, "name"),
                    need(node, "version"),
                    need(node, "licence"),
                    need(node, "origin"),
                    need(node, "timeZone"),
                    position(node.path("center")));
        }

        private Point position(JsonNode node) {
            return Positions.point(
                    name, 0, node.path(0).asDouble(Double.NaN), node.path(1).asDouble(Double.NaN));
        }

        private String need(JsonNode node, String key) {
            String text = node.path(key).asString("");
            if (text.isBlank()) {
                throw new MalformedSource(name + ": " + key + " is missing");
            }
            return text;
        }

        private Layer layer(String key) {
            for (var layer : Layer.values()) {
                if (layer.key().equals(key)) {
                    return layer;
                }
            }
            throw new MalformedSource(name + ": there is no layer " + key);
        }

        private SourceSpec source(JsonNode node) {
            var rules = new ArrayList<Rule>();
            node.path("rules")
                    .forEach(rule -> rules.add(new Rule(patterns(rule.path("when")), terms(rule.path("set")))));
            return new SourceSpec(
                    layer(need(node, "layer")),
                    need(node, "file"),
                    node.path("longitude").asString(""),
                    node.path("latitude").asString(""),
                    patterns(node.path("where")),
                    terms(node.path("fields")),
                    rules,
                    node.path("optional").asBoolean(false),
                    node.has("premises") ? premises(node.path("premises")) : null);
        }

        private Premises premises(JsonNode node) {
            return new Premises(
                    need(node, "lookup"),
                    Term.of(name + ": lots", node.path("lots")),
                    Term.of(name + ": called", node.path("called")),
                    node.path("leastMeters").asDouble(40),
                    node.path("inward").asDouble(0),
                    node.path("mostMeters").asDouble(60));
        }

        private static Map<String, Pattern> patterns(JsonNode node) {
            var patterns = new LinkedHashMap<String, Pattern>();
            node.properties()
                    .forEach(e -> patterns.put(
                            e.getKey(), Pattern.compile(e.getValue().asString(""))));
            return patterns;
        }

        private Map<String, Term> terms(JsonNode node) {
            var terms = new LinkedHashMap<String, Term>();
            node.properties().forEach(e -> terms.put(e.getKey(), Term.of(name + ": " + e.getKey(), e.getValue())));
            return terms;
        }

        /// Records written out: `at` is where, everything else a column.
        private List<Row> rows(JsonNode nodes) {
            var rows = new ArrayList<Row>();
            for (var node : nodes) {
                var columns = new LinkedHashMap<String, String>();
                node.properties().forEach(e -> columns.put(e.getKey(), join(e.getValue())));
                columns.remove("at");
                rows.add(new Row(
                        rows.size() + 1,
                        columns,
                        node.has("at") ? new Row.Spot(position(node.path("at"))) : new Row.Nowhere()));
            }
            return rows;
        }

        private static String join(JsonNode value) {
            if (!value.isArray()) {
                return value.asString("");
            }
            var parts = new ArrayList<String>();
            value.forEach(part -> parts.add(part.asString("")));
            return String.join(",", parts);
        }
    }
}
