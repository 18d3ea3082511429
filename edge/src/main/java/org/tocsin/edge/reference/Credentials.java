package org.tocsin.edge.reference;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.certificates.CredentialsUnavailable;
import org.tocsin.edge.certificates.OwnKey;
import org.tocsin.edge.certificates.PemFiles;

/// Who this centre is to the servers it asks, and whose certificates it believes; all as PEM files.
///
/// @param certificate our own with its chain; null for none
/// @param key         its private key without a password, for its owner's eyes only
/// @param authorities who vouches for the servers; null for those the machine trusts
public record Credentials(
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path authorities) {
    /// Nobody in particular, who believes those the machine trusts.
    public static final Credentials NONE = new Credentials(null, null, null);

    public Credentials {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("a certificate and its key go together");
        }
    }

    /// @throws CredentialsUnavailable if a file cannot be read or holds something else; the message names it
    public SSLContext open() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(), trust(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new CredentialsUnavailable("the certificates cannot be used", e);
        }
    }

    private KeyManager @Nullable [] keys() {
        return certificate == null || key == null
                ? null
                : new KeyManager[] {new OwnKey(PemFiles.certificates(certificate), PemFiles.key(key))};
    }

    private TrustManager @Nullable [] trust() throws GeneralSecurityException {
        if (authorities == null) {
            return null;
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(PemFiles.authorities(authorities));
        return factory.getTrustManagers();
    }
}
