package org.tocsin.edge.geography.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.importer.MappedRow.LeftOut;
import org.tocsin.edge.geography.importer.Mapping.SourceSpec;
import org.tocsin.edge.geography.pack.Finding;
import org.tocsin.edge.geography.pack.Finding.Severity;
import org.tocsin.edge.geography.pack.Layer;
import org.tocsin.edge.geography.pack.PackReader;
import org.tocsin.edge.geography.pack.PackReport;
import org.tocsin.edge.geography.pack.PackWriter;

/// Builds a pack from a city's own data: all of it, or none.
public final class PackBuild {
    private static final int MOST_FAULTS = 20;
    /// A file is given up while it is read when so many records and more than half of them are no good, and at its end
    /// for fewer.
    private static final int MANY_LEFT_OUT = 1000;

    private static final int FEW_LEFT_OUT = 10;
    private static final double FARTHEST_METERS = 600_000;

    private final Mapping mapping;
    private final Path sources;
    private final Assembly assembly;
    private final List<String> faults = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Map<String, Extent>> lookups = new HashMap<>();

    /// How much of a source is any good: a file of which most cannot be used is not the file that was meant.
    private static final class Tally {
        private final String file;
        private final List<String> first = new ArrayList<>();
        private int wanted;
        private int left;

        Tally(String file) {
            this.file = file;
        }

        void leaveOut(Row row, String words) {
            left++;
            if (first.size() < MOST_FAULTS - 1) {
                first.add(file + " record " + row.number() + " " + words);
            }
            check(MANY_LEFT_OUT);
        }

        /// @param few so many are never too many
        void check(int few) {
            if (left > few && left > wanted / 2) {
                first.addFirst(file + ": " + left + " of its first " + wanted + " records cannot be used");
                throw new MalformedSource(first);
            }
        }
    }

    private PackBuild(Mapping mapping, Path sources) {
        this.mapping = mapping;
        this.sources = sources;
        this.assembly = new Assembly(mapping);
    }

    /// Follows a mapping and writes the pack; it is read back before it counts.
    ///
    /// @return what the pack gets wrong, rows left out included
    /// @throws MalformedSource if a source or the mapping cannot be used; then nothing is written
    public static PackReport build(Path mappingFile, Path sourceDir, Path outFile) throws IOException {
        return build(Mapping.read(mappingFile), sourceDir, outFile);
    }

    /// Follows one of the mappings the product brings along: `cambridge`, `worcester`.
    public static PackReport buildReady(String name, Path sourceDir, Path outFile) throws IOException {
        try (var in = PackBuild.class.getResourceAsStream("mappings/" + name + ".json")) {
            if (in == null) {
                throw new MalformedSource("there is no ready mapping " + name);
            }
            return build(Mapping.read(name + ".json", in.readAllBytes()), sourceDir, outFile);
        }
    }

    private static PackReport build(Mapping mapping, Path sourceDir, Path outFile) throws IOException {
        var build = new PackBuild(mapping, sourceDir);
        var pack = build.pack();
        var target = outFile.toAbsolutePath();
        var aside =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), ".built");
        try {
            PackWriter.write(pack, aside);
            var read = PackReader.read(aside);
            Files.move(
                    aside,
                    target,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return PackReport.of(read, build.findings);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private CityPack pack() throws IOException {
        for (var lookup : mapping.lookups().entrySet()) {
            lookups.put(lookup.getKey(), extents(lookup.getValue()));
        }
        for (var spec : mapping.sources()) {
            if (!spec.optional() || Files.isRegularFile(sources.resolve(spec.file()))) {
                read(spec);
            }
        }
        mapping.inline().forEach((layer, rows) -> {
            var terms = new HashMap<String, Term>();
            rows.forEach(row -> row.columns().keySet().forEach(key -> terms.put(key, Term.column(key))));
            var spec = new SourceSpec(layer, "mapping", "", "", Map.of(), terms, List.of(), false, null);
            rows.forEach(row -> add(spec, row, new Tally("mapping")));
        });
        if (!faults.isEmpty()) {
            throw new MalformedSource(faults);
        }
        return assembly.pack();
    }

    /// Each shape's reach, by key; of several with one key the largest.
    private Map<String, Extent> extents(Mapping.Lookup lookup) throws IOException {
        var file = sources.resolve(lookup.file());
        var spec = new SourceSpec(Layer.GROUNDS, lookup.file(), "", "", Map.of(), Map.of(), List.of(), false, null);
        var extents = new HashMap<String, Extent>();
        Source.read(
                file,
                spec,
                row -> extents.merge(
                        row.column(lookup.key()), Extent.of(row.where()), (a, b) -> a.meters() >= b.meters() ? a : b));
        return extents;
    }

    private void read(SourceSpec spec) throws IOException {
        var calls = new TreeMap<String, Set<String>>();
        var tally = new Tally(spec.file());
        try {
            Source.read(sources.resolve(spec.file()), spec, row -> {
                add(spec, row, tally);
                gather(spec, row, calls);
            });
            tally.check(FEW_LEFT_OUT);
        } catch (MalformedSource e) {
            e.faults().forEach(this::fault);
            return;
        }
        var premises = spec.premises();
        if (premises != null) {
            addPremises(premises, calls);
        }
    }

    /// The addresses on each property.
    private void gather(SourceSpec spec, Row row, Map<String, Set<String>> calls) {
        var premises = spec.premises();
        if (premises == null) {
            return;
        }
        var record = new MappedRow(row, spec, lookups);
        if (record.wanted()) {
            for (var lot : record.texts(premises.lots())) {
                calls.computeIfAbsent(lot, any -> new TreeSet<>()).addAll(record.texts(premises.called()));
            }
        }
    }

    /// Who calls from the yard of a large property is nearer to its middle than to its door.
    private void addPremises(Mapping.Premises premises, Map<String, Set<String>> calls) {
        var shapes = lookups.getOrDefault(premises.lookup(), Map.of());
        calls.forEach((lot, names) -> {
            var shape = shapes.get(lot);
            if (shape != null && shape.meters() > premises.leastMeters() && !names.isEmpty()) {
                assembly.addPremises(lot, List.copyOf(names), shape);
            }
        });
    }

    private void add(SourceSpec spec, Row row, Tally tally) {
        var record = new MappedRow(row, spec, lookups);
        if (!record.wanted()) {
            return;
        }
        tally.wanted++;
        try {
            checkNear(spec, row);
            assembly.add(spec.layer(), spec.file(), record);
        } catch (LeftOut e) {
            var words = String.valueOf(e.getMessage());
            findings.add(new Finding(
                    Severity.WARNING,
                    "import",
                    spec.layer(),
                    spec.file() + " record " + row.number() + record.called(),
                    "left out: " + words));
            tally.leaveOut(row, words);
        } catch (Outlines.Crossed e) {
            fault(spec.file() + " record " + row.number() + " is no polygon: " + e.getMessage());
        }
    }

    private void checkNear(SourceSpec spec, Row row) {
        if (row.where() instanceof Row.Nowhere) {
            return;
        }
        var at = Extent.of(row.where()).middle();
        var center = mapping.manifest().center();
        if (at.isNowhere() || at.metersTo(center) < FARTHEST_METERS) {
            return;
        }
        boolean swapped = Math.abs(at.longitude()) <= 90
                && new Point(at.longitude(), at.latitude()).metersTo(center) < FARTHEST_METERS;
        fault(spec.file() + " record " + row.number()
                + (swapped
                        ? " has latitude and longitude swapped"
                        : " lies " + Math.round(at.metersTo(center) / 1000) + " km from the middle of the city"));
    }

    private void fault(String words) {
        faults.add(words);
        if (faults.size() >= MOST_FAULTS) {
            throw new MalformedSource(faults);
        }
    }
}
