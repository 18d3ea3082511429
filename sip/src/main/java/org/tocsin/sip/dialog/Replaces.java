package org.tocsin.sip.dialog;

import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.Parameters;

/// The dialog a new call is to take the place of (RFC 3891), as the one asked for it names it: its own tag is the
/// to-tag.
public record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {
    /// @throws MalformedException if one of the three is missing or could not stand in a header
    public Replaces {
        if (!isWord(callId) || !isWord(toTag) || !isWord(fromTag)) {
            throw new MalformedException("Replaces needs a Call-ID, a to-tag and a from-tag");
        }
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127 && c != ';' && c != ',');
    }

    public static Replaces parse(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            throw new MalformedException("Replaces needs a Call-ID, a to-tag and a from-tag");
        }
        Parameters parameters = Parameters.parse(text.substring(semicolon + 1));
        return new Replaces(
                text.substring(0, semicolon).strip(),
                parameters.find("to-tag").orElse(""),
                parameters.find("from-tag").orElse(""),
                parameters.contains("early-only"));
    }

    /// The wire form.
    public String text() {
        return callId + ";to-tag=" + toTag + ";from-tag=" + fromTag + (earlyOnly ? ";early-only" : "");
    }
}
