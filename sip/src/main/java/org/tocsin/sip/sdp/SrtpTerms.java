package org.tocsin.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tocsin.sip.srtp.CryptoAttribute;
import org.tocsin.sip.srtp.CryptoSuite;
import org.tocsin.sip.srtp.MasterKey;

/// What we want of SRTP in one session, and our keys for it: the same as long as the session lasts, another for each
/// stream and suite (RFC 4568 section 6.1).
///
/// @param audio our lines for the voice, best suite first
/// @param text  our lines for real-time text
public record SrtpTerms(Use use, List<CryptoAttribute> audio, List<CryptoAttribute> text) {
    /// How much it is wanted.
    public enum Use {
        /// Plain RTP only.
        REFUSED,
        /// If the other side brings it up.
        ACCEPTED,
        /// Brought up by us, on a stream that may stay plain.
        OFFERED,
        /// Plain RTP is not agreed to.
        REQUIRED
    }

    /// Plain RTP only.
    public static final SrtpTerms NONE = new SrtpTerms(Use.REFUSED, List.of(), List.of());

    public SrtpTerms {
        audio = List.copyOf(audio);
        text = List.copyOf(text);
    }

    /// @param keys gives a new one each time
    public static SrtpTerms of(Use use, Supplier<MasterKey> keys) {
        return use == Use.REFUSED ? NONE : new SrtpTerms(use, lines(keys), lines(keys));
    }

    private static List<CryptoAttribute> lines(Supplier<MasterKey> keys) {
        var lines = new ArrayList<CryptoAttribute>();
        for (CryptoSuite suite : CryptoSuite.values()) {
            lines.add(CryptoAttribute.of(lines.size() + 1, suite, keys.get()));
        }
        return lines;
    }

    List<CryptoAttribute> lines(Media media) {
        return media.type().equalsIgnoreCase("text") ? text : audio;
    }

    boolean offers() {
        return use == Use.OFFERED || use == Use.REQUIRED;
    }

    String protocol() {
        return use == Use.REQUIRED ? "RTP/SAVP" : "RTP/AVP";
    }
}
