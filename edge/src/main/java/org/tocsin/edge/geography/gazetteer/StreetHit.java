package org.tocsin.edge.geography.gazetteer;

/// A street that words may mean.
///
/// @param likeness 1 for exactly its name
/// @param called   the name that matched, its own or another
/// @param open     the words were only the beginning of the name
record StreetHit(Street street, double likeness, String called, boolean open) {
    boolean byOtherName() {
        return !called.equals(street.name());
    }

    /// In words, why this street; empty when it was named exactly.
    String why() {
        var byName = byOtherName() ? "also called " + called : "";
        if (likeness >= 0.97 || open) {
            return byName;
        }
        return "read as " + called + (byName.isEmpty() ? "" : ", a name of " + street.name());
    }
}
