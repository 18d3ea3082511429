package org.tocsin.edge.telephony.signalling;

import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why there is no TLS with somebody, and what to do about it.
///
/// @param words one sentence for the people who run the centre and for those who run the other side; no secrets
public record Distrust(Kind kind, String words) {
    /// What is wrong.
    public enum Kind {
        /// They showed no certificate.
        MISSING,
        EXPIRED,
        NOT_YET_VALID,
        /// Signed by nobody we trust.
        UNTRUSTED,
        /// It is good, but names somebody else.
        WRONG_NAME,
        /// They do not trust ours.
        OURS_REFUSED,
        /// No TLS, or none that both speak.
        NO_TLS
    }

    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");

    /// A certificate that was refused while hands were shaken.
    static final class Refused extends CertificateException {
        private static final long serialVersionUID = 1;

        private final transient Distrust distrust;

        Refused(Distrust distrust, Throwable cause) {
            super(distrust.words(), cause);
            this.distrust = distrust;
        }

        Distrust distrust() {
            return distrust;
        }
    }

    /// What a failed handshake with somebody came of.
    public static Distrust of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused.distrust();
            }
        }
        var message = String.valueOf(failure.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("certificate chain")) {
            return new Distrust(
                    Kind.MISSING,
                    "it showed no certificate: let it show one, or set sip.tls-require-certificate to false");
        }
        Matcher alert = ALERT.matcher(message);
        if (alert.find()) {
            return ofAlert(alert.group(1));
        }
        return new Distrust(
                Kind.NO_TLS,
                "no TLS came about (" + message.replaceAll("[^ -~]", "?") + "): TLS 1.2 or 1.3 is spoken here");
    }

    private static Distrust ofAlert(String alert) {
        return switch (alert) {
            case "unknown_ca" ->
                ours("it does not know who signed our certificate: give its operators that authority's");
            case "certificate_expired" -> ours("it says that our certificate has expired: renew it");
            case "certificate_required", "bad_certificate", "unsupported_certificate", "certificate_unknown" ->
                ours("it refuses our certificate (" + alert + "): ask its operators which they accept");
            case "access_denied", "certificate_revoked" ->
                ours("it refuses our certificate (" + alert + "): ask its operators why");
            default -> new Distrust(Kind.NO_TLS, "no TLS came about: it said " + alert);
        };
    }

    private static Distrust ours(String words) {
        return new Distrust(Kind.OURS_REFUSED, words);
    }
}
