package org.tocsin.sip.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.Mutator;

final class CryptoAttributeTest {
    private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    /// As in RFC 4568 section 4.1, and as gateways write it.
    private static final List<String> SAMPLES = List.of(
            "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:4 FEC_ORDER=FEC_SRTP",
            "2 F8_128_HMAC_SHA1_80 inline:MTIzNDU2Nzg5QUJDREUwMTIzNDU2Nzg5QUJjZGVm|2^20|1:4;inline:"
                    + "QUJjZGVmMTIzNDU2Nzg5QUJDREUwMTIzNDU2Nzg5|2^20|2:4 FEC_ORDER=FEC_SRTP",
            "1 AES_CM_128_HMAC_SHA1_32 inline:" + KEY + "|2^31",
            "3 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " WSH=128 -X=1");

    @Test
    void whatWeCanFollowGivesSuiteAndKey() {
        var plain = CryptoAttribute.parse("7 aes_cm_128_hmac_sha1_80 inline:" + KEY + "|2^48 WSH=64 -NEW=1");
        assertThat(plain.findSuite()).contains(CryptoSuite.AES_CM_128_HMAC_SHA1_80);
        assertThat(plain.findKey()).contains(MasterKey.of(Base64.getDecoder().decode(KEY)));
        assertThat(CryptoAttribute.parse(SAMPLES.get(2)).findSuite()).contains(CryptoSuite.AES_CM_128_HMAC_SHA1_32);
    }

    @Test
    void whatWouldWeakenOrChangeTheProtectionIsNotFollowed() {
        for (String line : List.of(
                SAMPLES.get(0),
                SAMPLES.get(1),
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " UNENCRYPTED_SRTP",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " UNAUTHENTICATED_SRTP",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " KDR=1",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|1:4",
                "1 AES_CM_128_HMAC_SHA1_80 inline:c2hvcnQ=",
                "1 AES_CM_128_HMAC_SHA1_80 uri:" + KEY,
                "1 AEAD_AES_128_GCM inline:" + KEY)) {
            assertThat(CryptoAttribute.parse(line).findSuite()).as(line).isEmpty();
        }
    }

    @Test
    void whatIsNoCryptoLineIsMalformed() {
        for (String line : List.of("", "1", "1 AES", "x AES inline:a", "1 A-B inline:a", "1 AES inline", "1 AES a:;")) {
            assertThatThrownBy(() -> CryptoAttribute.parse(line)).as(line).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void keysHideThemselves() {
        var line = CryptoAttribute.parse(SAMPLES.getFirst());
        assertThat(line.toString() + line.findKey() + MasterKey.of(new byte[30]))
                .doesNotContain(KEY.substring(0, 8))
                .doesNotContain("AAAA");
    }

    @Property(tries = 300)
    void aLineIsReadBack(@ForAll("lines") CryptoAttribute line) {
        assertThat(CryptoAttribute.parse(line.text())).isEqualTo(line);
    }

    @Property(tries = 200)
    void ourOwnLinesAreFollowed(@ForAll("keys") MasterKey key, @ForAll CryptoSuite suite) {
        var read = CryptoAttribute.parse(CryptoAttribute.of(3, suite, key).text());
        assertThat(read.findSuite()).contains(suite);
        assertThat(read.findKey()).contains(key);
    }

    @Test
    void garbledLinesAreReadOrMalformedAndNothingElse() {
        var mutator = new Mutator(4568);
        for (int i = 0; i < Mutator.ROUNDS / 4; i++) {
            byte[] sample = SAMPLES.get(i % SAMPLES.size()).getBytes(StandardCharsets.UTF_8);
            String text = new String(mutator.mutate(sample), StandardCharsets.UTF_8);
            try {
                var line = CryptoAttribute.parse(text);
                assertThat(CryptoAttribute.parse(line.text())).isEqualTo(line);
                line.findSuite();
                line.findKey();
            } catch (MalformedException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Provide
    Arbitrary<MasterKey> keys() {
        return Arbitraries.bytes().array(byte[].class).ofSize(MasterKey.BYTES).map(MasterKey::of);
    }

    @Provide
    Arbitrary<CryptoAttribute> lines() {
        var words =
                Arbitraries.strings().withChars("ABCZabcz019_").ofMinLength(1).ofMaxLength(12);
        var params = Arbitraries.strings()
                .withChars("ABCZabc019=-_:|/+^")
                .ofMinLength(1)
                .ofMaxLength(40);
        var keyParts = Combinators.combine(words, params).as((method, info) -> method + ":" + info);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 999_999_999),
                        words,
                        keyParts.list().ofMinSize(1).ofMaxSize(3),
                        params.list().ofMaxSize(3))
                .as(CryptoAttribute::new);
    }
}
