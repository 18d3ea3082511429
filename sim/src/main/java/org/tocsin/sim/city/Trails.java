package org.tocsin.sim.city;

import java.util.Arrays;

/// Samples of the streets laid so far with their directions: answers whether a new one would run beside them too
/// closely.
final class Trails {
    /// Streets that meet at a wider angle than about 40 degrees do not crowd each other.
    private static final double BESIDE_COSINE = 0.77;

    private static final double SAMPLE_METERS = 18;

    private final double cellMeters;
    private final double low;
    private final int side;
    private final int[] head;
    private int[] next = new int[1024];
    private double[] x = new double[1024];
    private double[] y = new double[1024];
    private double[] dx = new double[1024];
    private double[] dy = new double[1024];
    private int size;

    Trails(Outline outline, double cellMeters) {
        this.cellMeters = cellMeters;
        low = -outline.widestMeters() * 1.1 - cellMeters;
        side = (int) (-2 * low / cellMeters) + 2;
        head = new int[side * side];
        Arrays.fill(head, -1);
    }

    void lay(Trace trace) {
        double since = SAMPLE_METERS;
        for (int i = 1; i < trace.size; i++) {
            double length = Plane.distance(trace.x[i - 1], trace.y[i - 1], trace.x[i], trace.y[i]);
            if (length < 1e-6) {
                continue;
            }
            double ux = (trace.x[i] - trace.x[i - 1]) / length;
            double uy = (trace.y[i] - trace.y[i - 1]) / length;
            double at = SAMPLE_METERS - since;
            for (; at <= length; at += SAMPLE_METERS) {
                add(trace.x[i - 1] + ux * at, trace.y[i - 1] + uy * at, ux, uy);
            }
            since = length - (at - SAMPLE_METERS);
        }
    }

    private void add(double px, double py, double ux, double uy) {
        if (size == x.length) {
            int room = size * 2;
            next = Arrays.copyOf(next, room);
            x = Arrays.copyOf(x, room);
            y = Arrays.copyOf(y, room);
            dx = Arrays.copyOf(dx, room);
            dy = Arrays.copyOf(dy, room);
        }
        int cell = row(py) * side + row(px);
        x[size] = px;
        y[size] = py;
        dx[size] = ux;
        dy[size] = uy;
        next[size] = head[cell];
        head[cell] = size++;
    }

    /// Whether a street through the point in that direction would have another beside it within the distance.
    boolean beside(double px, double py, double ux, double uy, double withinMeters) {
        return near(px, py, ux, uy, withinMeters, BESIDE_COSINE);
    }

    /// Whether any street lies within the distance.
    boolean near(double px, double py, double withinMeters) {
        return near(px, py, 0, 0, withinMeters, -1);
    }

    private boolean near(double px, double py, double ux, double uy, double within, double cosine) {
        int firstC = row(px - within);
        int lastC = row(px + within);
        int lastR = row(py + within);
        for (int r = row(py - within); r <= lastR; r++) {
            for (int c = firstC; c <= lastC; c++) {
                for (int i = head[r * side + c]; i >= 0; i = next[i]) {
                    double ox = x[i] - px;
                    double oy = y[i] - py;
                    if (ox * ox + oy * oy < within * within && Math.abs(dx[i] * ux + dy[i] * uy) > cosine) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private int row(double at) {
        return Math.clamp((int) ((at - low) / cellMeters), 0, side - 1);
    }
}
