package org.tocsin.core.recordings;

/// On what occasion a recording is heard.
public enum Hearing {
    /// The last minutes of one's own position, in the middle of the work.
    RECALL,
    /// A call, on the playback screen.
    PLAYBACK
}
