package org.tocsin.edge.http;

import java.util.Optional;
import org.tocsin.edge.interop.lost.LostServer;

/// Whether this centre answers LoST, and how often.
///
/// @param server absent when it is switched off
public record LostDesk(Optional<LostServer> server, RateCap rate) {}
