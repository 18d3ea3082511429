package org.tocsin.core.trunks;

import java.util.List;
import org.tocsin.core.kernel.Command;

/// What can be asked about trunks. Telephony alone asks.
public sealed interface TrunkCommand extends Command {
    /// These trunks are configured, in the order in which they are tried. Those known before keep their state.
    record Configure(List<String> names) implements TrunkCommand {
        public Configure {
            names = List.copyOf(names);
        }
    }

    /// A trunk has come into another state; fields as in [Trunk].
    record Note(String name, TrunkState state, String why, long roundTripMillis) implements TrunkCommand {}
}
