package org.tocsin.edge.telephony.webrtc;

/// Where browsers send their voice.
///
/// @param bindHost       address to listen on
/// @param advertisedHost address browsers reach it at, as their candidate
/// @param port           UDP, one for all browsers; 0 for any free one
public record BrowserSettings(String bindHost, String advertisedHost, int port) {
    public BrowserSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535");
        }
    }

    /// On this machine alone.
    public static BrowserSettings loopback(int port) {
        return new BrowserSettings("127.0.0.1", "127.0.0.1", port);
    }
}
