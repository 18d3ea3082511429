package org.tocsin.core.registry;

/// A record residents filed, by reference.
///
/// @param id         reference into the vault
/// @param kind       what sort of record it is
/// @param phoneIndex blind index of the telephone number it is bound to, empty for none
/// @param placeIndex blind index of the address it is bound to, empty for none
public record Entry(String id, Kind kind, String phoneIndex, String placeIndex) {
    public enum Kind {
        DISABILITY_INDICATOR,
        HEALTH_PROFILE
    }
}
