package org.tocsin.edge.telephony;

import java.time.Duration;
import java.time.InstantSource;
import org.tocsin.edge.telephony.signalling.Credentials;

/// Looks at our own certificate now and then, so that nobody learns from a trunk that it has expired. Confined to one
/// thread.
final class CertificateWatch {
    private static final Duration WARN_BEFORE = Duration.ofDays(14);

    private final Credentials credentials;
    private final InstantSource time;
    private final TelephonyListener listener;
    private boolean warned;

    CertificateWatch(Credentials credentials, InstantSource time, TelephonyListener listener) {
        this.credentials = credentials;
        this.time = time;
        this.listener = listener;
    }

    /// Takes up renewed files, and says what is wrong with ours.
    void look() {
        var stale = credentials.refresh();
        var expires = credentials.expires();
        var day = expires.toString().substring(0, 10);
        if (stale.isPresent()) {
            warn("its renewed files cannot be used, the old ones go on until " + day + ": " + stale.get());
        } else if (expires.isBefore(time.instant())) {
            warn("it expired on " + day + ", trunks refuse it: renew sip.tls-certificate");
        } else if (expires.isBefore(time.instant().plus(WARN_BEFORE))) {
            warn("it expires on " + day + ": renew sip.tls-certificate, nothing has to be stopped for it");
        } else if (warned) {
            warned = false;
            listener.ownCertificate("");
        }
    }

    private void warn(String words) {
        warned = true;
        listener.ownCertificate(words);
    }
}
