package org.tocsin.edge.telephony;

import java.time.Duration;

/// How texts leave this centre, and when a caller is asked by TTY.
///
/// @param gateway        where a text to a number goes, `host:port` or `tcp:host:port`; empty for where the latest came
/// from
/// @param challengeAfter a caller who has said nothing for so long is asked by TTY; zero for never
/// @param challenge      what is asked
/// @param msrpPort       TCP port of message sessions, 0 for any
public record TextSettings(String gateway, Duration challengeAfter, String challenge, int msrpPort) {
    public static final TextSettings NONE =
            new TextSettings("", Duration.ZERO, "911 WHAT IS THE ADDRESS OF YOUR EMERGENCY Q GA", 0);

    public TextSettings {
        if (!gateway.isEmpty()) {
            TextRoute.gateway(gateway);
        }
    }
}
