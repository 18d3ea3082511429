package org.tocsin.edge.telephony.webrtc;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;

/// A handshake with ourselves at the start: the first one takes seconds, every later one milliseconds, and no
/// telecommunicator shall be the first.
final class Rehearsal {
    private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());

    private Rehearsal() {}

    /// @return the keys both sides agreed on; empty if it failed, which costs nothing but the warmth
    static byte[] handshake(DtlsIdentity identity) {
        var toClient = new AtomicReference<QueuedTransport>();
        var server = new QueuedTransport(packet -> {
            var client = toClient.get();
            if (client != null) {
                client.arrived(packet);
            }
        });
        var client = new QueuedTransport(server::arrived);
        toClient.set(client);
        var serverSide = new DtlsServer(identity, identity.fingerprint());
        Thread.ofVirtual().name("dtls-rehearsal").start(() -> {
            try {
                new DTLSClientProtocol().connect(new DtlsClient(identity), client);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "rehearsal, client: {0}", e.getMessage());
            }
        });
        try {
            new DTLSServerProtocol().accept(serverSide, server);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the rehearsal of a handshake failed: {0}", e.getMessage());
        }
        return serverSide.keys();
    }
}
