package org.tocsin.edge.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.signalling.PemFiles;

/// Who this centre is to the servers it asks, and whose certificates it believes; all as PEM files.
///
/// @param certificate our own with its chain; null for none
/// @param key         its private key, without a password, for its owner's eyes only
/// @param authorities who vouches for the servers; null for those the machine trusts
public record Credentials(
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path authorities) {
    /// Nobody in particular, who believes those the machine trusts.
    public static final Credentials NONE = new Credentials(null, null, null);

    private static final String ALIAS = "centre";

    public Credentials {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("a certificate and its key go together");
        }
    }

    /// @throws org.tocsin.edge.telephony.signalling.CredentialsUnavailable if a file cannot be read, holds something
    ///     else or, being a key, is open to others; the message names it
    /// @throws IOException if they cannot be used together
    public SSLContext open() throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(), trust(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates cannot be used: " + e.getMessage(), e);
        }
    }

    private KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
        if (certificate == null || key == null) {
            return null;
        }
        var store = empty();
        var chain = PemFiles.certificates(certificate).toArray(Certificate[]::new);
        store.setKeyEntry(ALIAS, PemFiles.key(key), new char[0], chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private TrustManager @Nullable [] trust() throws GeneralSecurityException, IOException {
        if (authorities == null) {
            return null;
        }
        var store = empty();
        int number = 0;
        for (var one : PemFiles.certificates(authorities)) {
            store.setCertificateEntry("authority-" + number++, one);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
