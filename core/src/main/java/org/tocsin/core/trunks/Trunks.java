package org.tocsin.core.trunks;

import java.util.List;
import java.util.Optional;

/// The state of the room.
///
/// @param all in the order in which they are tried
public record Trunks(List<Trunk> all) {
    public static final Trunks NONE = new Trunks(List.of());

    public Trunks {
        all = List.copyOf(all);
    }

    public Optional<Trunk> find(String name) {
        return all.stream().filter(trunk -> trunk.name().equals(name)).findFirst();
    }

    /// Whether calls go there while others are to be had; a name that is not known counts as one.
    public boolean isUsable(String name) {
        return find(name).map(trunk -> trunk.state().isUsable()).orElse(true);
    }

    /// Whether there are trunks and none of them stands.
    public boolean isCutOff() {
        return !all.isEmpty() && all.stream().noneMatch(trunk -> trunk.state().isUsable());
    }

    Trunks put(Trunk changed) {
        return new Trunks(all.stream()
                .map(trunk -> trunk.name().equals(changed.name()) ? changed : trunk)
                .toList());
    }
}
