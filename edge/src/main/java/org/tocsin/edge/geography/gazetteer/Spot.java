package org.tocsin.edge.geography.gazetteer;

import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// Where a number stands on a street.
///
/// @param door  position of the door in the pack, -1 for none
/// @param piece position of the centreline in the pack, -1 for unknown
/// @param sure  1 for a known door, less for less
/// @param known the number itself is known, however well it is placed
record Spot(
        int door,
        int piece,
        Point point,
        MatchKind kind,
        String written,
        Exactness exactness,
        double sure,
        String why,
        boolean known) {

    Spot secondChoice() {
        return new Spot(door, piece, point, kind, written, exactness, sure * 0.85, "or here: " + why, known);
    }
}
