package org.tocsin.edge.live.view;

import java.time.Instant;

/// A staffed workstation.
///
/// @param reason why not ready, empty when ready
public record PositionView(
        String id, String login, String name, Instant since, boolean ready, String reason, boolean connected) {}
