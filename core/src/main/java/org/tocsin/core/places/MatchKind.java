package org.tocsin.core.places;

/// What sort of thing words about a place were matched to.
public enum MatchKind {
    ADDRESS,
    RANGE,
    BLOCK,
    STREET,
    INTERSECTION,
    COMMON_PLACE,
    FIRE_BOX,
    HYDRANT,
    POLE,
    BRIDGE,
    MILE_MARKER,
    COORDINATES,
    GRID_REFERENCE,
    PLUS_CODE,
    AREA
}
