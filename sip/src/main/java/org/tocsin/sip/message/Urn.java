package org.tocsin.sip.message;

import java.util.Locale;
import org.tocsin.sip.MalformedException;

/// A URN, mostly a service (RFC 5031): `urn:service:sos.police` has namespace `service`, specific `sos.police`.
public record Urn(String namespace, String specific) implements Uri {
    /// @throws MalformedException if either half is empty or has characters no URN has
    public Urn {
        if (namespace.isEmpty() || specific.isEmpty()) {
            throw new MalformedException("URN without namespace or specific part");
        }
        checkCharacters(namespace);
        checkCharacters(specific);
    }

    static Urn parse(String rest) {
        int colon = rest.indexOf(':');
        if (colon < 1) {
            throw new MalformedException("URN without namespace or specific part");
        }
        return new Urn(rest.substring(0, colon).toLowerCase(Locale.ROOT), rest.substring(colon + 1));
    }

    private static void checkCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == 0x7f) {
                throw new MalformedException("URN with a character that cannot be in one");
            }
        }
    }

    @Override
    public String scheme() {
        return "urn";
    }

    @Override
    public String text() {
        return "urn:" + namespace + ":" + specific;
    }

    @Override
    public String toString() {
        return namespace.equals("service") && specific.length() < 64 ? text() : "Urn[...]";
    }
}
