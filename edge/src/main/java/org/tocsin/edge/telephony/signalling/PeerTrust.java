package org.tocsin.edge.telephony.signalling;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Whether a certificate is signed by somebody we trust and valid now; if not, why, in words. Whose it is, is not asked
/// here: SIP has its own rules for that (RFC 5922).
final class PeerTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;

    /// @param authorities null for those of the Java runtime
    PeerTrust(@Nullable KeyStore authorities) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(authorities);
        judge = Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("this Java has no judge of certificates"));
    }

    private interface Judgement {
        void pass() throws CertificateException;
    }

    private static void told(X509Certificate[] chain, Judgement judgement) throws CertificateException {
        try {
            judgement.pass();
        } catch (CertificateException | IllegalArgumentException e) {
            throw new Distrust.Refused(distrust(chain, String.valueOf(e.getMessage())), e);
        }
    }

    private static Distrust distrust(X509Certificate[] chain, String why) {
        if (chain.length == 0) {
            return new Distrust(Distrust.Kind.MISSING, "it showed no certificate: let it show one");
        }
        for (var certificate : chain) {
            var lapse = findLapse(certificate);
            if (lapse.isPresent()) {
                return lapse.get();
            }
        }
        if (why.toLowerCase(Locale.ROOT).contains("key usage")) {
            return new Distrust(
                    Distrust.Kind.UNTRUSTED,
                    "the certificate " + name(chain[0]) + " is not made for this side of TLS (extended key usage): its"
                            + " owner must order one for servers and clients");
        }
        var top = chain[chain.length - 1].getIssuerX500Principal().getName();
        return new Distrust(
                Distrust.Kind.UNTRUSTED,
                "the certificate " + name(chain[0]) + " is signed by " + plain(top)
                        + ", whom we do not trust: if it is genuine, put that authority into sip.tls-authorities");
    }

    /// Whether a certificate is not valid at this time.
    static Optional<Distrust> findLapse(X509Certificate certificate) {
        var now = Date.from(Instant.now());
        if (now.after(certificate.getNotAfter())) {
            return Optional.of(new Distrust(
                    Distrust.Kind.EXPIRED,
                    "the certificate " + name(certificate) + " expired on " + day(certificate.getNotAfter())
                            + ": its owner must renew it"));
        }
        if (now.before(certificate.getNotBefore())) {
            return Optional.of(new Distrust(
                    Distrust.Kind.NOT_YET_VALID,
                    "the certificate " + name(certificate) + " is valid from " + day(certificate.getNotBefore())
                            + " only: compare the clocks"));
        }
        return Optional.empty();
    }

    private static String name(X509Certificate certificate) {
        return plain(certificate.getSubjectX500Principal().getName());
    }

    private static String plain(String name) {
        return name.substring(0, Math.min(100, name.length())).replaceAll("[^ -~]", "?");
    }

    private static String day(Date date) {
        return date.toInstant().toString().substring(0, 10);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        told(chain, () -> judge.checkClientTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        told(chain, () -> judge.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        told(chain, () -> judge.checkClientTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        told(chain, () -> judge.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        told(chain, () -> judge.checkClientTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        told(chain, () -> judge.checkServerTrusted(chain, type));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
