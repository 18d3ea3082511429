package org.tocsin.edge.geography.tiles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack.Boundary;
import org.tocsin.core.places.Point;

/// The lines between districts. Neighbours both bring the border they share; drawn twice, its dashes would run
/// together.
final class Borders {
    /// Nearer than a metre is the same corner, drawn by two hands.
    private static final double PLACES_A_DEGREE = 1e5;

    private record Side(long a, long b) {}

    private Borders() {}

    /// Every border of a kind once, in runs as long as its ring has them.
    static List<ShapeLayer.Drawn<BoundaryKind>> of(List<Boundary> boundaries) {
        var lines = new ArrayList<ShapeLayer.Drawn<BoundaryKind>>();
        for (var kind : BoundaryKind.values()) {
            Set<Side> drawn = new HashSet<>();
            for (var boundary : boundaries) {
                if (boundary.kind() == kind) {
                    boundary.rings().forEach(ring -> addRuns(kind, ring, drawn, lines));
                }
            }
        }
        return lines;
    }

    private static void addRuns(
            BoundaryKind kind, List<Point> ring, Set<Side> drawn, List<ShapeLayer.Drawn<BoundaryKind>> lines) {
        var run = new ArrayList<Point>();
        for (int i = 0; i < ring.size(); i++) {
            var from = ring.get(i);
            var to = ring.get((i + 1) % ring.size());
            long a = corner(from);
            long b = corner(to);
            if (a == b) {
                continue;
            }
            if (!drawn.add(new Side(Math.min(a, b), Math.max(a, b)))) {
                finish(kind, run, lines);
                continue;
            }
            if (run.isEmpty()) {
                run.add(from);
            }
            run.add(to);
        }
        finish(kind, run, lines);
    }

    private static void finish(BoundaryKind kind, List<Point> run, List<ShapeLayer.Drawn<BoundaryKind>> lines) {
        if (run.size() > 1) {
            lines.add(new ShapeLayer.Drawn<>(kind, Shape.line(run)));
        }
        run.clear();
    }

    private static long corner(Point point) {
        return Math.round(point.latitude() * PLACES_A_DEGREE) << 32
                ^ Math.round(point.longitude() * PLACES_A_DEGREE) & 0xffff_ffffL;
    }
}
