package org.tocsin.core.directory;

import java.util.List;
import org.tocsin.core.kernel.Command;

/// What can be asked about the directory.
public sealed interface DirectoryCommand extends Command {
    /// Put a list in force, whole.
    record Load(String version, List<Listing> listings) implements DirectoryCommand {
        public Load {
            listings = List.copyOf(listings);
        }
    }
}
