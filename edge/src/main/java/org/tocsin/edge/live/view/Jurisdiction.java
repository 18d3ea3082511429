package org.tocsin.edge.live.view;

import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Gazetteer;

/// Which calls are this centre's, by the PSAP boundaries of the map.
///
/// @param named name of this centre's boundary, empty for the one at the middle of the map
/// @param pack  the one in force
public record Jurisdiction(String named, Gazetteer gazetteer, Supplier<CityPack> pack) {
    /// Said of a place in no PSAP boundary of the map.
    public static final String OUTSIDE = "outside every boundary on this map";

    private static final String UNMAPPED = ", whose centre is not on this map";

    /// Whose call it is when it is not this centre's. A map without PSAP boundaries says nothing; within the width of
    /// a border nobody can say, so the call stays where it is.
    public Optional<String> findRightPsap(Districts districts) {
        var current = pack.get();
        if (current.boundaries().stream().noneMatch(boundary -> boundary.kind() == BoundaryKind.PSAP)) {
            return Optional.empty();
        }
        var own = named.isEmpty()
                ? gazetteer
                        .districts(current.manifest().center())
                        .find(BoundaryKind.PSAP)
                        .orElse("")
                : named;
        var psap = districts
                .find(BoundaryKind.PSAP)
                .or(() -> districts.find(BoundaryKind.MUNICIPALITY).map(town -> town + UNMAPPED))
                .orElse(OUTSIDE);
        boolean atOurBorder = own.equals(districts.borderline().get(BoundaryKind.PSAP));
        return psap.equals(own) || atOurBorder ? Optional.empty() : Optional.of(psap);
    }
}
