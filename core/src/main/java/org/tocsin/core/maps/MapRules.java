package org.tocsin.core.maps;

import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;

/// The rules of the maps room. It has no state of its own: the map answers, the journal says since when.
public final class MapRules {
    private MapRules() {}

    public static Decision decide(MapCommand command, Stamp stamp) {
        return switch (command) {
            case MapCommand.PutInForce put ->
                stamp.actor() instanceof Actor.Machine
                        ? Decision.accept(
                                new MapEvent.MapPutInForce(stamp.at(), put.orderedBy(), put.pack(), put.replaced()))
                        : Decision.reject(new MapRejection.NotByHand());
        };
    }
}
