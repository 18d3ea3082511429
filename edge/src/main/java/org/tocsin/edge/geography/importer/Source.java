package org.tocsin.edge.geography.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// Reads a file of records by its name's ending; `.gz` is unpacked on the way.
final class Source {
    /// More rows than this in one file are refused as absurd.
    static final int MOST_ROWS = 5_000_000;

    private Source() {}

    static List<Row> read(Path file, Mapping.SourceSpec spec) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new MalformedSource(file.getFileName() + " is not there");
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
        List<Row> rows;
        try (var in = open(file)) {
            if (name.endsWith(".geojson") || name.endsWith(".json")) {
                rows = GeoJsonSource.read(file.getFileName().toString(), in);
            } else if (name.endsWith(".csv")) {
                rows = CsvSource.read(file.getFileName().toString(), in, spec.longitude(), spec.latitude());
            } else if (name.endsWith(".shp")) {
                rows = ShapefileSource.read(file, in);
            } else {
                throw new MalformedSource(
                        file.getFileName() + ": only .geojson, .csv and .shp (or .gz of them) are read");
            }
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw new MalformedSource(file.getFileName() + " is damaged or cut short");
        }
        if (rows.isEmpty()) {
            throw new MalformedSource(file.getFileName() + " holds no records");
        }
        return rows;
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
