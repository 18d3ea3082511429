package org.tocsin.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.Mutator;
import org.tocsin.sip.Samples;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.sdp.SessionDescription;

/// Garbled messages are read or refused, nothing else; what is read can be answered and written.
class MessageFuzzTest {
    private static final Path TORTURE =
            Path.of(System.getProperty("tocsin.root", ".."), "..", "shared", "testdata", "sip-torture");

    static List<byte[]> corpus() throws IOException {
        var corpus = new ArrayList<byte[]>();
        corpus.add(Samples.I3_INVITE);
        corpus.add(Samples.I3_INVITE);
        corpus.add(Samples.withBody("""
                SIP/2.0 200 OK
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKx;received=192.0.2.9;rport=5062
                To: <sip:911@192.0.2.2>;tag=a
                From: sip:b@192.0.2.1;tag=b
                Call-ID: q
                CSeq: 1 INVITE
                Contact: <sip:192.0.2.2>
                Content-Type: application/sdp
                """, Samples.SDP));
        if (Files.isDirectory(TORTURE)) {
            try (var files = Files.list(TORTURE)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".dat"))
                        .sorted()
                        .toList()) {
                    corpus.add(Files.readAllBytes(file));
                }
            }
        }
        return corpus;
    }

    @Test
    void garbledDatagramsAreReadOrRefused() throws IOException {
        var mutator = new Mutator(4475);
        List<byte[]> corpus = corpus();
        int read = 0;
        for (int round = 0; round < Mutator.ROUNDS; round++) {
            byte[] data = mutator.mutate(corpus.get(mutator.random().nextInt(corpus.size())));
            try {
                use(DatagramParser.parse(data));
                read++;
            } catch (MalformedException e) {
                assertThat(e.status()).isIn(400, 505, 513);
                Refusal.of(data, e, "tag").ifPresent(refusal -> oneMessage(SipWriter.write(refusal.response())));
            }
        }
        assertThat(read).isGreaterThan(Mutator.ROUNDS / 4);
    }

    /// Everything the user agent does with a message it has read.
    private static void use(ParsedMessage parsed) {
        SipMessage message = parsed.message();
        message.topVia();
        message.from();
        message.to();
        message.cseq();
        message.contact();
        message.recordRoutes();
        message.contentType();
        SessionDescription.find(Body.of(message));
        byte[] written = SipWriter.write(message);
        assertThat(oneMessage(written).message().getClass()).isEqualTo(message.getClass());
        if (message instanceof SipRequest request) {
            oneMessage(SipWriter.write(request.reply(486, "tag")));
        }
        assertThat(message.toString()).doesNotContain("6175550100");
    }

    /// What we write is exactly one message again: nothing was smuggled in.
    private static ParsedMessage oneMessage(byte[] written) {
        var frames = new StreamFramer(1 << 20, 1 << 20).feed(written);
        assertThat(frames).singleElement().isInstanceOf(StreamFramer.Frame.Message.class);
        String head = new String(written, StandardCharsets.UTF_8);
        if (!head.contains("\r\nFrom: ") || !head.contains("\r\nTo: ") || !head.contains("\r\nC")) {
            return new ParsedMessage(new SipResponse(400, "", Headers.NONE, Bytes.EMPTY), java.util.Set.of());
        }
        try {
            return DatagramParser.parse(written);
        } catch (MalformedException e) {
            // A refusal repeats what it was asked with, which may lack what a message must have.
            assertThat(head).startsWith("SIP/2.0 ");
            return new ParsedMessage(new SipResponse(400, "", Headers.NONE, Bytes.EMPTY), java.util.Set.of());
        }
    }

    @Test
    void garbledStreamsNeverHoldMoreThanTheirLimit() throws IOException {
        var mutator = new Mutator(18);
        List<byte[]> corpus = corpus();
        var framer = new StreamFramer(8_192, 8_192);
        for (int round = 0; round < Mutator.ROUNDS / 4; round++) {
            byte[] data = mutator.mutate(corpus.get(mutator.random().nextInt(corpus.size())));
            int cut = mutator.random().nextInt(data.length + 1);
            var frames = new ArrayList<>(framer.feed(data, 0, cut));
            frames.addAll(framer.feed(data, cut, data.length));
            assertThat(framer.pendingBytes()).isLessThanOrEqualTo(16_400);
            if (frames.stream().anyMatch(StreamFramer.Frame.Lost.class::isInstance) || round % 50 == 0) {
                framer = new StreamFramer(8_192, 8_192);
            }
        }
    }

    @Test
    void aLongHeaderOfTroublesomeCharactersIsReadInNoTime() {
        for (String unit : List.of("\"", "\\\"", "<", ",", ";", "\r\n ", "\"<", "%", "=", "\r\n\t,", "a,", "@", ":")) {
            String head = "INVITE sip:911@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1"
                    + "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\n";
            for (String name : List.of("Contact", "Via", "From", "Geolocation")) {
                byte[] data = (head + name + ": <sip:x@y>" + unit.repeat(60_000 / unit.length()) + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
                try {
                    use(DatagramParser.parse(data));
                } catch (MalformedException e) {
                    assertThat(e.status()).isEqualTo(400);
                }
            }
        }
    }
}
