package org.tocsin.edge.geography.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.pack.Finding.Severity;
import tools.jackson.databind.json.JsonMapper;

/// What a readable pack gets wrong about its city, each finding naming its record. A report refuses nothing: whoever
/// loads the pack decides.
///
/// @param counts   records of each layer
/// @param findings errors first, then by code, layer and record
public record PackReport(CityPack.Manifest manifest, Map<String, Integer> counts, List<Finding> findings) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public PackReport {
        counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::layer)
                        .thenComparing(Finding::record)
                        .thenComparing(Finding::words))
                .toList();
    }

    public static PackReport of(CityPack pack) {
        return of(pack, List.of());
    }

    /// @param before findings made while the pack was built
    public static PackReport of(CityPack pack, List<Finding> before) {
        var findings = new ArrayList<>(before);
        findings.addAll(MissingLayers.of(pack));
        findings.addAll(StreetFindings.of(pack));
        findings.addAll(DoorFindings.of(pack));
        findings.addAll(BoundaryFindings.of(pack));
        findings.addAll(ResponderFindings.of(pack));
        return new PackReport(pack.manifest(), pack.counts(), findings);
    }

    /// In words, what a thin pack cannot do, for each town whose part of it is thin; empty for a full one.
    public static List<String> unable(CityPack pack) {
        return MissingLayers.words(pack);
    }

    public long errors() {
        return findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    }

    public long warnings() {
        return findings.size() - errors();
    }

    /// How many findings of each code.
    public Map<String, Long> byCode() {
        var codes = new TreeMap<String, Long>();
        findings.forEach(finding -> codes.merge(finding.code(), 1L, Long::sum));
        return codes;
    }

    /// For people: a summary, then a line for each finding.
    public String text() {
        var text = new StringBuilder();
        text.append(manifest.name())
                .append(", version ")
                .append(manifest.version())
                .append('\n');
        counts.forEach((layer, count) ->
                text.append("  ").append(layer).append(": ").append(count).append('\n'));
        text.append(errors()).append(" errors, ").append(warnings()).append(" warnings\n");
        byCode().forEach((code, count) ->
                text.append("  ").append(code).append(": ").append(count).append('\n'));
        findings.forEach(finding -> text.append(finding.line()).append('\n'));
        return text.toString();
    }

    /// For programs: the same as one JSON object.
    public String json() {
        var root = JSON.createObjectNode();
        root.put("name", manifest.name()).put("version", manifest.version());
        var countNode = root.putObject("counts");
        counts.forEach(countNode::put);
        root.put("errors", errors()).put("warnings", warnings());
        var codeNode = root.putObject("byCode");
        byCode().forEach(codeNode::put);
        var list = root.putArray("findings");
        for (var finding : findings) {
            list.addObject()
                    .put("severity", finding.severity().name())
                    .put("code", finding.code())
                    .put("layer", finding.layer().key())
                    .put("record", finding.record())
                    .put("words", finding.words());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /// Writes `NAME.txt` and `NAME.json` beside each other.
    public void write(Path folder, String name) throws IOException {
        Files.writeString(folder.resolve(name + ".txt"), text());
        Files.writeString(folder.resolve(name + ".json"), json());
    }
}
