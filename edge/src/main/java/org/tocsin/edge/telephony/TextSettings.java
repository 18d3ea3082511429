package org.tocsin.edge.telephony;

/// How texts leave this centre.
///
/// @param gateway where a text to a number goes, `host:port` or `tcp:host:port`; empty for where the latest came from
public record TextSettings(String gateway) {
    public static final TextSettings NONE = new TextSettings("");

    public TextSettings {
        if (!gateway.isEmpty()) {
            TextRoute.gateway(gateway);
        }
    }
}
