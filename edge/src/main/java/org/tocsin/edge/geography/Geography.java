package org.tocsin.edge.geography;

import java.time.Instant;
import java.util.Collection;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Roads;
import org.tocsin.edge.geography.gazetteer.PackGazetteer;
import org.tocsin.edge.geography.roads.RoadNetwork;

/// One version of the map, ready to answer: immutable, safe from any thread.
public record Geography(CityPack pack, Gazetteer gazetteer, RoadNetwork roads) {

    /// Builds the network and the indexes; about a second for a city of 25,000 doors.
    public static Geography of(CityPack pack) {
        return new Geography(pack, PackGazetteer.of(pack), RoadNetwork.of(pack));
    }

    /// The version every decision made from this map records.
    public String version() {
        return pack.manifest().version();
    }

    /// The same map with these streets closed and no others.
    public Geography withClosures(Collection<Roads.Closure> closures, Instant now) {
        return new Geography(pack, gazetteer, roads.withClosures(closures, now));
    }
}
