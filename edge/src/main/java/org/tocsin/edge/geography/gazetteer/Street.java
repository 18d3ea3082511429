package org.tocsin.edge.geography.gazetteer;

import java.util.List;

/// A whole street in one municipality, as people name it.
///
/// @param number position in [Streets]
/// @param name   as signed
/// @param names  the taken-apart names, its own first, then what else it is called
/// @param calls  the same names as written
/// @param pieces positions of its centrelines in the pack
record Street(int number, String name, String municipality, List<StreetName> names, List<String> calls, int[] pieces) {
    /// How a match with this street reads: `North River Street`.
    String label() {
        return name;
    }
}
