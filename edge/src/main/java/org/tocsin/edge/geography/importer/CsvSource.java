package org.tocsin.edge.geography.importer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/// Comma-separated values (RFC 4180) with a line of headings; two of the columns may be where.
final class CsvSource {
    private static final int MOST_FIELD = 100_000;

    private CsvSource() {}

    static void read(String file, InputStream in, String longitude, String latitude, Consumer<Row> rows)
            throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        var headings = record(file, reader);
        if (headings.isEmpty()) {
            return;
        }
        headings.set(0, headings.getFirst().replace("\ufeff", ""));
        int number = 0;
        for (var fields = record(file, reader); !fields.isEmpty(); fields = record(file, reader)) {
            number++;
            Source.checkCount(file, number);
            if (fields.size() > headings.size()) {
                throw new MalformedSource(file + " record " + number + " has " + fields.size() + " fields under "
                        + headings.size() + " headings");
            }
            var columns = new HashMap<String, String>();
            for (int i = 0; i < fields.size(); i++) {
                columns.put(headings.get(i), fields.get(i));
            }
            rows.accept(new Row(number, columns, where(file, number, columns, longitude, latitude)));
        }
    }

    private static Row.Where where(
            String file, int number, HashMap<String, String> columns, String longitude, String latitude) {
        String x = columns.getOrDefault(longitude, "").strip();
        String y = columns.getOrDefault(latitude, "").strip();
        if (x.isEmpty() || y.isEmpty()) {
            return new Row.Nowhere();
        }
        try {
            return new Row.Spot(Positions.point(file, number, Double.parseDouble(x), Double.parseDouble(y)));
        } catch (NumberFormatException e) {
            throw new MalformedSource(file + " record " + number + ": " + x + ", " + y + " are no coordinates");
        }
    }

    /// The fields of the next record, empty at the end of the file.
    private static List<String> record(String file, Reader reader) throws IOException {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            any = true;
            if (field.length() > MOST_FIELD) {
                throw new MalformedSource(file + " has a field without end: a quotation mark is missing");
            }
            if (quoted) {
                if (c != '"') {
                    field.append((char) c);
                } else {
                    reader.mark(1);
                    if (reader.read() == '"') {
                        field.append('"');
                    } else {
                        reader.reset();
                        quoted = false;
                    }
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                if (!fields.isEmpty() || !field.isEmpty()) {
                    break;
                }
            } else if (c != '\r') {
                field.append((char) c);
            }
        }
        if (any && (!fields.isEmpty() || !field.isEmpty())) {
            fields.add(field.toString());
        }
        return fields;
    }
}
