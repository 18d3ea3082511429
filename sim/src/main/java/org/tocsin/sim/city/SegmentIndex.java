package org.tocsin.sim.city;

import java.util.Arrays;
import java.util.List;

/// The straight pieces of all courses on a raster, for the question: going on from here, which street comes first?
final class SegmentIndex {
    private static final double CELL_METERS = 60;

    private final double low;
    private final int side;
    private final int[] head;
    private int[] next = new int[4096];
    private int[] segment = new int[4096];
    private int entries;
    private double[] ends = new double[4096];
    private int[] owner = new int[1024];
    private int size;

    SegmentIndex(Outline outline, List<Course> courses) {
        low = -outline.widestMeters() * 1.1 - CELL_METERS;
        side = (int) (-2 * low / CELL_METERS) + 2;
        head = new int[side * side];
        Arrays.fill(head, -1);
        for (int c = 0; c < courses.size(); c++) {
            if (courses.get(c).role().street) {
                var trace = courses.get(c).trace();
                for (int i = 1; i < trace.size; i++) {
                    add(c, trace.x[i - 1], trace.y[i - 1], trace.x[i], trace.y[i]);
                }
            }
        }
    }

    void add(int course, double ax, double ay, double bx, double by) {
        if (size == owner.length) {
            owner = Arrays.copyOf(owner, size * 2);
            ends = Arrays.copyOf(ends, size * 8);
        }
        owner[size] = course;
        ends[4 * size] = ax;
        ends[4 * size + 1] = ay;
        ends[4 * size + 2] = bx;
        ends[4 * size + 3] = by;
        for (int r = row(Math.min(ay, by)); r <= row(Math.max(ay, by)); r++) {
            for (int c = row(Math.min(ax, bx)); c <= row(Math.max(ax, bx)); c++) {
                if (entries == next.length) {
                    next = Arrays.copyOf(next, entries * 2);
                    segment = Arrays.copyOf(segment, entries * 2);
                }
                segment[entries] = size;
                next[entries] = head[r * side + c];
                head[r * side + c] = entries++;
            }
        }
        size++;
    }

    /// Metres from a point along a unit direction to the nearest street, infinite when none within the reach.
    /// Hits nearer than `skipMeters` are the street one stands on.
    double firstHit(double x, double y, double dx, double dy, double skipMeters, double reachMeters) {
        double bx = x + dx * reachMeters;
        double by = y + dy * reachMeters;
        double best = Double.POSITIVE_INFINITY;
        for (int r = row(Math.min(y, by)); r <= row(Math.max(y, by)); r++) {
            for (int c = row(Math.min(x, bx)); c <= row(Math.max(x, bx)); c++) {
                for (int e = head[r * side + c]; e >= 0; e = next[e]) {
                    double at = hit(segment[e], x, y, dx, dy);
                    if (at > skipMeters && at <= reachMeters && at < best) {
                        best = at;
                    }
                }
            }
        }
        return best;
    }

    private double hit(int s, double x, double y, double dx, double dy) {
        double ax = ends[4 * s] - x;
        double ay = ends[4 * s + 1] - y;
        double bx = ends[4 * s + 2] - x;
        double by = ends[4 * s + 3] - y;
        double sideA = dx * ay - dy * ax;
        double sideB = dx * by - dy * bx;
        if ((sideA < 0) == (sideB < 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double t = sideA / (sideA - sideB);
        return (ax + t * (bx - ax)) * dx + (ay + t * (by - ay)) * dy;
    }

    private int row(double at) {
        return Math.clamp((int) ((at - low) / CELL_METERS), 0, side - 1);
    }
}
