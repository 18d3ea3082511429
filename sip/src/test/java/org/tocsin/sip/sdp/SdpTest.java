package org.tocsin.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.Mutator;
import org.tocsin.sip.Samples;
import org.tocsin.sip.srtp.MasterKey;

class SdpTest {
    private static final LocalMedia HERE = LocalMedia.audio("192.0.2.1", 30_000, 5);

    @Test
    void anOfferIsReadStreamByStream() {
        var offer = SessionDescription.parse(Samples.SDP);
        assertThat(offer.media()).extracting(Media::type).containsExactly("audio", "text", "message");
        Media audio = offer.media().getFirst();
        assertThat(audio.codecs()).extracting(Codec::name).containsExactly("PCMU", "PCMA", "telephone-event");
        assertThat(audio.languagesSent()).containsExactly("es", "en");
        assertThat(offer.addressOf(audio)).isEqualTo("198.51.100.7");
        assertThat(offer.directionOf(audio)).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void allThreeKindsAreAgreed() {
        LocalMedia local =
                HERE.withText(30_002).withMsrp("msrp://192.0.2.1:2855/a;tcp").withLanguages(List.of("en"));
        var agreed = (Negotiation.Agreed) OfferAnswer.answer(SessionDescription.parse(Samples.SDP), local);
        assertThat(agreed.media())
                .containsExactly(
                        new AgreedMedia.Audio(0, "198.51.100.7", 40_000, AudioCodec.PCMU, 0, 101, Direction.SENDRECV),
                        new AgreedMedia.Text(1, "198.51.100.7", 40_002, 98, 100, 30),
                        new AgreedMedia.Messages(2, "msrp://198.51.100.7:2855/s1;tcp"));
        Media audio = agreed.description().media().getFirst();
        assertThat(audio.formats()).containsExactly("0", "8", "101");
        assertThat(audio.languagesSent()).containsExactly("en");
        assertThat(agreed.description().media().get(2).port()).isEqualTo(2855);
    }

    @Test
    void whatWeDoNotHaveIsAnsweredWithPortZeroInItsPlace() {
        var agreed = (Negotiation.Agreed) OfferAnswer.answer(SessionDescription.parse(Samples.SDP), HERE);
        assertThat(agreed.description().media()).extracting(Media::port).containsExactly(30_000, 0, 0);
        assertThat(agreed.media()).hasSize(1);
        assertThat(agreed.audio()).isPresent();
    }

    @Test
    void nothingInCommonNamesWhatWasOffered() {
        var video =
                SessionDescription.parse("v=0\no=- 1 1 IN IP4 1.1.1.1\nm=video 9 RTP/AVP 31\nm=audio 7 RTP/AVP 18\n");
        assertThat(OfferAnswer.answer(video, HERE))
                .isEqualTo(new Negotiation.NothingInCommon(List.of("video/H261", "audio/G729")));
    }

    @Test
    void secureRtpIsNotTakenForPlain() {
        var offer = SessionDescription.parse("o=- 1 1 IN IP4 1.1.1.1\nm=audio 7 RTP/SAVP 0\n");
        assertThat(OfferAnswer.answer(offer, HERE)).isInstanceOf(Negotiation.NothingInCommon.class);
    }

    private static final SrtpTerms THEIRS = terms(SrtpTerms.Use.REQUIRED, 1);

    private static SrtpTerms terms(SrtpTerms.Use use, int seed) {
        var random = new Random(seed);
        return SrtpTerms.of(use, () -> {
            byte[] bytes = new byte[MasterKey.BYTES];
            random.nextBytes(bytes);
            return MasterKey.of(bytes);
        });
    }

    /// Who calls with what, and who answers how: plain, encrypted with the same keys both ways, or why not.
    @Test
    void bothSidesComeToTheSameKeysOrToWhyThereAreNone() {
        var plain = LocalMedia.audio("192.0.2.9", 9_000, 6).withText(9_002);
        for (var theirs : SrtpTerms.Use.values()) {
            for (var ours : SrtpTerms.Use.values()) {
                var offer = OfferAnswer.offer(plain.withSrtp(terms(theirs, 3)));
                var came = OfferAnswer.answer(offer, HERE.withText(30_002).withSrtp(terms(ours, 4)));
                var lack = came instanceof Negotiation.NothingInCommon none ? none.lack() : null;
                boolean brought = theirs == SrtpTerms.Use.OFFERED || theirs == SrtpTerms.Use.REQUIRED;
                boolean able = ours != SrtpTerms.Use.REFUSED;
                if (theirs == SrtpTerms.Use.REQUIRED && !able) {
                    assertThat(lack).isEqualTo(Negotiation.Lack.ENCRYPTION_NOT_WANTED);
                } else if (!brought && ours == SrtpTerms.Use.REQUIRED) {
                    assertThat(lack).isEqualTo(Negotiation.Lack.ENCRYPTION_NEEDED);
                } else {
                    var agreed = (Negotiation.Agreed) came;
                    var back = (Negotiation.Agreed) OfferAnswer.agree(
                            offer, SessionDescription.parse(agreed.description().text()));
                    var here = agreed.audio().orElseThrow().keys();
                    var there = back.audio().orElseThrow().keys();
                    assertThat(here != null).isEqualTo(brought && able);
                    if (here != null && there != null) {
                        assertThat(here.ours()).isEqualTo(there.theirs()).isNotEqualTo(here.theirs());
                        assertThat(here.theirs()).isEqualTo(there.ours());
                        assertThat(((AgreedMedia.Text) agreed.media().get(1)).keys())
                                .isNotNull()
                                .isNotEqualTo(here);
                    }
                    assertThat(there == null).isEqualTo(here == null);
                }
            }
        }
    }

    @Test
    void keysStayTheSameThroughTheSessionAndHideThemselves() {
        var first = OfferAnswer.offer(HERE.withSrtp(THEIRS));
        var next = OfferAnswer.offer(HERE.withSrtp(THEIRS).next(Direction.SENDONLY));
        assertThat(next.media().getFirst().crypto())
                .isEqualTo(first.media().getFirst().crypto())
                .hasSize(2);
        var key = first.media().getFirst().find("crypto").orElseThrow().replaceFirst(".*inline:", "");
        assertThat(first.text()).contains(key);
        assertThat(first.toString()).doesNotContain(key);
    }

    @Test
    void anAnswerThatTakesNoneOfOurLinesIsNoAnswer() {
        var offer = OfferAnswer.offer(HERE.withSrtp(THEIRS));
        var stripped = SessionDescription.parse(
                "o=- 1 1 IN IP4 1.1.1.1\nm=audio 7 RTP/SAVP 0\na=crypto:9 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n");
        assertThat(OfferAnswer.agree(offer, stripped))
                .isEqualTo(
                        new Negotiation.NothingInCommon(List.of("audio/PCMU"), Negotiation.Lack.NO_COMMON_ENCRYPTION));
    }

    @Test
    void holdIsTurnedAround() {
        var held = SessionDescription.parse("o=- 1 1 IN IP4 1.1.1.1\na=sendonly\nm=audio 7 RTP/AVP 8\n");
        var agreed = (Negotiation.Agreed) OfferAnswer.answer(held, HERE);
        assertThat(agreed.audio().orElseThrow().direction()).isEqualTo(Direction.RECVONLY);
        assertThat(agreed.description().media().getFirst().find("recvonly")).isPresent();
        var old = SessionDescription.parse("o=- 1 1 IN IP4 1.1.1.1\nc=IN IP4 0.0.0.0\nm=audio 7 RTP/AVP 8\n");
        assertThat(old.directionOf(old.media().getFirst())).isEqualTo(Direction.SENDONLY);
    }

    @Test
    void ourOfferAndTheirAnswerAgree() {
        SessionDescription offer = OfferAnswer.offer(HERE.withText(30_002));
        var theirs = (Negotiation.Agreed) OfferAnswer.answer(offer, LocalMedia.audio("192.0.2.9", 9_000, 6));
        var agreed = (Negotiation.Agreed) OfferAnswer.agree(offer, theirs.description());
        assertThat(agreed.media())
                .containsExactly(
                        new AgreedMedia.Audio(0, "192.0.2.9", 9_000, AudioCodec.PCMU, 0, 101, Direction.SENDRECV));
        SessionDescription hold = OfferAnswer.offer(HERE.next(Direction.SENDONLY));
        assertThat(hold.origin().version()).isEqualTo("2");
        var held = (Negotiation.Agreed) OfferAnswer.answer(hold, LocalMedia.audio("192.0.2.9", 9_000, 6));
        var ours = (Negotiation.Agreed) OfferAnswer.agree(hold, held.description());
        assertThat(ours.audio().orElseThrow().direction()).isEqualTo(Direction.SENDONLY);
    }

    @Test
    void aBrokenMediaLineIsMalformed() {
        for (String line : List.of("m=audio", "m=audio x RTP/AVP 0", "m=audio 70000 RTP/AVP 0", "m=audio 1 RTP/AVP")) {
            assertThatThrownBy(() -> SessionDescription.parse("v=0\n" + line + "\n"))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Property(tries = 300)
    void aDescriptionIsReadBack(@ForAll("descriptions") SessionDescription description) {
        assertThat(SessionDescription.parse(description.text())).isEqualTo(description);
    }

    @Property(tries = 300)
    void anAnswerHasTheOffersStreamsInTheirOrder(@ForAll("descriptions") SessionDescription offer) {
        if (OfferAnswer.answer(offer, HERE.withText(2).withMsrp("msrp://h/x;tcp"))
                instanceof Negotiation.Agreed(SessionDescription answer, List<AgreedMedia> media)) {
            assertThat(answer.media())
                    .extracting(Media::type)
                    .isEqualTo(offer.media().stream().map(Media::type).toList());
            assertThat(media)
                    .allSatisfy(stream -> assertThat(
                                    answer.media().get(stream.index()).isRefused())
                            .isFalse());
            assertThat(answer.media().stream().filter(m -> !m.isRefused()).count())
                    .isEqualTo(media.size());
        }
    }

    @Provide
    Arbitrary<SessionDescription> descriptions() {
        Arbitrary<String> word =
                Arbitraries.strings().withChars("aZ09.-").ofMinLength(1).ofMaxLength(8);
        Arbitrary<Attribute> attributes = Combinators.combine(
                        Arbitraries.of("rtpmap", "fmtp", "sendonly", "inactive", "path", "hlang-send", "x"),
                        Arbitraries.of("0 PCMU/8000", "98 t140/1000", "8 PCMA/8000/1", "en *", "7 x", "msrp://a/b;tcp")
                                .injectNull(0.3))
                .as(Attribute::new);
        Arbitrary<Media> media = Combinators.combine(
                        Arbitraries.of("audio", "text", "message", "video", "image"),
                        Arbitraries.integers().between(0, 65_535),
                        Arbitraries.of("RTP/AVP", "RTP/SAVP", "TCP/MSRP", "udptl"),
                        Arbitraries.of("0", "8", "98", "101", "*", "300")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.of("192.0.2.1", "2001:db8::2").injectNull(0.5),
                        attributes.list().ofMaxSize(4))
                .as(Media::new);
        Arbitrary<Origin> origins = Combinators.combine(word, word, word, Arbitraries.of("192.0.2.3", "::1"))
                .as(Origin::new);
        return Combinators.combine(
                        origins,
                        word,
                        Arbitraries.of("192.0.2.1", "::2").injectNull(0.5),
                        attributes.list().ofMaxSize(3),
                        media.list().ofMaxSize(4))
                .as(SessionDescription::new);
    }

    @Test
    void garbledDescriptionsAreReadOrRefused() {
        var mutator = new Mutator(8866);
        byte[] sample = Samples.SDP.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < Mutator.ROUNDS / 4; round++) {
            String text = new String(mutator.mutate(sample), StandardCharsets.UTF_8);
            try {
                var description = SessionDescription.parse(text);
                OfferAnswer.answer(description, HERE.withText(4).withMsrp("msrp://h:1/x;tcp"));
                OfferAnswer.agree(description, description);
                assertThat(SessionDescription.parse(description.text()).media()).hasSameSizeAs(description.media());
            } catch (MalformedException e) {
                assertThat(e.status()).isEqualTo(400);
            }
        }
    }
}
