package org.tocsin.core.registry;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;

/// What has happened to residents' records.
public sealed interface RegistryEvent extends Event {
    record EntriesFiled(List<Entry> entries) implements RegistryEvent {
        public EntriesFiled {
            entries = List.copyOf(entries);
        }
    }

    record EntryErased(String entry, Instant at, String cause) implements RegistryEvent {}

    /// Somebody saw a record; visible to its subject.
    ///
    /// @param ground `handles the call`, `works the incident`, `assigned to the incident`
    record EntrySeen(String entry, CallId call, Instant at, String by, String ground) implements RegistryEvent {}
}
