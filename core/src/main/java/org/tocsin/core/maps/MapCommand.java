package org.tocsin.core.maps;

import org.tocsin.core.kernel.Command;

/// What can be asked about maps.
public sealed interface MapCommand extends Command {
    /// A pack was proved and answers from now on.
    ///
    /// @param orderedBy login of whoever asked for it, empty at a start
    /// @param replaced  version it takes the place of, empty at a start
    record PutInForce(Pack pack, String orderedBy, String replaced) implements MapCommand {}
}
