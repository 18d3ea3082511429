package org.tocsin.edge.telephony.webrtc;

import java.io.IOException;
import java.util.Hashtable;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;

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
                new DTLSClientProtocol().connect(new Client(identity), client);
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

    /// As a browser does it.
    private static final class Client extends DefaultTlsClient {
        private final DtlsIdentity identity;

        Client(DtlsIdentity identity) {
            super(identity.crypto());
            this.identity = identity;
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        public Hashtable getClientExtensions() throws IOException {
            var extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions, new UseSRTPData(new int[] {DtlsServer.PROFILE}, TlsUtils.EMPTY_BYTES));
            return extensions;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate shown) {}

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) {
                    return new BcDefaultTlsCredentialedSigner(
                            new TlsCryptoParameters(context),
                            identity.crypto(),
                            identity.privateKey(),
                            identity.certificate(),
                            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
                }
            };
        }
    }
}
