package org.tocsin.core.units;

import java.util.List;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;

/// What is true of a unit before it does anything; fields as in [Unit].
public record UnitSpec(
        UnitId id,
        String kind,
        Agency agency,
        String station,
        String municipality,
        String beat,
        List<String> abilities,
        Point home) {
    public UnitSpec {
        abilities = List.copyOf(abilities);
    }
}
