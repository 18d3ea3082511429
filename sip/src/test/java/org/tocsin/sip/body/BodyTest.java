package org.tocsin.sip.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.Mutator;
import org.tocsin.sip.Samples;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.DatagramParser;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.Uri;

class BodyTest {
    private static Body read(String contentType, String content) {
        return Body.of(new SipRequest(
                Method.MESSAGE, Uri.parse("sip:a@b"), Headers.of("Content-Type", contentType), Bytes.utf8(content)));
    }

    @Test
    void theCallsPartsAreFoundByTypeAndByReference() {
        Body body = Body.of(DatagramParser.parse(Samples.I3_INVITE).message());
        assertThat(body.parts()).hasSize(4);
        assertThat(body.find(MediaType.SDP).orElseThrow().content().utf8()).startsWith("v=0\r\n");
        assertThat(body.find("cid:loc@example.com").orElseThrow().type().subtype())
                .isEqualTo("pidf+xml");
        assertThat(body.find("cid:loc%40example.com")).isPresent();
        assertThat(body.find("cid:nobody@example.com")).isEmpty();
    }

    @Test
    void nestedPartsAreLaidFlat() {
        String inner = "--in\r\nContent-Type: text/plain\r\n\r\none\r\n--in\r\n\r\ntwo\r\n--in--\r\n";
        String outer = "preamble\r\n--out\r\nContent-Type: multipart/mixed;boundary=in\r\n\r\n" + inner
                + "\r\n--out\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--out--\r\nepilogue";
        assertThat(read("multipart/mixed;boundary=out", outer).parts())
                .extracting(part -> part.content().utf8())
                .containsExactly("one", "two", "v=0");
    }

    @Test
    void sloppySendersAreRead() {
        assertThat(read("multipart/mixed; boundary=b", "--b\nContent-Type: text/plain\n\nhello\n--b  \n\nagain")
                        .parts())
                .extracting(part -> part.content().utf8())
                .containsExactly("hello", "again");
        assertThat(read("multipart/mixed; boundary=b", "no boundary in here").parts())
                .hasSize(1);
        assertThat(read("nonsense", "text").parts())
                .singleElement()
                .satisfies(part -> assertThat(part.type().is("application", "octet-stream"))
                        .isTrue());
        assertThat(read("multipart/mixed; boundary=b", "--boundary\r\n\r\nx\r\n--b\r\n\r\ny\r\n--b--")
                        .parts())
                .extracting(part -> part.content().utf8())
                .containsExactly("y");
    }

    @Test
    void bottomlessNestingStops() {
        String body = "--b\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n".repeat(2_000);
        assertThat(read("multipart/mixed;boundary=b", body).parts()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void aBoundaryWithinAPartIsAMistakeOfOurs() {
        assertThatThrownBy(() -> Multipart.join(List.of(BodyPart.of(MediaType.PLAIN_TEXT, "a --b c")), "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void joinedPartsAreSplitAgain(@ForAll("parts") List<BodyPart> parts) {
        BodyPart whole = Multipart.join(parts, "unlikely-7f3a");
        assertThat(Multipart.leaves(whole)).isEqualTo(parts);
    }

    @Provide
    Arbitrary<List<BodyPart>> parts() {
        Arbitrary<MediaType> types = Arbitraries.of(
                        "application/sdp", "text/plain;charset=utf-8", "application/pidf+xml")
                .map(MediaType::parse);
        Arbitrary<Bytes> contents =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60).map(Bytes::of);
        Arbitrary<String> ids = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6);
        return Combinators.combine(types, contents, ids)
                .as((type, content, id) -> new BodyPart(type, Headers.NONE, content).withContentId(id + "@x"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Test
    void garbledBodiesAreSplitSomehow() {
        var mutator = new Mutator(2046);
        byte[] sample = DatagramParser.parse(Samples.I3_INVITE).message().body().toArray();
        for (int round = 0; round < Mutator.ROUNDS / 4; round++) {
            String text = new String(mutator.mutate(sample), StandardCharsets.UTF_8);
            Body body = read("multipart/mixed; boundary=\"outer b\"", text);
            assertThat(body.parts().isEmpty()).isEqualTo(text.isEmpty());
        }
    }
}
