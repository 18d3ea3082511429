package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import org.tocsin.core.places.Point;

/// Points in cells of a plane: the nearest ones to a middle, ring by ring.
final class Surroundings {
    private static final double CELL_METERS = 60;
    private static final int MOST_CELLS = 1 << 20;

    private final Plane plane;
    private final double[] x;
    private final double[] y;
    private final int[] first;
    private final int[] entries;

    /// @param item   position in the list the grid was made of
    /// @param meters from the middle asked
    record Near(int item, double meters) {}

    /// @param points those nobody placed keep their position in the list and are never found
    Surroundings(List<Point> points) {
        var placed = points.stream().filter(point -> !point.isNowhere()).toList();
        double south = placed.stream().mapToDouble(Point::latitude).min().orElse(0);
        double north = placed.stream().mapToDouble(Point::latitude).max().orElse(0);
        double west = placed.stream().mapToDouble(Point::longitude).min().orElse(0);
        double east = placed.stream().mapToDouble(Point::longitude).max().orElse(0);
        plane = new Plane(south, west, north, east, CELL_METERS, MOST_CELLS);
        x = new double[points.size()];
        y = new double[points.size()];
        first = new int[plane.columns * plane.rows + 1];
        for (int i = 0; i < x.length; i++) {
            x[i] = plane.x(points.get(i).longitude());
            y[i] = plane.y(points.get(i).latitude());
            first[cell(i) + 1] += points.get(i).isNowhere() ? 0 : 1;
        }
        for (int i = 0; i + 1 < first.length; i++) {
            first[i + 1] += first[i];
        }
        entries = new int[placed.size()];
        var next = first.clone();
        for (int i = 0; i < x.length; i++) {
            if (!points.get(i).isNowhere()) {
                entries[next[cell(i)]++] = i;
            }
        }
    }

    private int cell(int item) {
        return plane.cell(plane.column(x[item]), plane.row(y[item]));
    }

    /// The nearest items that fit, within a distance, nearest first.
    List<Near> nearest(Point middle, double mostMeters, int limit, IntPredicate fits) {
        double atX = plane.x(middle.longitude());
        double atY = plane.y(middle.latitude());
        int column = plane.column(atX);
        int row = plane.row(atY);
        var best = new PriorityQueue<Near>(Comparator.comparingDouble(near -> -near.meters()));
        int rings = Math.max(plane.columns, plane.rows);
        for (int ring = 0; ring < rings && limit > 0; ring++) {
            double reach = Math.max(0, (ring - 1) * plane.cellMeters);
            boolean full = best.size() == limit && best.element().meters() < reach;
            if (full || reach > mostMeters) {
                break;
            }
            for (int r = Math.max(0, row - ring); r <= Math.min(plane.rows - 1, row + ring); r++) {
                boolean whole = ring == 0 || r == row - ring || r == row + ring;
                for (int c = column - ring; c <= column + ring; c += whole ? 1 : 2 * ring) {
                    if (c >= 0 && c < plane.columns) {
                        offer(best, plane.cell(c, r), atX, atY, mostMeters, limit, fits);
                    }
                }
            }
        }
        var sorted = new ArrayList<>(best);
        sorted.sort(Comparator.comparingDouble(Near::meters).thenComparingInt(Near::item));
        return sorted;
    }

    private void offer(
            PriorityQueue<Near> best,
            int cell,
            double atX,
            double atY,
            double mostMeters,
            int limit,
            IntPredicate fits) {
        for (int i = first[cell]; i < first[cell + 1]; i++) {
            int item = entries[i];
            double meters = Math.hypot(x[item] - atX, y[item] - atY);
            boolean better = best.size() < limit || meters < best.element().meters();
            if (meters <= mostMeters && better && fits.test(item)) {
                best.add(new Near(item, meters));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
    }
}
