package org.tocsin.sip.message;

import org.tocsin.sip.MalformedException;

/// A host name or address, IPv6 in brackets, and a port; 0 when none is given.
public record HostPort(String host, int port) {
    /// @throws MalformedException if the host is no name or address, or the port is beyond 65535
    public HostPort {
        if (!SipUri.isHost(host)) {
            throw new MalformedException("no host");
        }
        if (port < 0 || port > 65_535) {
            throw new MalformedException("port beyond 65535");
        }
    }

    /// Reads `host`, `host:port` or `[v6]:port`; spaces around the colon are let pass.
    ///
    /// @throws MalformedException if it is none of these
    public static HostPort parse(String text) {
        int bracket = text.indexOf(']');
        int colon = text.indexOf(':', Math.max(bracket, 0));
        if (colon < 0) {
            return new HostPort(text.strip(), 0);
        }
        String port = text.substring(colon + 1).strip();
        if (!Lexer.isDigits(port) || port.length() > 9) {
            throw new MalformedException("port that is no number");
        }
        return new HostPort(text.substring(0, colon).strip(), Integer.parseInt(port));
    }

    /// Whether the host is an IPv4 or IPv6 address rather than a name.
    public boolean isAddress() {
        if (host.charAt(0) == '[') {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            if (!Lexer.isDigit(host.charAt(i)) && host.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    /// The wire form.
    public String text() {
        return port == 0 ? host : host + ":" + port;
    }
}
