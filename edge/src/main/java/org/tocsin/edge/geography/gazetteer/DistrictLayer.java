package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.core.places.CityPack.Boundary;
import org.tocsin.core.places.Point;

/// The areas of one kind on a grid: a cell no border comes near has one answer for all of it; in the others the few
/// areas whose border passes are asked exactly.
final class DistrictLayer {
    static final int NONE = -1;
    static final int NO_BORDER = -2;
    private static final double CELL_METERS = 100;
    private static final int MOST_CELLS = 1 << 16;

    private final List<Boundary> areas;
    private final double borderMeters;
    private final Plane plane;
    /// Corners of every area, ring after ring: eastings and northings, two ends to a side.
    private final double[][] sides;
    /// For each cell the sides that come within reach, as pairs of area and offset; absent where none does.
    private final int[][] sidesNear;
    /// For each cell the smallest area at its middle.
    private final int[] atMiddle;
    /// For each cell with a border near, what its points may be in, smaller areas first.
    private final int[][] choices;
    /// West, south, east and north of each area.
    private final double[][] boxes;
    /// Smaller areas first: where areas of one kind overlap, the smaller is the more particular.
    private final Integer[] bySize;

    private static final int[] NO_SIDES = new int[0];

    DistrictLayer(List<Boundary> areas, double borderMeters) {
        this.areas = List.copyOf(areas);
        this.borderMeters = borderMeters;
        var points = areas.stream()
                .flatMap(area -> area.rings().stream())
                .flatMap(List::stream)
                .toList();
        double margin = (borderMeters + 1) / Lines.METERS_PER_DEGREE * 2;
        plane = new Plane(
                points.stream().mapToDouble(Point::latitude).min().orElse(0) - margin,
                points.stream().mapToDouble(Point::longitude).min().orElse(0) - margin,
                points.stream().mapToDouble(Point::latitude).max().orElse(0) + margin,
                points.stream().mapToDouble(Point::longitude).max().orElse(0) + margin,
                CELL_METERS,
                MOST_CELLS);
        sides = areas.stream().map(this::sides).toArray(double[][]::new);
        var sizes = new double[sides.length];
        Arrays.setAll(sizes, i -> size(sides[i]));
        bySize = new Integer[sides.length];
        Arrays.setAll(bySize, i -> i);
        Arrays.sort(bySize, (a, b) -> Double.compare(sizes[a], sizes[b]));
        boxes = Arrays.stream(sides).map(DistrictLayer::box).toArray(double[][]::new);
        sidesNear = spread();
        choices = new int[sidesNear.length][];
        atMiddle = middles();
    }

    String name(int area) {
        return areas.get(area).name();
    }

    /// Four numbers a side: from x, y to x, y.
    private double[] sides(Boundary area) {
        int count = area.rings().stream().mapToInt(List::size).sum();
        var all = new double[4 * count];
        int next = 0;
        for (var ring : area.rings()) {
            for (int i = 0; i < ring.size(); i++) {
                var a = ring.get(i);
                var b = ring.get((i + 1) % ring.size());
                all[next++] = plane.x(a.longitude());
                all[next++] = plane.y(a.latitude());
                all[next++] = plane.x(b.longitude());
                all[next++] = plane.y(b.latitude());
            }
        }
        return all;
    }

    private static double size(double[] sides) {
        double twice = 0;
        for (int i = 0; i < sides.length; i += 4) {
            twice += sides[i] * sides[i + 3] - sides[i + 2] * sides[i + 1];
        }
        return Math.abs(twice);
    }

    private static double[] box(double[] sides) {
        var box = new double[] {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < sides.length; i += 2) {
            box[0] = Math.min(box[0], sides[i]);
            box[1] = Math.min(box[1], sides[i + 1]);
            box[2] = Math.max(box[2], sides[i]);
            box[3] = Math.max(box[3], sides[i + 1]);
        }
        return box;
    }

    private int[][] spread() {
        var near = new ArrayList<List<Integer>>();
        for (int i = 0; i < plane.columns * plane.rows; i++) {
            near.add(List.of());
        }
        for (int area = 0; area < sides.length; area++) {
            for (int side = 0; side < sides[area].length; side += 4) {
                spread(near, area, side);
            }
        }
        return near.stream()
                .map(list -> list.isEmpty()
                        ? NO_SIDES
                        : list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private void spread(List<List<Integer>> near, int area, int side) {
        var of = sides[area];
        int left = plane.column(Math.min(of[side], of[side + 2]) - borderMeters);
        int right = plane.column(Math.max(of[side], of[side + 2]) + borderMeters);
        int bottom = plane.row(Math.min(of[side + 1], of[side + 3]) - borderMeters);
        int top = plane.row(Math.max(of[side + 1], of[side + 3]) + borderMeters);
        double reach = borderMeters + plane.cellMeters * Math.sqrt(0.5);
        for (int row = bottom; row <= top; row++) {
            for (int column = left; column <= right; column++) {
                double x = (column + 0.5) * plane.cellMeters;
                double y = (row + 0.5) * plane.cellMeters;
                if (metersTo(of, side, x, y) <= reach) {
                    int cell = plane.cell(column, row);
                    if (near.get(cell).isEmpty()) {
                        near.set(cell, new ArrayList<>());
                    }
                    near.get(cell).add(area);
                    near.get(cell).add(side);
                }
            }
        }
    }

    private int[] middles() {
        var middles = new int[plane.columns * plane.rows];
        for (int row = 0; row < plane.rows; row++) {
            for (int column = 0; column < plane.columns; column++) {
                int cell = plane.cell(column, row);
                boolean sameAsLeft = column > 0 && sidesNear[cell].length == 0 && sidesNear[cell - 1].length == 0;
                middles[cell] = sameAsLeft
                        ? middles[cell - 1]
                        : exact((column + 0.5) * plane.cellMeters, (row + 0.5) * plane.cellMeters);
                choices[cell] = sidesNear[cell].length == 0 ? NO_SIDES : choices(column, row, sidesNear[cell]);
            }
        }
        return middles;
    }

    /// What a point of the cell may be in: areas whose border passes, to be asked exactly (odd codes), and those that
    /// hold all of it (even codes).
    private int[] choices(int column, int row, int[] near) {
        double x = (column + 0.5) * plane.cellMeters;
        double y = (row + 0.5) * plane.cellMeters;
        return Arrays.stream(bySize)
                .filter(area -> passes(near, area) || contains(area, x, y))
                .mapToInt(area -> 2 * area + (passes(near, area) ? 1 : 0))
                .toArray();
    }

    private int exact(double x, double y) {
        for (int area : bySize) {
            if (contains(area, x, y)) {
                return area;
            }
        }
        return NONE;
    }

    private boolean contains(int area, double x, double y) {
        var of = sides[area];
        var box = boxes[area];
        boolean inside = false;
        if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) {
            return false;
        }
        for (int i = 0; i < of.length; i += 4) {
            if (of[i + 1] > y != of[i + 3] > y
                    && x < (of[i + 2] - of[i]) * (y - of[i + 1]) / (of[i + 3] - of[i + 1]) + of[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /// The area the point is in, [#NONE] for none.
    int at(Point point) {
        double x = plane.x(point.longitude());
        double y = plane.y(point.latitude());
        if (!plane.holds(x, y)) {
            return NONE;
        }
        int cell = plane.cell(plane.column(x), plane.row(y));
        var near = sidesNear[cell];
        if (near.length == 0) {
            return atMiddle[cell];
        }
        for (int code : choices[cell]) {
            if ((code & 1) == 0 || contains(code >> 1, x, y)) {
                return code >> 1;
            }
        }
        return NONE;
    }

    private static boolean passes(int[] near, int area) {
        for (int i = 0; i < near.length; i += 2) {
            if (near[i] == area) {
                return true;
            }
        }
        return false;
    }

    /// The neighbour across a border that is near, [#NONE] for open ground across it, [#NO_BORDER] for no border near.
    ///
    /// @param own the area the point is in
    int across(Point point, int own) {
        double x = plane.x(point.longitude());
        double y = plane.y(point.latitude());
        if (!plane.holds(x, y)) {
            return NO_BORDER;
        }
        var near = sidesNear[plane.cell(plane.column(x), plane.row(y))];
        int nearest = NO_BORDER;
        double meters = borderMeters;
        boolean ownBorder = false;
        for (int i = 0; i < near.length; i += 2) {
            double away = metersTo(sides[near[i]], near[i + 1], x, y);
            if (near[i] == own) {
                ownBorder |= away <= borderMeters;
            } else if (away <= meters) {
                meters = away;
                nearest = near[i];
            }
        }
        return nearest == NO_BORDER && ownBorder ? NONE : nearest;
    }

    private static double metersTo(double[] of, int side, double x, double y) {
        double dx = of[side + 2] - of[side];
        double dy = of[side + 3] - of[side + 1];
        double square = dx * dx + dy * dy;
        double part = square == 0 ? 0 : ((x - of[side]) * dx + (y - of[side + 1]) * dy) / square;
        part = Math.clamp(part, 0.0, 1.0);
        return Math.hypot(of[side] + part * dx - x, of[side + 1] + part * dy - y);
    }
}
