package org.tocsin.edge.telephony.signalling;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How SIP is spoken over TLS. The files are PEM and may be renewed at any time: each new connection looks.
///
/// @param port        to listen on; 0 for any free port
/// @param certificate ours, with the chain behind it
/// @param key         of that certificate; its owner's alone to read
/// @param authorities who may have signed a peer's certificate; null takes those of the Java runtime
/// @param requireCertificate whether who calls must show one
public record TlsSettings(
        int port, Path certificate, Path key, @Nullable Path authorities, boolean requireCertificate) {
    public TlsSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535");
        }
    }
}
