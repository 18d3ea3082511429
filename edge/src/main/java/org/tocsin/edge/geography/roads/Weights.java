package org.tocsin.edge.geography.roads;

import java.util.BitSet;
import org.tocsin.core.places.Roads.Profile;

/// What each arc costs one profile, in ticks of 0.1 ms; [#NEVER] where it may not go or the street is closed.
///
/// Whole numbers add up the same in any order, so that every search over the same streets gives exactly the same price,
/// and they take half the memory. A way is rounded by less than 0.1 ms a street.
final class Weights {
    /// So many ticks are a second.
    static final int TICKS = 10_000;
    /// No way; two of them still add up to a whole number. Longer drives than 29 hours are none.
    static final int NEVER = Integer.MAX_VALUE / 2;

    /// Ticks by arc code.
    final int[] byCode;

    private Weights(int[] byCode) {
        this.byCode = byCode;
    }

    static Weights of(StreetGraph graph, Profile profile) {
        var byCode = new int[2 * graph.edgeCount];
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            var street = graph.streets.get(edge);
            for (int against = 0; against < 2; against++) {
                boolean withFlow = street.oneWay() == 0 || (street.oneWay() > 0) == (against == 0);
                double kmh = Pace.kmh(profile, street.roadClass(), street.speedKmh(), withFlow);
                byCode[2 * edge + against] = kmh <= 0
                        ? NEVER
                        : Math.clamp(Math.round(graph.lengthMeters[edge] * 3.6 / kmh * TICKS), 1, NEVER);
            }
        }
        return new Weights(byCode);
    }

    Weights without(BitSet closedEdges) {
        var changed = byCode.clone();
        closedEdges.stream().forEach(edge -> {
            changed[2 * edge] = NEVER;
            changed[2 * edge + 1] = NEVER;
        });
        return new Weights(changed);
    }

    boolean isOpen(int edge) {
        return byCode[2 * edge] < NEVER || byCode[2 * edge + 1] < NEVER;
    }

    /// Ticks for a part of an arc; none for no part of a forbidden one.
    int part(int code, double fraction) {
        return fraction <= 0 ? 0 : byCode[code] == NEVER ? NEVER : (int) Math.round(fraction * byCode[code]);
    }

    static double seconds(int ticks) {
        return ticks >= NEVER ? Double.POSITIVE_INFINITY : ticks / (double) TICKS;
    }
}
