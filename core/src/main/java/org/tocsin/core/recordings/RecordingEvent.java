package org.tocsin.core.recordings;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;

/// What has happened to recordings once they were made.
public sealed interface RecordingEvent extends Event {
    CallId call();

    /// @param by     login
    /// @param tracks names of the tracks that were heard
    record RecordingHeard(CallId call, Instant at, String by, Hearing how, List<String> tracks)
            implements RecordingEvent {
        public RecordingHeard {
            tracks = List.copyOf(tracks);
        }
    }
}
