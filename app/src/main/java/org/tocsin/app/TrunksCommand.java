package org.tocsin.app;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.app.configuration.Mode;
import org.tocsin.edge.certificates.CredentialsUnavailable;
import org.tocsin.edge.certificates.PemFiles;
import org.tocsin.edge.telephony.keepalive.TrunkPeer;
import org.tocsin.edge.telephony.signalling.CertificateNames;
import org.tocsin.edge.telephony.signalling.Credentials;
import org.tocsin.edge.telephony.signalling.Distrust;
import org.tocsin.edge.telephony.trunks.Trunk;

/// `tocsin trunks`: our certificate, the authorities we trust, and what a handshake with each trunk over TLS comes to.
final class TrunksCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration OBJECTION = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofDays(14);

    private final PrintStream out;
    private boolean trouble;

    private TrunksCommand(PrintStream out) {
        this.out = out;
    }

    /// @return 0, or 1 if something needs somebody
    static int run(Arguments arguments, PrintStream out) {
        var configuration = Main.configuration(Mode.SERVE, arguments);
        arguments.refuseRest();
        try {
            return new TrunksCommand(out).check(configuration.sip());
        } catch (CredentialsUnavailable e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "SIP over TLS: " + e.getMessage() + ".", e);
        }
    }

    private int check(Configuration.SipPart sip) {
        var trunks = VoicePart.trunks(sip.trunks());
        var tls = VoicePart.tls(sip, trunks);
        if (tls == null) {
            out.println("certificate  none: trunks over TLS need sip.tls-certificate and sip.tls-key");
        } else {
            var credentials = Credentials.open(tls);
            line("certificate", credentials.certificate());
            if (!sip.tlsAuthorities().isEmpty()) {
                PemFiles.certificates(Path.of(sip.tlsAuthorities())).forEach(one -> line("authority", one));
            }
            trunks.list().stream().filter(Trunk::tls).forEach(trunk -> shakeHands(credentials, trunk));
        }
        trunks.list().stream()
                .filter(trunk -> !trunk.tls())
                .forEach(trunk -> out.println("trunk        " + trunk.name() + " "
                        + trunk.uri().text() + ": no TLS, voice encrypted " + word(trunk)));
        return trouble ? 1 : 0;
    }

    private static String word(Trunk trunk) {
        return trunk.voice().name().toLowerCase(Locale.ROOT);
    }

    private void line(String what, X509Certificate certificate) {
        out.printf("%-12s %s, %s%n", what, subject(certificate), expiry(certificate));
    }

    private static String subject(X509Certificate certificate) {
        var names = CertificateNames.list(certificate);
        return names.isEmpty() ? certificate.getSubjectX500Principal().getName() : String.join(", ", names);
    }

    private String expiry(X509Certificate certificate) {
        var end = certificate.getNotAfter().toInstant();
        long days = Duration.between(Instant.now(), end).toDays();
        boolean over = end.isBefore(Instant.now());
        boolean soon = end.isBefore(Instant.now().plus(SOON));
        trouble |= soon;
        var day = end.toString().substring(0, 10);
        return over ? "EXPIRED on " + day : "expires on " + day + (soon ? ", in " + days + " days: renew it" : "");
    }

    /// Under TLS 1.3 the other side says only behind the handshake that it does not like our certificate.
    private static void listen(SSLSocket socket) throws IOException {
        socket.setSoTimeout((int) OBJECTION.toMillis());
        try {
            socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            // no objection
        }
    }

    private void shakeHands(Credentials credentials, Trunk trunk) {
        var flow = TrunkPeer.flow(trunk.uri());
        var said =
                "trunk        " + trunk.name() + " " + trunk.uri().text() + ", voice encrypted " + word(trunk) + ": ";
        try (var socket = (SSLSocket) credentials.context().getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(flow.host(), flow.port()), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.startHandshake();
            listen(socket);
            var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            var names = CertificateNames.list(shown);
            if (names.stream().noneMatch(trunk.subjects()::contains)) {
                trouble = true;
                out.println(said + "its certificate is for " + subject(shown) + ", not for "
                        + String.join(", ", trunk.subjects()));
            } else {
                out.println(said + socket.getSession().getProtocol() + ", " + subject(shown) + ", " + expiry(shown));
            }
        } catch (javax.net.ssl.SSLException e) {
            trouble = true;
            out.println(said + Distrust.of(e).words());
        } catch (IOException e) {
            trouble = true;
            out.println(said + "cannot be reached (" + e.getMessage() + ")");
        }
    }
}
