package org.tocsin.edge.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Who this centre is to the servers it asks, and whose certificates it believes; all as PEM files.
///
/// @param certificate our own with its chain; null for none
/// @param key         its private key (PKCS #8, not encrypted)
/// @param authorities who vouches for the servers; null for those the machine trusts
public record Credentials(
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path authorities) {
    /// Nobody in particular, who believes those the machine trusts.
    public static final Credentials NONE = new Credentials(null, null, null);

    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519", "Ed448");
    private static final String ALIAS = "centre";

    public Credentials {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("a certificate and its key go together");
        }
    }

    /// @throws IOException if a file cannot be read or holds something else; the message names it
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
        store.setKeyEntry(
                ALIAS, privateKey(key), new char[0], certificates(certificate).toArray(Certificate[]::new));
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
        for (var one : certificates(authorities)) {
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

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException(file + " has no certificate");
            }
            return found;
        }
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
        String text = Files.readString(file);
        int begin = text.indexOf("-----BEGIN PRIVATE KEY-----");
        int end = text.indexOf("-----END PRIVATE KEY-----");
        if (begin < 0 || end < begin) {
            throw new IOException(file + " has no private key (PKCS #8, BEGIN PRIVATE KEY)");
        }
        byte[] bytes =
                Base64.getMimeDecoder().decode(text.substring(begin + "-----BEGIN PRIVATE KEY-----".length(), end));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException _) {
                // of another kind
            }
        }
        throw new IOException(file + " has a private key of a kind that is not known");
    }
}
