package org.tocsin.edge.geography.roads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads.Way;

/// From point to point with the line driven: one search backwards from the end, then at each junction the street that
/// loses no time. No shortcut needs to be unpacked.
final class WayFinder {
    private final StreetGraph graph;
    private final Weights weights;
    private final HierarchyPrices prices;
    private final HierarchySearch search;
    private final SnapEnds ends;

    WayFinder(StreetGraph graph, Weights weights, HierarchyPrices prices, HierarchySearch search) {
        this.graph = graph;
        this.weights = weights;
        this.prices = prices;
        this.search = search;
        ends = new SnapEnds(graph, weights);
    }

    Optional<Way> find(Snap start, Snap end) {
        ends.start(search, prices, end, false);
        int price = ends.price(search::ticksTo, end, Optional.of(start), false);
        if (price >= Weights.NEVER) {
            return Optional.empty();
        }
        var trace = new Trace(start.point());
        if (ends.direct(start, end) <= price) {
            boolean along = end.fraction() >= start.fraction();
            int code = 2 * start.edge() + (along ? 0 : 1);
            trace.drive(code, start.fraction(), end.fraction(), end.point());
            return Optional.of(trace.way());
        }
        boolean along = search.ticksTo(graph.to[start.edge()]) + ends.toEnd(start, true)
                <= search.ticksTo(graph.from[start.edge()]) + ends.toStart(start, true);
        int first = 2 * start.edge() + (along ? 0 : 1);
        int at = head(first);
        trace.drive(first, start.fraction(), along ? 1 : 0, node(at, first));
        at = follow(at, end, trace);
        boolean byStart = at == graph.from[end.edge()]
                && (at != graph.to[end.edge()] || ends.toStart(end, false) <= ends.toEnd(end, false));
        int last = 2 * end.edge() + (byStart ? 0 : 1);
        trace.drive(last, byStart ? 0 : 1, end.fraction(), end.point());
        return Optional.of(trace.way());
    }

    /// From junction to junction until the end's own street begins; returns where. The ticks left fall by every
    /// street's price, so that no junction is passed twice.
    private int follow(int start, Snap end, Trace trace) {
        int at = start;
        for (int steps = 0; steps <= graph.nodeCount; steps++) {
            int least = leave(at, end);
            int next = -1;
            for (int arc = graph.firstArc[at]; arc < graph.firstArc[at + 1]; arc++) {
                int left = weights.byCode[graph.arcCode[arc]] + search.ticksTo(graph.arcHead[arc]);
                if (left < least && graph.arcHead[arc] != at) {
                    least = left;
                    next = graph.arcCode[arc];
                }
            }
            if (next < 0) {
                return at;
            }
            at = head(next);
            trace.drive(next, (next & 1) == 0 ? 0 : 1, (next & 1) == 0 ? 1 : 0, node(at, next));
        }
        throw new IllegalStateException("a way that does not end");
    }

    /// Ticks from a junction to the end along the end's own street, never when it is not at that street.
    private int leave(int node, Snap end) {
        int ticks = Weights.NEVER;
        if (graph.from[end.edge()] == node) {
            ticks = ends.toStart(end, false);
        }
        if (graph.to[end.edge()] == node) {
            ticks = Math.min(ticks, ends.toEnd(end, false));
        }
        return ticks;
    }

    private int head(int code) {
        return (code & 1) == 0 ? graph.to[code >> 1] : graph.from[code >> 1];
    }

    /// The junction at the end of an arc, by that edge's own coordinates.
    private Point node(int node, int code) {
        int edge = code >> 1;
        boolean atEnd = graph.to[edge] == node && (graph.from[edge] != node || (code & 1) == 0);
        return graph.shapePoint(atEnd ? graph.shapeStart[edge + 1] - 1 : graph.shapeStart[edge]);
    }

    /// The line as it grows.
    private final class Trace {
        private final List<Point> line = new ArrayList<>();
        private final List<Double> seconds = new ArrayList<>();
        private double now;
        private double meters;

        Trace(Point start) {
            line.add(start);
            seconds.add(0.0);
        }

        /// Drives a part of an edge, in the arc's direction, adding the shape points passed.
        void drive(int code, double fromFraction, double toFraction, Point end) {
            int edge = code >> 1;
            double length = graph.lengthMeters[edge];
            double perMeter = length <= 0 ? 0 : Weights.seconds(weights.byCode[code]) / length;
            double at = fromFraction * length;
            double goal = toFraction * length;
            if (at == goal) {
                return;
            }
            boolean along = (code & 1) == 0;
            int first = graph.shapeStart[edge];
            int count = graph.shapeStart[edge + 1] - first;
            for (int step = 0; step < count; step++) {
                int i = along ? first + step : first + count - 1 - step;
                double here = graph.metersAlong[i];
                boolean between = along ? here > at && here < goal : here < at && here > goal;
                if (between) {
                    add(graph.shapePoint(i), Math.abs(here - at), perMeter);
                    at = here;
                }
            }
            add(end, Math.abs(goal - at), perMeter);
        }

        private void add(Point point, double stepMeters, double perMeter) {
            meters += stepMeters;
            now += stepMeters * perMeter;
            line.add(point);
            seconds.add(now);
        }

        Way way() {
            return new Way(
                    line, seconds.stream().mapToDouble(Double::doubleValue).toArray(), meters);
        }
    }
}
