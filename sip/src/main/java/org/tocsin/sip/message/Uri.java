package org.tocsin.sip.message;

import java.util.Locale;
import org.tocsin.sip.MalformedException;

/// Whom a request is for or from: [SipUri], [TelUri], [Urn], or any other absolute URI kept as text.
public sealed interface Uri permits SipUri, TelUri, Urn, OtherUri {
    /// The wire form.
    String text();

    /// The scheme in lower case.
    String scheme();

    /// Reads a URI.
    ///
    /// @throws MalformedException if it has no scheme, or is sip/sips/tel/urn and breaks that scheme's rules
    static Uri parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new MalformedException("URI without a scheme");
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean first = Lexer.isAlphanumeric(c) && !Lexer.isDigit(c);
            if (!first && (i == 0 || (!Lexer.isAlphanumeric(c) && "+-.".indexOf(c) < 0))) {
                throw new MalformedException("URI without a scheme");
            }
        }
        String rest = text.substring(colon + 1);
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) <= ' ' || rest.charAt(i) == 0x7f) {
                throw new MalformedException("URI with a space or control character");
            }
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "sip" -> SipUri.parse(false, rest);
            case "sips" -> SipUri.parse(true, rest);
            case "tel" -> TelUri.parse(rest);
            case "urn" -> Urn.parse(rest);
            default -> new OtherUri(scheme, rest);
        };
    }
}
