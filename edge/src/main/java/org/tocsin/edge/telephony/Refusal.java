package org.tocsin.edge.telephony;

import java.util.List;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.sdp.Negotiation;

/// Why a call cannot be connected as it is offered: for the record, for the caller's network, for whoever calls back.
///
/// @param cause in words, short
/// @param words for the call's oddities
record Refusal(String cause, String words, String warning) {
    static Refusal of(Negotiation.NothingInCommon none) {
        var cause = cause(none.lack());
        return new Refusal(cause, cause + offered(none.offered()), warning(none.lack()));
    }

    static String cause(Negotiation.Lack lack) {
        return switch (lack) {
            case CODEC -> "no codec in common";
            case ENCRYPTION_NEEDED -> "its voice is not encrypted and this trunk's must be";
            case ENCRYPTION_NOT_WANTED -> "its voice is encrypted and this trunk's must not be";
            case NO_COMMON_ENCRYPTION -> "no encryption of the voice in common";
        };
    }

    private static String offered(List<String> offered) {
        return ", offered " + Wording.line(String.join(", ", offered), 200);
    }

    private static String warning(Negotiation.Lack lack) {
        return switch (lack) {
            case CODEC -> "Supported: audio/PCMU, audio/PCMA";
            case ENCRYPTION_NEEDED -> "RTP/SAVP with a=crypto is required";
            case ENCRYPTION_NOT_WANTED -> "RTP/AVP is required";
            case NO_COMMON_ENCRYPTION -> "Supported: a=crypto AES_CM_128_HMAC_SHA1_80, AES_CM_128_HMAC_SHA1_32";
        };
    }

    /// RFC 3261 section 20.43: 305 for the codec, 399 for the rest, and what we have.
    Headers headers(String host) {
        var code = warning.contains("audio/") ? "305 " : "399 ";
        return Headers.of("Warning", code + host + " \"" + warning + "\"");
    }
}
