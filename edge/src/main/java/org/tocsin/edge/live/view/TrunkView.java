package org.tocsin.edge.live.view;

import java.time.Instant;
import org.tocsin.core.trunks.Trunk;
import org.tocsin.core.trunks.TrunkState;

/// A way by which calls leave the centre.
///
/// @param id    its name
/// @param words of its state
/// @param why   what said so, may be empty
public record TrunkView(String id, TrunkState state, String words, boolean usable, Instant since, String why) {
    public static TrunkView of(Trunk trunk) {
        return new TrunkView(
                trunk.name(),
                trunk.state(),
                trunk.state().words(),
                trunk.state().isUsable(),
                trunk.since(),
                trunk.why());
    }
}
