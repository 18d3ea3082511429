package org.tocsin.sip.msrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MsrpTest {
    private static final String ANA = "msrp://psap.example:2855/ana;tcp";
    private static final String BOB = "msrp://handset.example:7394/bob;tcp";

    private int ids;

    private MsrpSession psap() {
        return new MsrpSession(ANA, BOB, () -> "psap" + ++ids);
    }

    private MsrpSession handset() {
        return new MsrpSession(BOB, ANA, () -> "hand" + ++ids);
    }

    /// From RFC 4975 section 4.
    private static final String EXAMPLE = """
            MSRP a786hjs2 SEND
            To-Path: msrp://biloxi.example.com:12763/kjhd37s2s20w2a;tcp
            From-Path: msrp://atlanta.example.com:7654/jshA7weztas;tcp
            Message-ID: 87652491
            Byte-Range: 1-25/25
            Content-Type: text/plain

            Hey Bob, are you there?
            -------a786hjs2$
            """.replace("\n", "\r\n");

    @Test
    void theExampleOfTheStandardIsReadInAnyPieces() throws Exception {
        for (int piece = 1; piece < 60; piece++) {
            var frames = feed(EXAMPLE.getBytes(StandardCharsets.UTF_8), piece);
            assertThat(frames).hasSize(1);
            var frame = frames.getFirst();
            assertThat(frame.method()).isEqualTo("SEND");
            assertThat(frame.find("message-id")).contains("87652491");
            assertThat(new String(frame.body().orElseThrow(), StandardCharsets.UTF_8))
                    .isEqualTo("Hey Bob, are you there?");
            assertThat(frame.flag()).isEqualTo('$');
        }
    }

    @Property(tries = 200)
    void anyBodyArrivesWhole(@ForAll @Size(max = 9000) byte[] body) throws Exception {
        var heard = new ArrayList<MsrpSession.Message>();
        var receiver = psap();
        for (var frame : handset().send("application/octet-stream", body)) {
            for (var read : feed(frame.bytes(), 700)) {
                var result = receiver.hear(read);
                assertThat(result.replies()).hasSize(1);
                assertThat(result.replies().getFirst().status()).isEqualTo(200);
                result.message().ifPresent(heard::add);
            }
        }
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().body()).isEqualTo(body);
    }

    @Test
    void chunksOutOfOrderAndTwiceAreOneMessage() {
        var body = new byte[7000];
        new Random(2).nextBytes(body);
        var frames = new ArrayList<>(handset().send("text/plain", body));
        frames.add(frames.get(1));
        Collections.shuffle(frames.subList(0, 3), new Random(4));
        var receiver = psap();
        var heard = frames.stream()
                .flatMap(f -> receiver.hear(f).message().stream())
                .toList();
        assertThat(heard).hasSizeGreaterThanOrEqualTo(1);
        assertThat(heard.getFirst().body()).isEqualTo(body);
    }

    @Test
    void aFakeEndLineInsideABodyIsBody() throws Exception {
        var tricky = "look:\r\n-------hand2$\r\n-------hand3+\r\n-------zzzz$\r\nend";
        var receiver = psap();
        var texts = new ArrayList<String>();
        for (var frame : handset().send("text/plain", tricky.getBytes(StandardCharsets.UTF_8))) {
            for (var read : feed(frame.bytes(), 5)) {
                receiver.hear(read).message().map(MsrpSession.Message::text).ifPresent(texts::add);
            }
        }
        assertThat(texts).containsExactly(tricky);
    }

    /// Answers go one hop, messages and reports all the way (RFC 4975 section 7.2, RFC 4976).
    @Test
    void behindARelayAnswersGoToTheRelayAndMessagesThroughIt() {
        var relay = "msrp://relay.example:2855/abc;tcp";
        var session = new MsrpSession(ANA, relay + " " + BOB, () -> "psap" + ++ids);
        var headers = new java.util.LinkedHashMap<String, String>();
        headers.put("To-Path", ANA);
        headers.put("From-Path", relay + " " + BOB);
        headers.put("Message-ID", "m1");
        headers.put("Success-Report", "yes");
        headers.put("Byte-Range", "1-4/4");
        headers.put("Content-Type", "text/plain");
        var send = new MsrpFrame(
                "aaaa1111",
                "SEND",
                0,
                headers,
                Optional.of("help".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                '$');
        var replies = session.hear(send).replies();
        assertThat(replies.get(0).find("To-Path")).contains(relay);
        assertThat(replies.get(0).find("From-Path")).contains(ANA);
        assertThat(replies.get(1).method()).isEqualTo("REPORT");
        assertThat(replies.get(1).find("To-Path")).contains(relay + " " + BOB);
        assertThat(session.send("text/plain", new byte[] {65}).getFirst().find("To-Path"))
                .contains(relay + " " + BOB);
    }

    @Test
    void anEmptySendIsAcknowledgedAndSaysNothing() {
        var heard = psap().hear(handset().greet());
        assertThat(heard.message()).isEmpty();
        assertThat(heard.replies()).extracting(MsrpFrame::status).containsExactly(200);
    }

    @Test
    void aSuccessReportIsSentWhenAsked() {
        var frame = handset()
                .send("text/plain", "on my way".getBytes(StandardCharsets.UTF_8))
                .getFirst();
        var headers = new java.util.LinkedHashMap<>(frame.headers());
        headers.put("Success-Report", "yes");
        var asking = new MsrpFrame(frame.transaction(), "SEND", 0, headers, frame.body(), '$');
        var heard = psap().hear(asking);
        assertThat(heard.replies()).extracting(MsrpFrame::method).containsExactly("", "REPORT");
        assertThat(heard.replies().getLast().find("Status")).contains("000 200 OK");
    }

    @Test
    void aMessageWithoutEndIsRefusedNotKept() {
        var receiver = psap();
        var headers = new java.util.LinkedHashMap<String, String>();
        headers.put("Message-ID", "big");
        headers.put("Byte-Range", "900000-*/*");
        headers.put("Content-Type", "text/plain");
        var frame = new MsrpFrame("tran1", "SEND", 0, headers, Optional.of(new byte[10]), '+');
        assertThat(receiver.hear(frame).replies()).extracting(MsrpFrame::status).containsExactly(413);
    }

    @Test
    void whatIsNoMsrpIsRefused() {
        assertThatThrownBy(() -> new MsrpParser().feed("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMsrpException.class);
        assertThatThrownBy(() -> new MsrpParser().feed(new byte[600])).isInstanceOf(MalformedMsrpException.class);
    }

    @Test
    void mutationsNeverDoMoreThanBeRefused() {
        var random = new Random(21);
        var session = psap();
        for (int i = 0; i < 30_000; i++) {
            var bytes = EXAMPLE.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(6); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                for (var frame : new MsrpParser().feed(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)))) {
                    session.hear(frame);
                }
            } catch (MalformedMsrpException expected) {
                assertThat(expected).hasMessageNotContaining("\r");
            }
        }
    }

    private static List<MsrpFrame> feed(byte[] bytes, int piece) throws MalformedMsrpException {
        var parser = new MsrpParser();
        var frames = new ArrayList<MsrpFrame>();
        for (int at = 0; at < bytes.length; at += piece) {
            frames.addAll(parser.feed(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
        }
        return frames;
    }
}
