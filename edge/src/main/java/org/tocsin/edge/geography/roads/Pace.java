package org.tocsin.edge.geography.roads;

import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.core.places.Roads.Profile;

/// How fast each profile goes on a street. Figures are planning speeds: a centre learns its own from its responses.
final class Pace {
    /// Against the direction of a one-way street with lights and siren: a crawl, so that it is chosen only when it
    /// spares a long way round.
    private static final double CRAWL_KMH = 12;

    private static final double WALK_KMH = 5;
    private static final double APPARATUS_FACTOR = 0.9;
    private static final double APPARATUS_TOP_KMH = 90;
    private static final double EMERGENCY_CAR_FACTOR = 1.2;
    private static final double EMERGENCY_CAR_TOP_KMH = 130;

    private Pace() {}

    /// Kilometres an hour, 0 where the profile may not go.
    ///
    /// @param withFlow whether the direction is the one traffic may take
    static double kmh(Profile profile, RoadClass roadClass, double speedKmh, boolean withFlow) {
        if (profile == Profile.FOOT) {
            return roadClass == RoadClass.MOTORWAY || roadClass == RoadClass.TRUNK ? 0 : WALK_KMH;
        }
        if (roadClass == RoadClass.FOOTWAY || speedKmh <= 0) {
            return 0;
        }
        return switch (profile) {
            case CAR -> withFlow ? speedKmh : 0;
            case FIRE_APPARATUS ->
                withFlow
                        ? Math.min(speedKmh * APPARATUS_FACTOR, APPARATUS_TOP_KMH)
                        : against(roadClass, speedKmh * APPARATUS_FACTOR);
            case EMERGENCY_CAR ->
                withFlow
                        ? Math.min(speedKmh * EMERGENCY_CAR_FACTOR, EMERGENCY_CAR_TOP_KMH)
                        : against(roadClass, speedKmh);
            case FOOT -> WALK_KMH;
        };
    }

    /// Nobody drives against a motorway.
    private static double against(RoadClass roadClass, double withFlowKmh) {
        return roadClass == RoadClass.MOTORWAY ? 0 : Math.min(CRAWL_KMH, withFlowKmh);
    }
}
