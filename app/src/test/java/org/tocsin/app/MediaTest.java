package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;

/// Who gets a voice for which offer, over HTTP against the whole product. That it can be heard is VoiceTest's.
class MediaTest {
    private static final String FINGERPRINT = "A0:".repeat(31) + "A0";
    private static final String OFFER = """
            v=0
            o=- 4611 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            m=audio 9 UDP/TLS/RTP/SAVPF 111 0 8
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:Wxyz
            a=ice-pwd:0123456789abcdefghijklmn
            a=fingerprint:sha-256 %s
            a=setup:actpass
            a=mid:0
            a=sendrecv
            a=rtcp-mux
            a=rtpmap:111 opus/48000/2
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            """.formatted(FINGERPRINT).replace("\n", "\r\n");

    private static Browser.Answer offer(Browser browser, String type, String sdp) {
        return browser.send(HttpRequest.newBuilder(TestProduct.address().resolve("/api/media/offer"))
                .header("Content-Type", type)
                .header("X-Tocsin", "1")
                .POST(HttpRequest.BodyPublishers.ofString(sdp)));
    }

    @Test
    void aPositionsVoiceIsForWhoSitsThere() {
        TestProduct.product()
                .people()
                .accounts()
                .put(new Account("vera", "Vera", Set.of(Role.TELECOMMUNICATOR), true), "a good password", "test");
        try (var stranger = new Browser();
                var vera = Browser.signedIn("vera", "a good password");
                var console = vera.open()) {
            assertThat(offer(stranger, "application/sdp", OFFER).status()).isEqualTo(401);
            assertThat(offer(vera, "application/sdp", OFFER).code()).isEqualTo("no-position");
            assertThat(vera.get("/api/media").status()).isEqualTo(409);
            console.hello();
            console.ask(
                    Console.request("positions.SignOn").put("position", "P4").put("takeOver", true));

            var answer = offer(vera, "application/sdp", OFFER);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/sdp");
            assertThat(answer.response().body())
                    .contains("a=ice-lite")
                    .contains("a=setup:passive")
                    .contains("PCMU/8000");
            var voice = vera.get("/api/media").body();
            assertThat(voice.path("position").asString("")).isEqualTo("P4");
            assertThat(voice.has("leg") && voice.path("leg").isNull())
                    .as("no leg before the browser has connected")
                    .isTrue();
            assertThat(vera.delete("/api/media").status()).isEqualTo(204);
            assertThat(vera.delete("/api/media").status()).isEqualTo(204);

            console.ask(Console.request("positions.SignOff").put("position", "P4"));
            assertThat(offer(vera, "application/sdp", OFFER).status()).isEqualTo(409);
        }
    }

    @Test
    void anOfferThatCannotBeAnsweredIsToldWhy() {
        try (var sam = Browser.signedIn("sam");
                var console = sam.open()) {
            console.hello();
            console.ask(
                    Console.request("positions.SignOn").put("position", "SUP1").put("takeOver", true));
            var silent = offer(sam, "application/sdp", OFFER.replace("SAVPF 111 0 8", "SAVPF 111"));
            assertThat(silent.status()).isEqualTo(400);
            assertThat(silent.code()).isEqualTo("bad-offer");
            assertThat(silent.body().path("detail").asString("")).contains("PCMU");
            assertThat(offer(sam, "application/sdp", OFFER.replace("sha-256", "md5"))
                            .code())
                    .isEqualTo("bad-offer");
            assertThat(offer(sam, "application/sdp", "v=0").code()).isEqualTo("bad-offer");
            assertThat(offer(sam, "application/sdp", "x".repeat(70_000)).code()).isEqualTo("bad-offer");
            assertThat(offer(sam, "application/json", "{}").status()).isEqualTo(415);
            console.ask(Console.request("positions.SignOff").put("position", "SUP1"));
        }
    }
}
