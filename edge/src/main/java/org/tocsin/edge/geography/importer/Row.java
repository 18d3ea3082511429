package org.tocsin.edge.geography.importer;

import java.util.List;
import java.util.Map;
import org.tocsin.core.places.Point;

/// One record of a source: its columns as text, and where it is.
///
/// @param number counted from 1
/// @param where  parts of its geometry: a point, lines, or the rings of polygons
record Row(int number, Map<String, String> columns, Where where) {
    /// The geometry of a record, as it came.
    sealed interface Where {}

    record Nowhere() implements Where {}

    record Spot(Point point) implements Where {}

    record Lines(List<List<Point>> lines) implements Where {}

    /// @param polygons each a shell and its holes
    record Polygons(List<List<List<Point>>> polygons) implements Where {}

    String column(String name) {
        return columns.getOrDefault(name, "").strip();
    }
}
