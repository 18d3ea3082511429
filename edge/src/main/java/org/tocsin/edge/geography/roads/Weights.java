package org.tocsin.edge.geography.roads;

import java.util.BitSet;
import org.tocsin.core.places.Roads.Profile;

/// What each arc costs one profile, in seconds; infinite where it may not go or the street is closed. Kept once by arc
/// code and twice in the order searches read them.
final class Weights {
    /// Seconds by arc code.
    final double[] byCode;
    /// Seconds of each arc in adjacency order, leaving the node.
    final double[] leaving;
    /// Seconds of the same edge driven towards the node, for searches backwards from a destination.
    final double[] arriving;
    /// Bucket width for [BucketSearch]: about the cost of a short edge.
    final double bucketSeconds;
    /// The dearest finite arc.
    final double dearestSeconds;

    private Weights(StreetGraph graph, double[] byCode) {
        this.byCode = byCode;
        leaving = new double[graph.arcCode.length];
        arriving = new double[graph.arcCode.length];
        double total = 0;
        double dearest = 0;
        int open = 0;
        for (int arc = 0; arc < graph.arcCode.length; arc++) {
            double seconds = byCode[graph.arcCode[arc]];
            leaving[arc] = seconds;
            arriving[arc] = byCode[graph.arcCode[arc] ^ 1];
            if (seconds < Double.POSITIVE_INFINITY) {
                total += seconds;
                dearest = Math.max(dearest, seconds);
                open++;
            }
        }
        dearestSeconds = dearest;
        // Wide enough that few buckets are empty, narrow enough that few nodes are looked at twice; and never so
        // narrow that the ring of buckets outgrows the graph.
        bucketSeconds = Math.max(1e-6, Math.max(total / Math.max(1, open) / 2, dearest / 65_536));
    }

    static Weights of(StreetGraph graph, Profile profile) {
        var byCode = new double[2 * graph.edgeCount];
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            var street = graph.streets.get(edge);
            for (int against = 0; against < 2; against++) {
                boolean withFlow = street.oneWay() == 0 || (street.oneWay() > 0) == (against == 0);
                double kmh = Pace.kmh(profile, street.roadClass(), street.speedKmh(), withFlow);
                byCode[2 * edge + against] = kmh <= 0 ? Double.POSITIVE_INFINITY : graph.lengthMeters[edge] * 3.6 / kmh;
            }
        }
        return new Weights(graph, byCode);
    }

    Weights without(StreetGraph graph, BitSet closedEdges) {
        var changed = byCode.clone();
        closedEdges.stream().forEach(edge -> {
            changed[2 * edge] = Double.POSITIVE_INFINITY;
            changed[2 * edge + 1] = Double.POSITIVE_INFINITY;
        });
        return new Weights(graph, changed);
    }

    boolean isOpen(int edge) {
        return byCode[2 * edge] < Double.POSITIVE_INFINITY || byCode[2 * edge + 1] < Double.POSITIVE_INFINITY;
    }

    /// Seconds for a part of an arc; none for no part of a forbidden one.
    double part(int code, double fraction) {
        return fraction <= 0 ? 0 : fraction * byCode[code];
    }
}
