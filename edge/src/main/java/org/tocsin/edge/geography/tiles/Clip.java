package org.tocsin.edge.geography.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts shapes to a tile and a margin around it, and rounds them to whole units. Points are pairs of x and y.
final class Clip {
    /// Beyond the edge of a tile, so that the width of a line and its joins are drawn to the edge: 8 pixels.
    static final int MARGIN = 64;

    private static final double LEAST = -MARGIN;
    private static final double MOST = LayerWriter.EXTENT + MARGIN;

    private Clip() {}

    /// The pieces of a line that lie in the tile; none if it only touches.
    static List<int[]> line(double[] points) {
        var pieces = new ArrayList<int[]>();
        var piece = new Piece();
        for (int i = 2; i < points.length; i += 2) {
            var cut = segment(points[i - 2], points[i - 1], points[i], points[i + 1]);
            if (cut == null) {
                piece.finishTo(pieces);
                continue;
            }
            if (piece.isEmpty() || cut[0] > 0) {
                piece.finishTo(pieces);
                piece.addAlong(points, i, cut[0]);
            }
            piece.addAlong(points, i, cut[1]);
            if (cut[1] < 1) {
                piece.finishTo(pieces);
            }
        }
        piece.finishTo(pieces);
        return pieces;
    }

    /// Where a segment enters and leaves, as parts of its length (Liang and Barsky); null when it stays out.
    private static double @Nullable [] segment(double ax, double ay, double bx, double by) {
        double in = 0;
        double out = 1;
        double[] steps = {ax - bx, bx - ax, ay - by, by - ay};
        double[] rooms = {ax - LEAST, MOST - ax, ay - LEAST, MOST - ay};
        for (int side = 0; side < 4; side++) {
            if (steps[side] == 0) {
                if (rooms[side] < 0) {
                    return null;
                }
            } else if (steps[side] < 0) {
                in = Math.max(in, rooms[side] / steps[side]);
            } else {
                out = Math.min(out, rooms[side] / steps[side]);
            }
        }
        return in > out ? null : new double[] {in, out};
    }

    /// The part of a ground that lies in the tile (Sutherland and Hodgman): an open ring of area above zero by the
    /// surveyor's formula; null when nothing of it is left at this scale.
    static int @Nullable [] ring(double[] points) {
        var cut = points;
        for (int side = 0; side < 4 && cut.length > 0; side++) {
            cut = against(cut, side);
        }
        var whole = new Piece();
        for (int i = 0; i < cut.length; i += 2) {
            whole.add(cut[i], cut[i + 1]);
        }
        var ring = whole.toOpenRing();
        long twice = ring.length < 6 ? 0 : twiceArea(ring);
        if (twice == 0) {
            return null;
        }
        return twice > 0 ? ring : reversed(ring);
    }

    /// What lies on the inner side of one edge: west, east, north, south.
    private static double[] against(double[] points, int side) {
        int axis = side / 2;
        boolean least = side % 2 == 0;
        var kept = new double[2 * points.length + 4];
        int next = 0;
        int last = points.length - 2;
        double beforeX = points[last];
        double beforeY = points[last + 1];
        for (int i = 0; i < points.length; i += 2) {
            double x = points[i];
            double y = points[i + 1];
            double limit = least ? LEAST : MOST;
            double before = axis == 0 ? beforeX : beforeY;
            double here = axis == 0 ? x : y;
            boolean wasIn = least ? before >= limit : before <= limit;
            boolean isIn = least ? here >= limit : here <= limit;
            if (wasIn != isIn) {
                double part = (limit - before) / (here - before);
                kept[next++] = axis == 0 ? limit : beforeX + part * (x - beforeX);
                kept[next++] = axis == 1 ? limit : beforeY + part * (y - beforeY);
            }
            if (isIn) {
                kept[next++] = x;
                kept[next++] = y;
            }
            beforeX = x;
            beforeY = y;
        }
        return Arrays.copyOf(kept, next);
    }

    /// Twice the area by the surveyor's formula: above zero where the ring runs clockwise on the screen.
    static long twiceArea(int[] ring) {
        long twice = 0;
        int last = ring.length - 2;
        for (int i = 0; i < ring.length; last = i, i += 2) {
            twice += (long) ring[last] * ring[i + 1] - (long) ring[i] * ring[last + 1];
        }
        return twice;
    }

    private static int[] reversed(int[] ring) {
        var turned = new int[ring.length];
        for (int i = 0; i < ring.length; i += 2) {
            turned[i] = ring[ring.length - 2 - i];
            turned[i + 1] = ring[ring.length - 1 - i];
        }
        return turned;
    }

    /// A run of whole points, none the same as the one before.
    private static final class Piece {
        private int[] points = new int[32];
        private int size;

        boolean isEmpty() {
            return size == 0;
        }

        void addAlong(double[] line, int to, double part) {
            add(line[to - 2] + part * (line[to] - line[to - 2]), line[to - 1] + part * (line[to + 1] - line[to - 1]));
        }

        void add(double x, double y) {
            int wholeX = (int) Math.round(x);
            int wholeY = (int) Math.round(y);
            if (size > 0 && points[size - 2] == wholeX && points[size - 1] == wholeY) {
                return;
            }
            if (size == points.length) {
                points = Arrays.copyOf(points, 2 * size);
            }
            points[size++] = wholeX;
            points[size++] = wholeY;
        }

        void finishTo(List<int[]> pieces) {
            if (size >= 4) {
                pieces.add(Arrays.copyOf(points, size));
            }
            size = 0;
        }

        int[] toOpenRing() {
            boolean closed = size > 2 && points[0] == points[size - 2] && points[1] == points[size - 1];
            return Arrays.copyOf(points, closed ? size - 2 : size);
        }
    }
}
