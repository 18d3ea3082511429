package org.tocsin.edge.telephony.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.edge.telephony.Program;
import org.tocsin.edge.telephony.TestAuthority;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Identifiers;
import org.tocsin.sip.agent.Outgoing;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;

/// TLS both ways: who is let in, who is not and what is said about it, and that renewing a certificate stops nothing.
final class SecureConnectionsTest {
    private static final String OPTIONS = """
            OPTIONS sip:centre SIP/2.0\r
            Via: SIP/2.0/TLS client.invalid;branch=z9hG4bK-%1$d\r
            From: <sip:a@b.invalid>;tag=%1$d\r
            To: <sip:centre>\r
            Call-ID: %1$d@client.invalid\r
            CSeq: 1 OPTIONS\r
            Max-Forwards: 70\r
            X-Long: %2$s\r
            Content-Length: 0\r
            \r
            """;

    @TempDir
    Path folder;

    private final Policy policy = new Policy();
    private TestAuthority authority;
    private TestAuthority stranger;
    private TestAuthority.Issued ours;
    private SipLoop loop;

    @BeforeEach
    void open() {
        authority = new TestAuthority(folder, "authority");
        stranger = new TestAuthority(folder, "stranger");
        ours = authority.issue("centre", "centre.example", "127.0.0.1");
        loop = loop(authority.settings(ours, true), policy);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private static SipLoop loop(TlsSettings tls, PeerPolicy policy) {
        var loop = SipLoop.open(
                new SipSettings("127.0.0.1", "127.0.0.1", 0, 0, 100).withTls(tls),
                settings -> settings,
                Identifiers.seeded(1));
        loop.admit(policy);
        loop.start(event -> {});
        return loop;
    }

    @Test
    void whoShowsAGoodCertificateIsHeard() throws Exception {
        try (var socket = connect(authority.issue("peer", "bcf.example"))) {
            assertThat(ask(socket, 1)).contains("SIP/2.0 200", "transport=tls");
            assertThat(policy.trusted.poll(20, TimeUnit.SECONDS)).isEqualTo("127.0.0.1 [bcf.example]");
            assertThat(ask(socket, 2)).contains("SIP/2.0 200");
        }
    }

    @Test
    void manyMessagesOfManyRecordsComeThrough() throws Exception {
        try (var socket = connect(authority.issue("peer", "bcf.example"))) {
            for (int i = 10; i < 15; i++) {
                socket.getOutputStream().write(request(i, 12_000));
                assertThat(read(socket, "Call-ID: " + i + "@")).contains("SIP/2.0 200");
            }
        }
    }

    @Test
    void eachWrongCertificateIsRefusedWithWhatToDo() throws Exception {
        refused(authority.issue("old", Instant.now().minus(Duration.ofDays(20)), Duration.ofDays(10), "bcf.example"));
        assertThat(policy.next(Distrust.Kind.EXPIRED)).contains("expired on", "renew");
        refused(authority.issue("early", Instant.now().plus(Duration.ofDays(2)), Duration.ofDays(9), "bcf.example"));
        assertThat(policy.next(Distrust.Kind.NOT_YET_VALID)).contains("clocks");
        refused(stranger.issue("unknown", "bcf.example"));
        assertThat(policy.next(Distrust.Kind.UNTRUSTED)).contains("CN=stranger", "sip.tls-authorities");
        policy.wanted = "bcf.example";
        refused(authority.issue("other", "evil.example"));
        assertThat(policy.next(Distrust.Kind.WRONG_NAME)).contains("evil.example");
    }

    @Test
    void opensslWithoutACertificateIsRefused() throws Exception {
        Program.need("openssl");
        for (var version : List.of("-tls1_2", "-tls1_3")) {
            try (var client = Program.start(
                    folder,
                    List.of(
                            "openssl",
                            "s_client",
                            version,
                            "-connect",
                            "127.0.0.1:" + loop.tlsPort(),
                            "-CAfile",
                            authority.file.toString(),
                            "-ign_eof"))) {
                client.exitCode();
                assertThat(client.output()).contains("alert");
            }
            assertThat(policy.next(Distrust.Kind.MISSING)).contains("showed no certificate");
        }
    }

    @Test
    void aCertificateNeedNotBeShownWhereItIsNotRequired() throws Exception {
        var open = new Policy();
        try (var lenient = loop(authority.settings(ours, false), open);
                var socket = connect(lenient.tlsPort(), stranger.issue("x", "x.example"), authority)) {
            // A certificate nobody signed that we know is worse than none.
            assertThatThrownBy(() -> ask(socket, 1)).isInstanceOfAny(IOException.class, AssertionError.class);
            assertThat(open.next(Distrust.Kind.UNTRUSTED)).isNotBlank();
        }
    }

    @Test
    void plainSipOnTheSecurePortIsToldAndDropped() throws Exception {
        try (var socket = new Socket("127.0.0.1", loop.tlsPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request(1, 1));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // reset is as good
        }
        assertThat(policy.next(Distrust.Kind.NO_TLS)).contains("TLS 1.2 or 1.3");
    }

    /// Both ends are ours: one asks, the other answers on the same connection, with its certificate looked at.
    @Test
    void weCallOthersOverTlsAndLookAtTheirCertificate() throws Exception {
        var there = new Policy();
        try (var other = loop(authority.settings(authority.issue("sbc", "sip:sbc.example"), true), there)) {
            assertThat(answerOf(other.tlsPort(), 1)).isEqualTo(200);
            assertThat(there.trusted.poll(20, TimeUnit.SECONDS)).isEqualTo("127.0.0.1 [centre.example, 127.0.0.1]");
            assertThat(policy.trusted.poll(20, TimeUnit.SECONDS)).isEqualTo("127.0.0.1 [sbc.example]");
        }
        policy.wanted = "other.example";
        try (var other = loop(authority.settings(authority.issue("sbc2", "sip:sbc.example"), true), there)) {
            assertThat(answerOf(other.tlsPort(), 2)).isEqualTo(503);
            assertThat(policy.next(Distrust.Kind.WRONG_NAME)).contains("sbc.example");
        }
        var suspicious = new Policy();
        try (var other = loop(stranger.settings(stranger.issue("sbc3", "sbc.example"), true), suspicious)) {
            assertThat(answerOf(other.tlsPort(), 3)).isEqualTo(503);
            assertThat(policy.next(Distrust.Kind.UNTRUSTED)).contains("CN=stranger");
        }
    }

    /// Whoever does not trust us says so, also behind the handshake as TLS 1.3 does.
    @Test
    void thatOurCertificateIsRefusedIsTold() throws Exception {
        var there = new Policy();
        var theirs = authority.issue("sbc", "sbc.example");
        var settings = new TlsSettings(0, theirs.certificate(), theirs.key(), stranger.file, true);
        try (var other = loop(settings, there)) {
            assertThat(answerOf(other.tlsPort(), 1)).isEqualTo(503);
            assertThat(there.next(Distrust.Kind.UNTRUSTED)).contains("CN=centre.example");
            assertThat(policy.next(Distrust.Kind.OURS_REFUSED)).contains("certificate");
        }
    }

    @Test
    void aRenewedCertificateIsTakenUpAndTheOldConnectionGoesOn() throws Exception {
        var peer = authority.issue("peer", "bcf.example");
        try (var before = connect(peer)) {
            assertThat(ask(before, 1)).contains("SIP/2.0 200");
            renew(authority.issue("renewed", "centre.example", "127.0.0.1"));
            try (var after = connect(peer)) {
                assertThat(ask(after, 2)).contains("SIP/2.0 200");
                assertThat(serial(after)).isNotEqualTo(serial(before));
            }
            Files.writeString(ours.certificate(), "half written");
            try (var third = connect(peer)) {
                assertThat(ask(third, 3)).contains("SIP/2.0 200");
            }
            assertThat(policy.stale.poll(20, TimeUnit.SECONDS)).contains("centre.pem");
            assertThat(ask(before, 4)).contains("SIP/2.0 200");
        }
    }

    @Test
    void noiseOnTheSecurePortHarmsNobodyElse() throws Exception {
        var random = new Random(5);
        byte[] hello = hello();
        try (var good = connect(authority.issue("peer", "bcf.example"))) {
            assertThat(ask(good, 1)).contains("SIP/2.0 200");
            for (int i = 0; i < 60; i++) {
                byte[] bytes = hello.clone();
                for (int j = 0; j < 1 + random.nextInt(5); j++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                try (var noise = new Socket("127.0.0.1", loop.tlsPort())) {
                    noise.getOutputStream().write(bytes, 0, random.nextInt(bytes.length) + 1);
                } catch (IOException e) {
                    // thrown out already
                }
            }
            assertThat(ask(good, 2)).contains("SIP/2.0 200");
        }
    }

    @Test
    void ourOwnFilesAreCheckedAtTheStart() throws IOException {
        var other = authority.issue("other", "other.example");
        var mixed = new TlsSettings(0, ours.certificate(), other.key(), authority.file, true);
        assertThatThrownBy(() -> Credentials.open(mixed)).hasMessageContaining("is not the key");
        Files.setPosixFilePermissions(ours.key(), java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Credentials.open(authority.settings(ours, true)))
                .hasMessageContaining("chmod 600");
        var none = new TlsSettings(0, folder.resolve("none"), ours.key(), null, true);
        assertThatThrownBy(() -> Credentials.open(none)).hasMessageContaining("no file");
    }

    private void renew(TestAuthority.Issued issued) throws IOException {
        Files.copy(issued.key(), ours.key(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(issued.certificate(), ours.certificate(), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(
                ours.certificate(), FileTime.from(Instant.now().plusSeconds(1)));
    }

    private static String serial(SSLSocket socket) throws IOException {
        return ((java.security.cert.X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSerialNumber()
                .toString();
    }

    private void refused(TestAuthority.Issued issued) {
        assertThatThrownBy(() -> {
                    try (var socket = connect(issued)) {
                        ask(socket, 1);
                    }
                })
                .isInstanceOfAny(IOException.class, AssertionError.class);
    }

    private int answerOf(int port, int number) throws InterruptedException {
        var answers = new LinkedBlockingQueue<Integer>();
        try (var caller = SipLoop.open(
                new SipSettings("127.0.0.1", "127.0.0.1", 0, 0, 100).withTls(authority.settings(ours, true)),
                settings -> settings,
                Identifiers.seeded(number))) {
            caller.admit(policy);
            caller.start(event -> {
                if (event instanceof Event.RequestAnswered answered) {
                    answers.add(answered.response().status());
                } else if (event instanceof Event.RequestFailed failed) {
                    answers.add(failed.status());
                }
            });
            caller.perform(agent -> agent.send(
                    new RequestKey("options-" + number),
                    Uri.parse("sips:127.0.0.1:" + port),
                    NameAddr.parse("<sip:centre@127.0.0.1>"),
                    new Flow(Transport.TLS, "127.0.0.1", port, ""),
                    new Outgoing(Method.OPTIONS, Headers.NONE, null)));
            return Optional.ofNullable(answers.poll(30, TimeUnit.SECONDS)).orElse(0);
        }
    }

    private SSLSocket connect(TestAuthority.Issued issued) throws IOException {
        return connect(loop.tlsPort(), issued, authority);
    }

    private static SSLSocket connect(int port, TestAuthority.Issued issued, TestAuthority trusted) throws IOException {
        var credentials = Credentials.open(trusted.settings(issued, true));
        var socket = (SSLSocket) credentials.context().getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// The first flight of a client.
    private byte[] hello() throws Exception {
        var engine = Credentials.open(authority.settings(authority.issue("hello", "h.example"), true))
                .client("127.0.0.1", 5061);
        var stream = new SecureStream();
        stream.begin(engine);
        stream.advance();
        var bytes = stream.takeSealed().getFirst();
        byte[] hello = new byte[bytes.remaining()];
        bytes.get(hello);
        return hello;
    }

    private static byte[] request(int number, int length) {
        return OPTIONS.formatted(number, "x".repeat(length)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String ask(Socket socket, int number) throws IOException {
        socket.getOutputStream().write(request(number, 3));
        return read(socket, "Call-ID: " + number + "@");
    }

    private static String read(Socket socket, String until) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(until) < 0 || text.indexOf("\r\n\r\n", text.indexOf(until)) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("closed after: " + text).isGreaterThanOrEqualTo(0);
            text.append((char) next);
        }
        return text.toString();
    }

    /// Remembers what it is told; lets in everybody, or whoever has one name.
    private static final class Policy implements PeerPolicy {
        final LinkedBlockingQueue<Distrust> refused = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<String> trusted = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<String> stale = new LinkedBlockingQueue<>();
        volatile String wanted = "";

        String next(Distrust.Kind kind) throws InterruptedException {
            var distrust = refused.poll(20, TimeUnit.SECONDS);
            assertThat(distrust).as("nobody was refused").isNotNull();
            assertThat(distrust.kind()).as(distrust.words()).isEqualTo(kind);
            return distrust.words();
        }

        @Override
        public Optional<Distrust> judge(String host, boolean weCalled, List<String> names) {
            return wanted.isEmpty() || names.contains(wanted)
                    ? Optional.empty()
                    : Optional.of(new Distrust(Distrust.Kind.WRONG_NAME, "it is " + names));
        }

        @Override
        public void refused(String host, boolean weCalled, Distrust distrust) {
            refused.add(distrust);
        }

        @Override
        public void trusted(String host, List<String> names) {
            trusted.add(host + " " + names);
        }

        @Override
        public void staleFiles(String words) {
            stale.add(words);
        }
    }
}
