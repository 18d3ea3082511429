package org.tocsin.sip.message;

import org.tocsin.sip.MalformedException;

/// A telephone number as a URI (RFC 3966): `tel:+1-617-555-0123;phone-context=...`. Hides itself in `toString`.
public record TelUri(String number, Parameters parameters) implements Uri {
    /// @throws MalformedException if a character of the number is neither digit, `+`, `*`, `#`, A-F nor a separator
    public TelUri {
        if (number.isEmpty()) {
            throw new MalformedException("tel URI without a number");
        }
        for (int i = 0; i < number.length(); i++) {
            if ("0123456789+*#-.()ABCDEFabcdef".indexOf(number.charAt(i)) < 0) {
                throw new MalformedException("tel URI that is no number");
            }
        }
    }

    static TelUri parse(String rest) {
        int end = rest.indexOf(';');
        String number = end < 0 ? rest : rest.substring(0, end);
        Parameters parameters = end < 0 ? Parameters.NONE : Parameters.parse(rest.substring(end + 1), oddity -> {});
        return new TelUri(number, parameters);
    }

    /// The number without visual separators: a leading `+` and digits.
    public String digits() {
        return number.replaceAll("[-.()]", "");
    }

    @Override
    public String scheme() {
        return "tel";
    }

    @Override
    public String text() {
        return "tel:" + number + parameters.text();
    }

    @Override
    public String toString() {
        return "TelUri[...]";
    }
}
