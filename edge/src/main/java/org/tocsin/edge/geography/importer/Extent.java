package org.tocsin.edge.geography.importer;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.places.Point;

/// Middle and reach of a geometry: a park is a place too.
///
/// @param meters from the middle of its box to a corner, 0 for a point
record Extent(Point middle, double meters) {
    static Extent of(Row.Where where) {
        return switch (where) {
            case Row.Nowhere() -> new Extent(new Point(0, 0), 0);
            case Row.Spot(var point) -> new Extent(point, 0);
            case Row.Lines(var lines) -> box(lines);
            case Row.Polygons(var polygons) -> {
                var rings = new ArrayList<List<Point>>();
                polygons.forEach(rings::addAll);
                yield box(rings);
            }
        };
    }

    private static Extent box(List<List<Point>> lines) {
        double south = 90;
        double north = -90;
        double west = 180;
        double east = -180;
        for (var line : lines) {
            for (var point : line) {
                south = Math.min(south, point.latitude());
                north = Math.max(north, point.latitude());
                west = Math.min(west, point.longitude());
                east = Math.max(east, point.longitude());
            }
        }
        if (south > north) {
            return new Extent(new Point(0, 0), 0);
        }
        var middle = new Point(Math.round((south + north) / 2 * 1e7) / 1e7, Math.round((west + east) / 2 * 1e7) / 1e7);
        return new Extent(middle, Math.rint(middle.metersTo(new Point(north, east))));
    }
}
