package org.tocsin.sim.city;

import java.util.Arrays;

/// A line being drawn, in metres.
final class Trace {
    double[] x = new double[16];
    double[] y = new double[16];
    int size;

    void add(double px, double py) {
        if (size == x.length) {
            x = Arrays.copyOf(x, size * 2);
            y = Arrays.copyOf(y, size * 2);
        }
        x[size] = px;
        y[size] = py;
        size++;
    }

    void addAll(Trace other) {
        for (int i = 0; i < other.size; i++) {
            add(other.x[i], other.y[i]);
        }
    }

    Trace copy() {
        var copy = new Trace();
        copy.addAll(this);
        return copy;
    }

    Trace reversed() {
        var turned = new Trace();
        for (int i = size - 1; i >= 0; i--) {
            turned.add(x[i], y[i]);
        }
        return turned;
    }

    double meters() {
        double sum = 0;
        for (int i = 1; i < size; i++) {
            sum += Plane.distance(x[i - 1], y[i - 1], x[i], y[i]);
        }
        return sum;
    }

    /// Whether a closed line goes around a point.
    boolean surrounds(double px, double py) {
        boolean inside = false;
        for (int i = 1; i < size; i++) {
            if ((y[i - 1] > py) != (y[i] > py)
                    && px < x[i - 1] + (py - y[i - 1]) / (y[i] - y[i - 1]) * (x[i] - x[i - 1])) {
                inside = !inside;
            }
        }
        return inside;
    }

    /// The same line without the points that bend it by less than the tolerance (Douglas and Peucker).
    Trace simplified(double toleranceMeters) {
        var keep = new boolean[size];
        if (size > 0) {
            keep[0] = true;
            keep[size - 1] = true;
        }
        var stack = new int[2 * size + 2];
        int top = 0;
        stack[top++] = 0;
        stack[top++] = size - 1;
        while (top > 0) {
            int last = stack[--top];
            int first = stack[--top];
            int far = farthest(first, last, toleranceMeters);
            if (far > 0) {
                keep[far] = true;
                stack[top++] = first;
                stack[top++] = far;
                stack[top++] = far;
                stack[top++] = last;
            }
        }
        var kept = new Trace();
        for (int i = 0; i < size; i++) {
            if (keep[i]) {
                kept.add(x[i], y[i]);
            }
        }
        return kept;
    }

    private int farthest(int first, int last, double toleranceMeters) {
        double dx = x[last] - x[first];
        double dy = y[last] - y[first];
        double length = Math.sqrt(dx * dx + dy * dy);
        double worst = toleranceMeters;
        int far = -1;
        for (int i = first + 1; i < last; i++) {
            double off = length < 1e-9
                    ? Plane.distance(x[first], y[first], x[i], y[i])
                    : Math.abs((x[i] - x[first]) * dy - (y[i] - y[first]) * dx) / length;
            if (off > worst) {
                worst = off;
                far = i;
            }
        }
        return far;
    }
}
