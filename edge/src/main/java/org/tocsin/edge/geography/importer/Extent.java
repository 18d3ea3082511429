package org.tocsin.edge.geography.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Point;

/// Middle and reach of a geometry: a park is a place too.
///
/// @param meters from the middle of its box to a corner, 0 for a point
record Extent(Point middle, double meters, Point southWest, Point northEast) {
    static Extent of(Row.Where where) {
        return switch (where) {
            case Row.Nowhere() -> at(new Point(0, 0));
            case Row.Spot(var point) -> at(point);
            case Row.Lines(var lines) -> box(lines);
            case Row.Polygons(var polygons) -> {
                var rings = new ArrayList<List<Point>>();
                polygons.forEach(rings::addAll);
                yield box(rings);
            }
        };
    }

    /// Of the shapes with these keys, absent when none is known.
    static @Nullable Extent together(Map<String, Extent> shapes, List<String> keys) {
        Extent together = null;
        for (String key : keys) {
            var shape = shapes.get(key.strip());
            if (shape != null) {
                together = together == null ? shape : together.with(shape);
            }
        }
        return together;
    }

    private static Extent at(Point point) {
        return new Extent(point, 0, point, point);
    }

    /// Of two geometries together.
    Extent with(Extent other) {
        return box(List.of(List.of(southWest, northEast, other.southWest, other.northEast)));
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
            return at(new Point(0, 0));
        }
        var middle = new Point(Math.round((south + north) / 2 * 1e7) / 1e7, Math.round((west + east) / 2 * 1e7) / 1e7);
        var corner = new Point(north, east);
        return new Extent(middle, Math.rint(middle.metersTo(corner)), new Point(south, west), corner);
    }
}
