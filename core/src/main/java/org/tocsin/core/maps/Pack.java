package org.tocsin.core.maps;

/// A city pack, as far as the record needs it.
///
/// @param licence    under which its data are used
/// @param origin     who made the data
/// @param doors      known addresses, 0 for a pack that cannot verify any
/// @param streets    pieces of street, 0 for a pack on which nobody can be routed
/// @param unable     in words, what it cannot do; empty for a full pack
public record Pack(String name, String version, String licence, String origin, int doors, int streets, String unable) {
    public Pack {
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("a pack has a name and a version");
        }
    }
}
