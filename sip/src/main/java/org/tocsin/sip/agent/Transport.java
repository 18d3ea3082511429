package org.tocsin.sip.agent;

import java.util.Locale;

/// How SIP is carried.
public enum Transport {
    UDP(false, 5060),
    TCP(true, 5060),
    TLS(true, 5061);

    private final boolean reliable;
    private final int defaultPort;

    Transport(boolean reliable, int defaultPort) {
        this.reliable = reliable;
        this.defaultPort = defaultPort;
    }

    /// Whether nothing has to be retransmitted.
    public boolean isReliable() {
        return reliable;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /// The transport of a `transport=` parameter or a Via, else the one given.
    static Transport named(String name, Transport otherwise) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UDP" -> UDP;
            case "TCP" -> TCP;
            case "TLS" -> TLS;
            default -> otherwise;
        };
    }
}
