package org.tocsin.edge.geography.gazetteer;

import org.tocsin.core.places.Point;

/// A city's neighbourhood flattened to metres east and north of a corner, in square cells.
final class Plane {
    final int columns;
    final int rows;
    final double cellMeters;
    private final double south;
    private final double west;
    private final double metersPerLongitude;

    /// @param leastCellMeters made larger when that would take more than `mostCells`
    Plane(double south, double west, double north, double east, double leastCellMeters, int mostCells) {
        this.south = south;
        this.west = west;
        metersPerLongitude = Lines.metersPerLongitude((south + north) / 2);
        double width = Math.max(1, (east - west) * metersPerLongitude);
        double height = Math.max(1, (north - south) * Lines.METERS_PER_DEGREE);
        cellMeters = Math.max(leastCellMeters, Math.sqrt(width * height / mostCells));
        columns = (int) (width / cellMeters) + 1;
        rows = (int) (height / cellMeters) + 1;
    }

    double x(double longitude) {
        return (longitude - west) * metersPerLongitude;
    }

    double y(double latitude) {
        return (latitude - south) * Lines.METERS_PER_DEGREE;
    }

    Point point(double x, double y) {
        return new Point(south + y / Lines.METERS_PER_DEGREE, west + x / metersPerLongitude);
    }

    /// Column of an easting, the border's when outside.
    int column(double x) {
        return Math.clamp((long) Math.floor(x / cellMeters), 0, columns - 1);
    }

    int row(double y) {
        return Math.clamp((long) Math.floor(y / cellMeters), 0, rows - 1);
    }

    int cell(int column, int row) {
        return row * columns + column;
    }

    boolean holds(double x, double y) {
        return x >= 0 && y >= 0 && x < columns * cellMeters && y < rows * cellMeters;
    }
}
