package org.tocsin.edge.geography.roads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads.Way;

/// From point to point with the line driven: one search forwards, then the arcs read back from the end.
final class WayFinder {
    private final StreetGraph graph;
    private final Weights weights;
    private final BucketSearch search;
    private final SnapEnds ends;

    WayFinder(StreetGraph graph, Weights weights, BucketSearch search) {
        this.graph = graph;
        this.weights = weights;
        this.search = search;
        ends = new SnapEnds(graph, weights);
    }

    Optional<Way> find(Snap start, Snap end) {
        search.prepare(weights);
        ends.start(search, start, true);
        search.run(weights.leaving, doneBefore -> ends.price(search, start, Optional.of(end), true) <= doneBefore);
        double price = ends.price(search, start, Optional.of(end), true);
        if (price == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        var trace = new Trace(start.point());
        if (ends.direct(start, end) <= price) {
            boolean along = end.fraction() >= start.fraction();
            int code = 2 * start.edge() + (along ? 0 : 1);
            trace.drive(code, start.fraction(), end.fraction(), end.point());
            return Optional.of(trace.way());
        }
        boolean byStart = search.secondsTo(graph.from[end.edge()]) + ends.toStart(end, false) <= price;
        int last = byStart ? graph.from[end.edge()] : graph.to[end.edge()];
        var codes = arcsTo(last);
        int first = codes.isEmpty() ? last : tail(codes.getFirst());
        leave(trace, start, first);
        for (int code : codes) {
            boolean along = (code & 1) == 0;
            trace.drive(code, along ? 0 : 1, along ? 1 : 0, node(head(code), code));
        }
        int code = 2 * end.edge() + (byStart ? 0 : 1);
        trace.drive(code, byStart ? 0 : 1, end.fraction(), end.point());
        return Optional.of(trace.way());
    }

    /// From the start to the first junction, by whichever side the search took.
    private void leave(Trace trace, Snap start, int first) {
        boolean isEnd = graph.to[start.edge()] == first;
        boolean isStart = graph.from[start.edge()] == first;
        boolean along = isEnd && (!isStart || ends.toEnd(start, true) <= ends.toStart(start, true));
        int code = 2 * start.edge() + (along ? 0 : 1);
        trace.drive(code, start.fraction(), along ? 1 : 0, node(first, code));
    }

    private List<Integer> arcsTo(int node) {
        var codes = new ArrayList<Integer>();
        for (int at = node; search.arrivedBy(at) >= 0; at = search.cameFrom(at)) {
            codes.add(search.arrivedBy(at));
        }
        Collections.reverse(codes);
        return codes;
    }

    private int head(int code) {
        return (code & 1) == 0 ? graph.to[code >> 1] : graph.from[code >> 1];
    }

    private int tail(int code) {
        return head(code ^ 1);
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
            double perMeter = length <= 0 ? 0 : weights.byCode[code] / length;
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
