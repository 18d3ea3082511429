package org.tocsin.edge.live.view;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether what is done reaches the database at once.
public enum DatabaseState {
    @JsonProperty("up")
    UP,
    /// Work goes on and is kept in a spool on disk.
    @JsonProperty("down")
    DOWN
}
