package org.tocsin.core.directory;

import java.util.List;
import org.tocsin.core.kernel.Event;

/// What has happened to the directory.
public sealed interface DirectoryEvent extends Event {
    record DirectoryLoaded(String version, List<Listing> listings) implements DirectoryEvent {
        public DirectoryLoaded {
            listings = List.copyOf(listings);
        }
    }
}
