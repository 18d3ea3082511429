package org.tocsin.sip.agent;

/// Where a message came from, and where one is to go.
///
/// @param host an address, or the name the edge is to look up; IPv6 without brackets
/// @param connection the edge's name for an open connection to answer on; empty for UDP, and for "any connection to
///     there, opened if need be"
public record Flow(Transport transport, String host, int port, String connection) {
    public Flow {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a flow has a host and a port of 1 to 65535");
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
    }

    public static Flow udp(String host, int port) {
        return new Flow(Transport.UDP, host, port, "");
    }

    /// Any connection to there.
    public static Flow tcp(String host, int port) {
        return new Flow(Transport.TCP, host, port, "");
    }

    boolean hasConnection() {
        return !connection.isEmpty();
    }
}
