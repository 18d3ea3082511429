package org.tocsin.sim.city;

import java.util.Arrays;

/// What covers the land, on a raster: where a street may go.
final class Terrain {
    static final byte OUTSIDE = 0;
    static final byte OPEN = 1;
    static final byte WATER = 2;
    static final byte PARK = 3;
    /// Along a highway or railway: larger streets pass over it, small ones end.
    static final byte CORRIDOR = 4;
    static final byte INTERCHANGE = 5;

    private final double cellMeters;
    private final double lowX;
    private final double lowY;
    private final int columns;
    private final int rows;
    private final byte[] cover;

    Terrain(Outline outline, double cellMeters) {
        this.cellMeters = cellMeters;
        double reach = outline.widestMeters() + 3 * cellMeters;
        lowX = -reach;
        lowY = -reach;
        columns = (int) (2 * reach / cellMeters) + 1;
        rows = columns;
        cover = new byte[columns * rows];
        fill(outline.ring(), OPEN);
    }

    byte at(double x, double y) {
        int c = (int) ((x - lowX) / cellMeters);
        int r = (int) ((y - lowY) / cellMeters);
        return c < 0 || r < 0 || c >= columns || r >= rows ? OUTSIDE : cover[r * columns + c];
    }

    /// Covers every cell whose middle lies in a closed ring.
    void fill(Trace ring, byte with) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = 0; i < ring.size; i++) {
            low = Math.min(low, ring.y[i]);
            high = Math.max(high, ring.y[i]);
        }
        double[] cuts = new double[ring.size];
        int first = Math.max(0, (int) ((low - lowY) / cellMeters) - 1);
        int last = Math.min(rows - 1, (int) ((high - lowY) / cellMeters) + 1);
        for (int r = first; r <= last; r++) {
            double y = lowY + (r + 0.5) * cellMeters;
            int n = 0;
            for (int i = 1; i < ring.size; i++) {
                if ((ring.y[i - 1] > y) != (ring.y[i] > y)) {
                    double t = (y - ring.y[i - 1]) / (ring.y[i] - ring.y[i - 1]);
                    cuts[n++] = ring.x[i - 1] + t * (ring.x[i] - ring.x[i - 1]);
                }
            }
            Arrays.sort(cuts, 0, n);
            for (int k = 0; k + 1 < n; k += 2) {
                cover(r, cuts[k], cuts[k + 1], with);
            }
        }
    }

    private void cover(int row, double fromX, double toX, byte with) {
        int first = Math.max(0, (int) Math.ceil((fromX - lowX) / cellMeters - 0.5));
        int last = Math.min(columns - 1, (int) Math.floor((toX - lowX) / cellMeters - 0.5));
        for (int c = first; c <= last; c++) {
            cover[row * columns + c] = with;
        }
    }

    /// Covers what lies within a distance of a line, inside the region.
    void stamp(Trace line, double withinMeters, byte with) {
        double step = Math.max(cellMeters * 0.7, withinMeters * 0.4);
        for (int i = 1; i < line.size; i++) {
            double length = Plane.distance(line.x[i - 1], line.y[i - 1], line.x[i], line.y[i]);
            int steps = Math.max(1, (int) Math.ceil(length / step));
            for (int k = 0; k <= steps; k++) {
                double t = (double) k / steps;
                disc(
                        line.x[i - 1] + t * (line.x[i] - line.x[i - 1]),
                        line.y[i - 1] + t * (line.y[i] - line.y[i - 1]),
                        withinMeters,
                        with);
            }
        }
    }

    void disc(double x, double y, double radius, byte with) {
        int firstC = Math.max(0, (int) ((x - radius - lowX) / cellMeters));
        int lastC = Math.min(columns - 1, (int) ((x + radius - lowX) / cellMeters));
        int firstR = Math.max(0, (int) ((y - radius - lowY) / cellMeters));
        int lastR = Math.min(rows - 1, (int) ((y + radius - lowY) / cellMeters));
        for (int r = firstR; r <= lastR; r++) {
            for (int c = firstC; c <= lastC; c++) {
                double dx = lowX + (c + 0.5) * cellMeters - x;
                double dy = lowY + (r + 0.5) * cellMeters - y;
                if (dx * dx + dy * dy <= radius * radius && cover[r * columns + c] != OUTSIDE) {
                    cover[r * columns + c] = with;
                }
            }
        }
    }
}
