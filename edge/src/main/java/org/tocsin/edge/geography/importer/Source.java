package org.tocsin.edge.geography.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Reads a file of records by its name's ending; `.gz` is unpacked on the way.
final class Source {
    /// More rows than this in one file are refused as absurd.
    static final int MOST_ROWS = 5_000_000;

    private Source() {}

    /// Hands over every row, one by one: whoever takes them may stop by throwing.
    static void read(Path file, Mapping.SourceSpec spec, Consumer<Row> rows) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new MalformedSource(file.getFileName() + " is not there");
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
        var count = new int[1];
        Consumer<Row> counted = row -> {
            count[0]++;
            rows.accept(row);
        };
        try (var in = open(file)) {
            if (name.endsWith(".geojson") || name.endsWith(".json")) {
                GeoJsonSource.read(file.getFileName().toString(), in, counted);
            } else if (name.endsWith(".csv")) {
                CsvSource.read(file.getFileName().toString(), in, spec.longitude(), spec.latitude(), counted);
            } else if (name.endsWith(".osm.pbf")) {
                OsmSource.read(file, counted);
            } else if (name.endsWith(".shp")) {
                ShapefileSource.read(file, in).forEach(counted);
            } else {
                throw new MalformedSource(
                        file.getFileName() + ": only .geojson, .csv (or .gz of them), .shp and .osm.pbf are read");
            }
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw new MalformedSource(file.getFileName() + " is damaged or cut short");
        }
        if (count[0] == 0) {
            throw new MalformedSource(file.getFileName() + " holds no records");
        }
    }

    private static InputStream open(Path file) throws IOException {
        var in = new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    static void checkCount(String file, int rows) {
        if (rows > MOST_ROWS) {
            throw new MalformedSource(file + " holds absurdly many records: more than " + MOST_ROWS);
        }
    }
}
