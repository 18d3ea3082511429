package org.tocsin.core.recordings;

import java.util.List;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;

/// What can be asked about recordings.
public sealed interface RecordingCommand extends Command {
    /// Hear a call, or a part of it.
    ///
    /// @param handlers   logins of those who handled the call, from the journal
    /// @param supervisor whether the asker is one
    /// @param tracks     names of the tracks asked for
    record Hear(CallId call, Hearing how, List<String> handlers, boolean supervisor, List<String> tracks)
            implements RecordingCommand {
        public Hear {
            handlers = List.copyOf(handlers);
            tracks = List.copyOf(tracks);
        }
    }
}
