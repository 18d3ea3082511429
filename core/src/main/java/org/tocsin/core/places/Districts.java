package org.tocsin.core.places;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which areas a point lies in, by kind of boundary, with borders that lie within a few metres told.
///
/// @param byKind     one name for each kind the map knows at this point
/// @param borderline for a kind whose border is near: the neighbouring name
public record Districts(Map<BoundaryKind, String> byKind, Map<BoundaryKind, String> borderline) {
    public static final Districts NONE = new Districts(Map.of(), Map.of());

    public Districts {
        byKind = Collections.unmodifiableMap(new TreeMap<>(byKind));
        borderline = Collections.unmodifiableMap(new TreeMap<>(borderline));
    }

    public Optional<String> find(BoundaryKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }
}
