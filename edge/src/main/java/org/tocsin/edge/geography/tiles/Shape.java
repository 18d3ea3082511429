package org.tocsin.edge.geography.tiles;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.tocsin.core.places.Point;

/// A line, or the edge of a ground, on the unit square of [Mercator]. Each vertex knows how far the shape would be off
/// without it (Douglas and Peucker), so that a zoom takes those that matter there and every tile takes the same.
final class Shape {
    private final double[] x;
    private final double[] y;
    /// Square of the distance by which the shape is off without the vertex; the ends always stay.
    private final double[] loss;
    private final Envelope box = new Envelope();

    private Shape(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        loss = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            box.expandToInclude(x[i], y[i]);
        }
        weigh();
    }

    /// @param points two at least
    static Shape line(List<Point> points) {
        return new Shape(
                points.stream()
                        .mapToDouble(point -> Mercator.x(point.longitude()))
                        .toArray(),
                points.stream()
                        .mapToDouble(point -> Mercator.y(point.latitude()))
                        .toArray());
    }

    /// The same for a ring, closed where its list is open.
    static Shape ring(List<Point> points) {
        var line = line(points);
        int last = line.x.length - 1;
        if (line.x[0] == line.x[last] && line.y[0] == line.y[last]) {
            return line;
        }
        var x = Arrays.copyOf(line.x, last + 2);
        var y = Arrays.copyOf(line.y, last + 2);
        x[last + 1] = x[0];
        y[last + 1] = y[0];
        return new Shape(x, y);
    }

    Envelope box() {
        return box;
    }

    int size() {
        return x.length;
    }

    double x(int vertex) {
        return x[vertex];
    }

    double y(int vertex) {
        return y[vertex];
    }

    private void weigh() {
        Arrays.fill(loss, 0);
        loss[0] = Double.POSITIVE_INFINITY;
        loss[x.length - 1] = Double.POSITIVE_INFINITY;
        var spans = new ArrayDeque<int[]>();
        spans.push(new int[] {0, x.length - 1});
        while (!spans.isEmpty()) {
            var span = spans.pop();
            int farthest = -1;
            double most = 0;
            for (int i = span[0] + 1; i < span[1]; i++) {
                double square = squareToSpan(i, span[0], span[1]);
                if (square > most) {
                    most = square;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                loss[farthest] = most;
                spans.push(new int[] {span[0], farthest});
                spans.push(new int[] {farthest, span[1]});
            }
        }
    }

    private double squareToSpan(int vertex, int from, int to) {
        double dx = x[to] - x[from];
        double dy = y[to] - y[from];
        double square = dx * dx + dy * dy;
        double part = square == 0 ? 0 : ((x[vertex] - x[from]) * dx + (y[vertex] - y[from]) * dy) / square;
        part = Math.clamp(part, 0.0, 1.0);
        double offX = x[from] + part * dx - x[vertex];
        double offY = y[from] + part * dy - y[vertex];
        return offX * offX + offY * offY;
    }

    /// The vertices that matter, in units of a tile with its north-western corner at nought: pairs of x and y.
    ///
    /// @param toleranceUnits how far the result may be off
    double[] on(TileId tile, double toleranceUnits) {
        double scale = (double) LayerWriter.EXTENT * (1L << tile.zoom());
        double west = (double) LayerWriter.EXTENT * tile.x();
        double north = (double) LayerWriter.EXTENT * tile.y();
        double least = toleranceUnits / scale * (toleranceUnits / scale);
        var kept = new double[2 * x.length];
        int next = 0;
        for (int i = 0; i < x.length; i++) {
            if (loss[i] > least) {
                kept[next++] = x[i] * scale - west;
                kept[next++] = y[i] * scale - north;
            }
        }
        return Arrays.copyOf(kept, next);
    }
}
