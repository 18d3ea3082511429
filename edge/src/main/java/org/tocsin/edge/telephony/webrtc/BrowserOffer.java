package org.tocsin.edge.telephony.webrtc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.sdp.Codec;
import org.tocsin.sip.sdp.Media;
import org.tocsin.sip.sdp.SessionDescription;

/// What a browser offers, as far as it matters here.
///
/// @param media        every media line, in order: an answer has as many
/// @param audioIndex   of the line that is taken
/// @param fingerprint  of the certificate it will show: `sha-256` and the bytes in upper-case hexadecimal with colons
/// @param pcmu         payload type of PCMU
/// @param events       payload type of telephone events at 8 kHz, -1 for none
record BrowserOffer(List<Media> media, int audioIndex, String fingerprint, int pcmu, int events) {

    /// @throws MalformedException if it cannot be answered: no audio with PCMU, no ICE, no fingerprint
    static BrowserOffer parse(String text) {
        var session = SessionDescription.parse(text);
        for (int i = 0; i < session.media().size(); i++) {
            var media = session.media().get(i);
            var pcmu = type(media, "PCMU");
            if (media.type().equals("audio") && !media.isRefused() && pcmu.isPresent()) {
                return new BrowserOffer(
                        session.media(),
                        i,
                        fingerprint(session, media),
                        pcmu.get(),
                        type(media, "telephone-event").orElse(-1));
            }
        }
        throw new MalformedException("the browser offers no audio in PCMU");
    }

    private static Optional<Integer> type(Media media, String name) {
        return media.codecs().stream()
                .filter(codec -> codec.is(name) && codec.clockHz() == 8_000)
                .map(Codec::payloadType)
                .findFirst();
    }

    private static String fingerprint(SessionDescription session, Media media) {
        var value = media.find("fingerprint")
                .or(() -> session.attributes().stream()
                        .filter(attribute -> attribute.name().equals("fingerprint") && attribute.value() != null)
                        .map(attribute -> String.valueOf(attribute.value()))
                        .findFirst())
                .orElseThrow(() -> new MalformedException("the browser names no certificate"))
                .strip();
        int space = value.indexOf(' ');
        if (space < 0 || !value.substring(0, space).equalsIgnoreCase("sha-256")) {
            throw new MalformedException("the browser's certificate is not named by SHA-256");
        }
        return value.substring(space + 1).strip().toUpperCase(Locale.ROOT);
    }

    String mid(int index) {
        return media.get(index).find("mid").map(String::strip).orElse(Integer.toString(index));
    }

    /// Our answer.
    ///
    /// @param own fingerprint of our certificate
    String answer(String host, int port, String user, String password, String own, long ssrc) {
        var text = new StringBuilder(1_024);
        line(text, "v=0");
        line(text, "o=- " + ssrc + " 1 IN IP4 " + host);
        line(text, "s=-");
        line(text, "t=0 0");
        line(text, "a=group:BUNDLE " + mid(audioIndex));
        line(text, "a=ice-lite");
        line(text, "a=msid-semantic: WMS tocsin");
        for (int i = 0; i < media.size(); i++) {
            if (i != audioIndex) {
                var refused = media.get(i);
                line(
                        text,
                        "m=" + refused.type() + " 0 " + refused.protocol() + " " + String.join(" ", refused.formats()));
                line(text, "c=IN IP4 0.0.0.0");
                line(text, "a=mid:" + mid(i));
                line(text, "a=inactive");
                continue;
            }
            line(text, "m=audio " + port + " UDP/TLS/RTP/SAVPF " + pcmu + (events < 0 ? "" : " " + events));
            line(text, "c=IN IP4 " + host);
            line(text, "a=rtcp-mux");
            line(text, "a=mid:" + mid(i));
            line(text, "a=ice-ufrag:" + user);
            line(text, "a=ice-pwd:" + password);
            line(text, "a=fingerprint:sha-256 " + own);
            line(text, "a=setup:passive");
            line(text, "a=sendrecv");
            line(text, "a=rtpmap:" + pcmu + " PCMU/8000");
            if (events >= 0) {
                line(text, "a=rtpmap:" + events + " telephone-event/8000");
                line(text, "a=fmtp:" + events + " 0-15");
            }
            line(text, "a=ptime:20");
            line(text, "a=msid:tocsin voice");
            line(text, "a=ssrc:" + ssrc + " cname:tocsin");
            line(text, "a=candidate:1 1 udp 2130706431 " + host + " " + port + " typ host");
            line(text, "a=end-of-candidates");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append("\r\n");
    }
}
