package org.tocsin.edge.telephony.signalling;

import org.jspecify.annotations.Nullable;

/// Where SIP is spoken.
///
/// @param bindHost       address to listen on; `0.0.0.0` for all
/// @param advertisedHost what we say we can be reached at, in Via, Contact and session descriptions
/// @param udpPort        0 for any free port
/// @param tcpPort        0 for any free port
/// @param maximumConnections over TCP and TLS; beyond it the one silent for the longest is closed, a new one is never
/// refused
/// @param tls            null for no TLS
public record SipSettings(
        String bindHost,
        String advertisedHost,
        int udpPort,
        int tcpPort,
        int maximumConnections,
        @Nullable TlsSettings tls) {
    public SipSettings {
        if (udpPort < 0 || udpPort > 65_535 || tcpPort < 0 || tcpPort > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535");
        }
        if (maximumConnections < 1) {
            throw new IllegalArgumentException("room for one connection at least");
        }
        if (bindHost.isBlank() || advertisedHost.isBlank()) {
            throw new IllegalArgumentException("SIP needs an address to listen on and one to advertise");
        }
    }

    /// Without TLS.
    public SipSettings(String bindHost, String advertisedHost, int udpPort, int tcpPort, int maximumConnections) {
        this(bindHost, advertisedHost, udpPort, tcpPort, maximumConnections, null);
    }

    public SipSettings withTls(TlsSettings settings) {
        return new SipSettings(bindHost, advertisedHost, udpPort, tcpPort, maximumConnections, settings);
    }

    /// On this machine alone.
    public static SipSettings loopback(int port) {
        return new SipSettings("127.0.0.1", "127.0.0.1", port, port, 1_000);
    }
}
