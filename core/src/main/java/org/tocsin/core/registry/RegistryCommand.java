package org.tocsin.core.registry;

import java.util.List;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;

/// What can be asked about residents' records.
public sealed interface RegistryCommand extends Command {
    /// Records were filed and sealed in the vault.
    record File(List<Entry> entries) implements RegistryCommand {
        public File {
            entries = List.copyOf(entries);
        }
    }

    /// A record was erased from the vault.
    record Erase(String entry, String cause) implements RegistryCommand {}

    /// Open a record because of a call.
    ///
    /// @param phoneIndex blind index of the call's number, empty for none
    /// @param placeIndex blind index of the call's or its incident's address, empty for none
    record Look(String entry, CallId call, String phoneIndex, String placeIndex) implements RegistryCommand {}
}
