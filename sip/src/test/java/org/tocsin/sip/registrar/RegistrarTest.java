package org.tocsin.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.Uri;

/// Registrations with digest: who gets in, who does not, and how long it lasts.
class RegistrarTest {
    private static final Flow HERE = Flow.udp("192.0.2.50", 5066);
    private static final String SECRET = "correct horse";

    private final Registrar registrar = new Registrar(
            "tocsin",
            Map.of("desk1", new Registrar.Account(SECRET, false), "old", new Registrar.Account(SECRET, true)),
            new byte[32]);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private int sequence;

    private SipRequest register(String user, String contact, String... more) {
        Headers headers = Headers.of(
                        "Via", "SIP/2.0/UDP 192.0.2.50:5066;branch=z9hG4bK" + ++sequence,
                        "From", "<sip:" + user + "@centre>;tag=1",
                        "To", "<sip:" + user + "@centre>",
                        "Call-ID", "reg@192.0.2.50",
                        "CSeq", sequence + " REGISTER",
                        "User-Agent", "Desk 3000")
                .with(Headers.of(more));
        return new SipRequest(
                Method.REGISTER,
                Uri.parse("sip:centre"),
                contact.isEmpty() ? headers : headers.with("Contact", contact),
                Bytes.EMPTY);
    }

    private DigestChallenge challenge(int which) {
        var answer = registrar.on(register("desk1", ""), HERE, now);
        assertThat(answer.status()).isEqualTo(401);
        return DigestChallenge.parse(
                        answer.headers().listLines("WWW-Authenticate").get(which))
                .orElseThrow();
    }

    private static SipRequest signed(
            SipRequest request, DigestChallenge challenge, String user, String secret, int count) {
        var said = Digest.answer(challenge, user, secret, Method.REGISTER, "sip:centre", "c0ffee", count);
        return request.withHeaders(request.headers().with("Authorization", said.text()));
    }

    private Registrar.Answer registering(String contact, String... more) {
        return registrar.on(signed(register("desk1", contact, more), challenge(0), "desk1", SECRET, 1), HERE, now);
    }

    @Test
    void aPhoneThatKnowsItsSecretIsRegisteredWithEitherAlgorithm() {
        for (int which = 0; which < 2; which++) {
            var request = register("desk1", "<sip:desk1@192.0.2.50:5066>;expires=600");
            var answer = registrar.on(signed(request, challenge(which), "desk1", SECRET, 1), HERE, now);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().find("Contact")).contains("<sip:desk1@192.0.2.50:5066>;expires=600");
            sequence += 2;
        }
        assertThat(registrar.list("desk1", now)).singleElement().satisfies(binding -> {
            assertThat(binding.flow()).isEqualTo(HERE);
            assertThat(binding.device()).isEqualTo("Desk 3000");
        });
        assertThat(registrar.list("desk1", now.plusSeconds(601))).isEmpty();
    }

    @Test
    void whoDoesNotKnowTheSecretIsAskedAgain() {
        var request = register("desk1", "<sip:evil@192.0.2.66>");
        assertThat(registrar
                        .on(signed(request, challenge(0), "desk1", "guess", 1), HERE, now)
                        .status())
                .isEqualTo(401);
        assertThat(registrar
                        .on(signed(request, challenge(0), "nobody", "guess", 1), HERE, now)
                        .status())
                .isEqualTo(401);
        assertThat(registrar.list("desk1", now)).isEmpty();
    }

    @Test
    void anOldDeviceIsAskedForWhatItHas() {
        var answer = registrar.on(register("old", ""), HERE, now);
        assertThat(answer.headers().listLines("WWW-Authenticate"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("algorithm=MD5"));
    }

    @Test
    void anAccountRegistersItselfAndNoOther() {
        var other = register("desk2", "<sip:desk2@192.0.2.50>");
        assertThat(registrar
                        .on(signed(other, challenge(0), "desk1", SECRET, 1), HERE, now)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void nothingIsTakenTwiceAndAnOldNonceIsStale() {
        var challenge = challenge(0);
        var request = signed(register("desk1", "<sip:desk1@192.0.2.50>"), challenge, "desk1", SECRET, 1);
        assertThat(registrar.on(request, HERE, now).status()).isEqualTo(200);
        var again = registrar.on(request, HERE, now);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.headers().find("WWW-Authenticate").orElseThrow()).contains("stale=true");
        var second = signed(register("desk1", "<sip:desk1@192.0.2.50>"), challenge, "desk1", SECRET, 2);
        assertThat(registrar.on(second, HERE, now).status()).isEqualTo(200);
        now = now.plus(Duration.ofMinutes(6));
        var third = signed(register("desk1", "<sip:desk1@192.0.2.50>"), challenge, "desk1", SECRET, 3);
        assertThat(registrar
                        .on(third, HERE, now)
                        .headers()
                        .find("WWW-Authenticate")
                        .orElseThrow())
                .contains("stale=true");
        var foreign = new DigestChallenge("tocsin", "17.beef", DigestAlgorithm.MD5, false, "", true);
        var forged = signed(register("desk1", "<sip:desk1@192.0.2.50>"), foreign, "desk1", SECRET, 1);
        assertThat(registrar
                        .on(forged, HERE, now)
                        .headers()
                        .find("WWW-Authenticate")
                        .orElseThrow())
                .doesNotContain("stale");
    }

    @Test
    void aPhoneLeaves() {
        assertThat(registering("<sip:desk1@192.0.2.50>").status()).isEqualTo(200);
        assertThat(registering("<sip:desk1@192.0.2.50>;expires=0").status()).isEqualTo(200);
        assertThat(registrar.list("desk1", now)).isEmpty();
        registering("<sip:desk1@192.0.2.50>");
        registering("<sip:desk1@192.0.2.51>");
        assertThat(registrar.list("desk1", now)).hasSize(2);
        assertThat(registering("*", "Expires", "30").status()).isEqualTo(400);
        assertThat(registering("*", "Expires", "0").status()).isEqualTo(200);
        assertThat(registrar.list("desk1", now)).isEmpty();
    }

    @Test
    void tooShortATimeIsRefusedAndTooLongOneCut() {
        var brief = registering("<sip:desk1@192.0.2.50>;expires=5");
        assertThat(brief.status()).isEqualTo(423);
        assertThat(brief.headers().find("Min-Expires")).contains("60");
        assertThat(registering("<sip:desk1@192.0.2.50>;expires=86400")
                        .headers()
                        .find("Contact")
                        .orElseThrow())
                .endsWith("expires=3600");
    }

    @Test
    void aLateRegisterChangesNothing() {
        registering("<sip:desk1@192.0.2.50>");
        var late = signed(register("desk1", "<sip:desk1@192.0.2.99>"), challenge(0), "desk1", SECRET, 1);
        late = late.withHeaders(late.headers().withOnly("CSeq", "1 REGISTER"));
        assertThat(registrar.on(late, HERE, now).status()).isEqualTo(500);
    }

    /// The example of RFC 7616 section 3.9.1, both algorithms.
    @Test
    void theExampleOfTheStandard() {
        for (var line : Map.of(
                        DigestAlgorithm.MD5, "8ca523f5e9506fed4657c9700eebdbec",
                        DigestAlgorithm.SHA_256, "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")
                .entrySet()) {
            var said = new DigestCredentials(
                    "Mufasa",
                    "http-auth@example.org",
                    "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                    "/dir/index.html",
                    line.getKey(),
                    "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                    "00000001",
                    "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
                    line.getValue());
            assertThat(Digest.proves(said, "Circle of Life", Method.of("GET"))).isTrue();
            assertThat(DigestCredentials.parse(said.text())).isEqualTo(said);
        }
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadBack(
            @ForAll @NotBlank @StringLength(max = 20) @Chars({'a', '"', '\\', ',', ' ', '=', 'z'}) String realm,
            @ForAll @StringLength(min = 1, max = 20) @Chars({'a', '"', '\\', ',', '=', 'z'}) String nonce) {
        var challenge = new DigestChallenge(realm, nonce, DigestAlgorithm.SHA_256, true, nonce, true);
        assertThat(DigestChallenge.parse(challenge.text())).contains(challenge);
        var said = Digest.answer(challenge, realm, "secret", Method.INVITE, "sip:a@b", nonce, 7);
        assertThat(DigestCredentials.parse(said.text())).isEqualTo(said);
        assertThat(Digest.proves(said, "secret", Method.INVITE)).isTrue();
        assertThat(Digest.proves(said, "Secret", Method.INVITE)).isFalse();
        assertThat(said.toString()).doesNotContain(said.response());
    }

    @Test
    void rubbishIsMalformedAndRefused() {
        assertThatThrownBy(() -> DigestCredentials.parse("Basic abc")).isInstanceOf(MalformedException.class);
        var random = new Random(5);
        String good = Digest.answer(challenge(0), "desk1", SECRET, Method.REGISTER, "sip:centre", "x", 1)
                .text();
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(good);
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(32, 127));
            text.setLength(random.nextInt(text.length()));
            var request = register("desk1", "<sip:desk1@192.0.2.50>", "Authorization", text.toString());
            assertThat(registrar.on(request, HERE, now).status()).isEqualTo(401);
        }
    }
}
