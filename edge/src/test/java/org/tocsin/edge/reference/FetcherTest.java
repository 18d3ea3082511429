package org.tocsin.edge.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.edge.certificates.CredentialsUnavailable;
import org.tocsin.sip.message.Bytes;

/// A URI from outside is followed only as far as the list and the bounds go.
class FetcherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(600);

    private static Fetcher fetcher(TrustList trusted) throws IOException {
        return new Fetcher(trusted, Credentials.NONE.open());
    }

    private static Question post(Duration patience) {
        return Question.post(
                "application/held+xml", "application/held+xml", Bytes.utf8("<locationRequest/>"), patience);
    }

    private static FetchFailed failure(Fetcher fetcher, String uri, Duration patience) {
        try {
            var answer = fetcher.fetch(uri, post(patience));
            throw new AssertionError("answered: " + answer);
        } catch (FetchFailed e) {
            return e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTrustedServerIsAsked() throws Exception {
        try (var server = new StandInServer().answers(StandInServer.held("<a/>"));
                var fetcher = fetcher(server.trusted())) {
            var answer = fetcher.fetch(server.uri("/ref?x=1"), post(PATIENCE));
            assertThat(answer.body().utf8()).isEqualTo("<a/>");
            assertThat(answer.isSuccess()).isTrue();
            assertThat(server.asked())
                    .containsExactly(
                            new StandInServer.Asked("POST", "/ref?x=1", "application/held+xml", "<locationRequest/>"));
        }
    }

    @Test
    void nobodyElseIsTouched() throws Exception {
        try (var inside = new StandInServer().answers(StandInServer.held("<secret/>"));
                var fetcher = fetcher(TrustList.of(List.of("lis.example.net")))) {
            for (String uri : List.of(
                    inside.uri("/admin"),
                    "http://localhost:" + inside.port() + "/",
                    "http://lis.example.net@127.0.0.1:" + inside.port() + "/",
                    "file:///etc/passwd",
                    "//127.0.0.1:" + inside.port())) {
                var failed = failure(fetcher, uri, PATIENCE);
                assertThat(failed.reason()).isEqualTo(FetchFailed.Reason.NOT_TRUSTED);
                assertThat(failed.getMessage()).doesNotContain("admin").doesNotContain("passwd");
            }
            assertThat(failure(fetcher, "ht tp://x", PATIENCE).reason()).isEqualTo(FetchFailed.Reason.REFUSED);
            assertThat(inside.asked()).isEmpty();
        }
    }

    @Test
    void aRedirectLeadsNoFurtherThanTheList() throws Exception {
        try (var inside = new StandInServer().answers(StandInServer.held("<secret/>"));
                var lis = new StandInServer();
                var fetcher = fetcher(lis.trusted())) {
            lis.answers(
                    StandInServer.redirects(307, inside.uri("/")),
                    StandInServer.redirects(308, "/here"),
                    StandInServer.held("<a/>"),
                    StandInServer.redirects(302, "/get-it"),
                    StandInServer.redirects(307, "/round"));
            assertThat(failure(fetcher, lis.uri("/1"), PATIENCE).reason()).isEqualTo(FetchFailed.Reason.NOT_TRUSTED);
            assertThat(inside.asked()).isEmpty();
            assertThat(fetcher.fetch(lis.uri("/2"), post(PATIENCE)).isSuccess()).isTrue();
            assertThat(fetcher.fetch(lis.uri("/3"), post(PATIENCE)).status()).isEqualTo(302);
            assertThat(failure(fetcher, lis.uri("/4"), PATIENCE)).hasMessageContaining("round and round");
            assertThat(lis.asked()).allMatch(asked -> asked.method().equals("POST"));
        }
    }

    @Test
    void whoSaysNothingOrTooMuchIsGivenUp() throws Exception {
        try (var lis = new StandInServer();
                var fetcher = fetcher(lis.trusted())) {
            lis.answers(
                    StandInServer.silent(),
                    exchange -> {
                        exchange.sendResponseHeaders(200, 100);
                        exchange.getResponseBody().write('<');
                        exchange.getResponseBody().flush();
                    },
                    StandInServer.held("x".repeat(Fetcher.MAXIMUM_BYTES + 1)),
                    StandInServer.held("x".repeat(Fetcher.MAXIMUM_BYTES)));
            assertThat(failure(fetcher, lis.uri("/silent"), SHORT).reason()).isEqualTo(FetchFailed.Reason.SILENT);
            assertThat(failure(fetcher, lis.uri("/drops"), SHORT).reason()).isEqualTo(FetchFailed.Reason.SILENT);
            assertThat(failure(fetcher, lis.uri("/much"), PATIENCE).reason()).isEqualTo(FetchFailed.Reason.REFUSED);
            assertThat(fetcher.fetch(lis.uri("/enough"), post(PATIENCE)).body().length())
                    .isEqualTo(Fetcher.MAXIMUM_BYTES);
        }
    }

    @Test
    void whoIsNotThereIsNamed() throws Exception {
        int closed;
        try (var gone = new StandInServer()) {
            closed = gone.port();
        }
        try (var fetcher = fetcher(TrustList.of(List.of("http://127.0.0.1:" + closed, "nowhere.invalid")))) {
            assertThat(failure(fetcher, "http://127.0.0.1:" + closed + "/x", PATIENCE))
                    .hasMessage("127.0.0.1 cannot be reached");
            assertThat(failure(fetcher, "https://nowhere.invalid/x", PATIENCE).reason())
                    .isEqualTo(FetchFailed.Reason.UNREACHABLE);
        }
    }

    /// One certificate, for both sides and vouching for itself.
    private static Credentials credentials(Path folder, String name) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var keys = generator.generateKeyPair();
        var subject = new X500Name("CN=" + name);
        var certificate = new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(Instant.now().minusSeconds(3_600)),
                        Date.from(Instant.now().plusSeconds(86_400)),
                        subject,
                        keys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        return new Credentials(
                pem(folder.resolve(name + ".pem"), "CERTIFICATE", certificate.getEncoded()),
                pem(
                        folder.resolve(name + ".key"),
                        "PRIVATE KEY",
                        keys.getPrivate().getEncoded()),
                null);
    }

    private static Path pem(Path file, String kind, byte[] bytes) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind
                        + "-----\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Credentials believing(Credentials own, Credentials other) {
        return new Credentials(own.certificate(), own.key(), other.certificate());
    }

    @Test
    void bothSidesShowTheirCertificates(@TempDir Path folder) throws Exception {
        var centre = credentials(folder, "centre");
        var server = credentials(folder, "server");
        var stranger = credentials(folder, "stranger");
        try (var lis = StandInServer.demanding(believing(server, centre).open())) {
            lis.answers(StandInServer.held("<a/>"));
            try (var known =
                    new Fetcher(lis.trusted(), believing(centre, server).open())) {
                assertThat(known.fetch(lis.uri("/"), post(PATIENCE)).isSuccess())
                        .isTrue();
            }
            var unknown = new Credentials(null, null, server.certificate());
            for (var wrong : List.of(unknown, believing(stranger, server), believing(centre, stranger))) {
                try (var fetcher = new Fetcher(lis.trusted(), wrong.open())) {
                    assertThat(failure(fetcher, lis.uri("/"), PATIENCE).reason())
                            .isEqualTo(FetchFailed.Reason.UNREACHABLE);
                }
            }
            assertThat(lis.asked()).hasSize(1);
        }
    }

    @Test
    void aFileThatIsNoCertificateIsNamed(@TempDir Path folder) throws Exception {
        var good = credentials(folder, "good");
        var words = Files.writeString(folder.resolve("words.txt"), "no key");
        assertThatThrownBy(() -> new Credentials(good.certificate(), words, null).open())
                .isInstanceOf(CredentialsUnavailable.class)
                .hasMessageContaining("words.txt");
        assertThatThrownBy(() -> new Credentials(good.certificate(), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
