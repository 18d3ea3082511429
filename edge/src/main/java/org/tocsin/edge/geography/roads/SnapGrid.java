package org.tocsin.edge.geography.roads;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.tocsin.core.places.Point;

/// Segments of the network in square cells on a local plane (metres east and north): the nearest street to a point in a
/// microsecond. The plane is true to 0.1 % within 50 km of its middle, which moves no snap by more than it should.
final class SnapGrid {
    private static final double METERS_PER_DEGREE = Math.toRadians(6_371_008.8);
    private static final double CELL_METERS = 80;
    private static final int MOST_CELLS = 1 << 20;

    private final StreetGraph graph;
    private final double south;
    private final double west;
    private final double east;
    private final double north;
    private final double metersPerLongitude;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] firstEntry;
    /// Index of the shape point a segment starts at.
    private final int[] entrySegment;
    private final int[] edgeOfSegment;
    /// Shape points on the plane.
    private final double[] planeX;

    private final double[] planeY;

    SnapGrid(StreetGraph graph) {
        this.graph = graph;
        double[] box = box(graph);
        south = box[0];
        west = box[1];
        north = box[2];
        east = box[3];
        metersPerLongitude = METERS_PER_DEGREE * Math.cos(Math.toRadians((south + north) / 2));
        double width = Math.max(1, x(east));
        double height = Math.max(1, y(north));
        cell = Math.max(CELL_METERS, Math.sqrt(width * height / MOST_CELLS));
        columns = (int) (width / cell) + 1;
        rows = (int) (height / cell) + 1;
        edgeOfSegment = new int[graph.latitude.length];
        planeX = Arrays.stream(graph.longitude).map(this::x).toArray();
        planeY = Arrays.stream(graph.latitude).map(this::y).toArray();
        firstEntry = new int[columns * rows + 1];
        entrySegment = fill();
    }

    private static double[] box(StreetGraph graph) {
        if (graph.latitude.length == 0) {
            return new double[4];
        }
        var box = new double[] {90, 180, -90, -180};
        for (int i = 0; i < graph.latitude.length; i++) {
            box[0] = Math.min(box[0], graph.latitude[i]);
            box[1] = Math.min(box[1], graph.longitude[i]);
            box[2] = Math.max(box[2], graph.latitude[i]);
            box[3] = Math.max(box[3], graph.longitude[i]);
        }
        return box;
    }

    private double x(double longitude) {
        return (longitude - west) * metersPerLongitude;
    }

    private double y(double latitude) {
        return (latitude - south) * METERS_PER_DEGREE;
    }

    private int[] fill() {
        var count = new int[columns * rows + 1];
        eachEntry((cellNumber, segment) -> count[cellNumber + 1]++);
        for (int i = 0; i < columns * rows; i++) {
            count[i + 1] += count[i];
        }
        System.arraycopy(count, 0, firstEntry, 0, count.length);
        var entries = new int[count[columns * rows]];
        eachEntry((cellNumber, segment) -> entries[count[cellNumber]++] = segment);
        return entries;
    }

    private interface Entry {
        void accept(int cellNumber, int segment);
    }

    /// A segment stands in every cell its box touches: short segments touch one or two.
    private void eachEntry(Entry entry) {
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            for (int i = graph.shapeStart[edge]; i < graph.shapeStart[edge + 1] - 1; i++) {
                edgeOfSegment[i] = edge;
                int left = column(Math.min(planeX[i], planeX[i + 1]));
                int right = column(Math.max(planeX[i], planeX[i + 1]));
                int bottom = row(Math.min(planeY[i], planeY[i + 1]));
                int top = row(Math.max(planeY[i], planeY[i + 1]));
                for (int row = bottom; row <= top; row++) {
                    for (int column = left; column <= right; column++) {
                        entry.accept(row * columns + column, i);
                    }
                }
            }
        }
    }

    private int column(double x) {
        return Math.clamp((int) (x / cell), 0, columns - 1);
    }

    private int row(double y) {
        return Math.clamp((int) (y / cell), 0, rows - 1);
    }

    /// The nearest point of any allowed edge, however far; empty when no edge is allowed.
    Optional<Snap> nearest(Point point, IntPredicate allowedEdge) {
        var best = new Nearest(x(point.longitude()), y(point.latitude()));
        int column = column(best.x);
        int row = row(best.y);
        int rings = Math.max(columns, rows);
        for (int ring = 0; ring < rings; ring++) {
            // Everything in ring r lies at least r - 1 cells away, measured from the point pulled into the box.
            double near = (ring - 1) * cell;
            if (near > 0 && best.squareMeters < near * near) {
                break;
            }
            searchRing(best, column, row, ring, allowedEdge);
        }
        return best.segment < 0 ? Optional.empty() : Optional.of(best.snap());
    }

    /// The nearest point of one edge.
    Snap onEdge(Point point, int edge) {
        var best = new Nearest(x(point.longitude()), y(point.latitude()));
        for (int i = graph.shapeStart[edge]; i < graph.shapeStart[edge + 1] - 1; i++) {
            best.offer(i);
        }
        return best.snap();
    }

    private void searchRing(Nearest best, int column, int row, int ring, IntPredicate allowedEdge) {
        for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
            boolean whole = r == row - ring || r == row + ring;
            int step = whole || ring == 0 ? 1 : 2 * ring;
            for (int c = column - ring; c <= column + ring; c += step) {
                if (c >= 0 && c < columns && best.mayLieIn(c, r)) {
                    searchCell(best, r * columns + c, allowedEdge);
                }
            }
        }
    }

    private void searchCell(Nearest best, int cellNumber, IntPredicate allowedEdge) {
        for (int i = firstEntry[cellNumber]; i < firstEntry[cellNumber + 1]; i++) {
            int segment = entrySegment[i];
            if (allowedEdge.test(edgeOfSegment[segment])) {
                best.offer(segment);
            }
        }
    }

    /// The nearest segment so far.
    private final class Nearest {
        final double x;
        final double y;
        int segment = -1;
        double part;
        double squareMeters = Double.POSITIVE_INFINITY;

        Nearest(double x, double y) {
            this.x = x;
            this.y = y;
        }

        /// Whether a cell could hold anything nearer. A street stands in every cell it touches.
        boolean mayLieIn(int column, int row) {
            double offX = Math.max(0, Math.max(column * cell - x, x - (column + 1) * cell));
            double offY = Math.max(0, Math.max(row * cell - y, y - (row + 1) * cell));
            return offX * offX + offY * offY < squareMeters;
        }

        void offer(int candidate) {
            double ax = planeX[candidate];
            double ay = planeY[candidate];
            double dx = planeX[candidate + 1] - ax;
            double dy = planeY[candidate + 1] - ay;
            double square = dx * dx + dy * dy;
            double along = square == 0 ? 0 : Math.clamp(((x - ax) * dx + (y - ay) * dy) / square, 0.0, 1.0);
            double offX = ax + along * dx - x;
            double offY = ay + along * dy - y;
            double away = offX * offX + offY * offY;
            if (away < squareMeters) {
                squareMeters = away;
                segment = candidate;
                part = along;
            }
        }

        Snap snap() {
            int edge = edgeOfSegment[segment];
            double meters =
                    graph.metersAlong[segment] + part * (graph.metersAlong[segment + 1] - graph.metersAlong[segment]);
            var on = new Point(
                    graph.latitude[segment] + part * (graph.latitude[segment + 1] - graph.latitude[segment]),
                    graph.longitude[segment] + part * (graph.longitude[segment + 1] - graph.longitude[segment]));
            double fraction = Math.clamp(meters / graph.lengthMeters[edge], 0.0, 1.0);
            return new Snap(edge, fraction, segment, on, Math.sqrt(squareMeters));
        }
    }
}
