package org.tocsin.edge.telephony.signalling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.certificates.CredentialsUnavailable;
import org.tocsin.edge.certificates.OwnKey;
import org.tocsin.edge.certificates.PemFiles;

/// Our certificate and whom we trust, as the files say at the moment. Safe for any thread; every method but
/// [#expires] may read files.
public final class Credentials {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final TlsSettings settings;
    private volatile Loaded loaded;
    private String stamp;

    private record Loaded(SSLContext context, X509Certificate certificate) {}

    /// @throws CredentialsUnavailable if a file is missing or cannot be used
    public static Credentials open(TlsSettings settings) {
        return new Credentials(settings);
    }

    private Credentials(TlsSettings settings) {
        this.settings = settings;
        stamp = stamp();
        loaded = load(settings);
    }

    /// Takes up files that were renewed.
    ///
    /// @return why the new ones cannot be used, once: the old ones go on
    public synchronized Optional<String> refresh() {
        var now = stamp();
        if (now.equals(stamp)) {
            return Optional.empty();
        }
        stamp = now;
        try {
            loaded = load(settings);
            return Optional.empty();
        } catch (CredentialsUnavailable e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private String stamp() {
        var text = new StringBuilder();
        var files = new ArrayList<@Nullable Path>(List.of(settings.certificate(), settings.key()));
        files.add(settings.authorities());
        for (var file : files) {
            try {
                text.append(file == null ? "" : Files.getLastModifiedTime(file) + " " + Files.size(file));
            } catch (IOException e) {
                text.append("gone");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static Loaded load(TlsSettings settings) {
        var chain = PemFiles.certificates(settings.certificate());
        var key = PemFiles.key(settings.key());
        try {
            if (!PemFiles.match(chain.getFirst(), key)) {
                throw new CredentialsUnavailable(
                        settings.key() + " is not the key of the certificate in " + settings.certificate(), null);
            }
            var authorities = settings.authorities();
            var trust = new PeerTrust(authorities == null ? null : PemFiles.authorities(authorities));
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OwnKey(chain, key)}, new TrustManager[] {trust}, null);
            return new Loaded(context, chain.getFirst());
        } catch (GeneralSecurityException e) {
            throw new CredentialsUnavailable(settings.certificate() + " and its key cannot be used", e);
        }
    }

    /// For somebody who has connected to us.
    SSLEngine server() {
        var engine = loaded.context().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(PROTOCOLS);
        if (settings.requireCertificate()) {
            engine.setNeedClientAuth(true);
        } else {
            engine.setWantClientAuth(true);
        }
        return engine;
    }

    /// For somebody we connect to. Whose certificate it is, is looked at afterwards.
    SSLEngine client(String host, int port) {
        var engine = loaded.context().createSSLEngine(host, port);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(PROTOCOLS);
        return engine;
    }

    /// For a trial connection from the command line.
    public SSLContext context() {
        return loaded.context();
    }

    /// When our own certificate expires.
    public Instant expires() {
        return loaded.certificate().getNotAfter().toInstant();
    }

    /// Our own certificate.
    public X509Certificate certificate() {
        return loaded.certificate();
    }
}
