package org.tocsin.sip.message;

import org.tocsin.sip.MalformedException;

/// A URI of a scheme we do not interpret (`https:`, `cid:`, `pres:` ...), kept as text. An address that could not
/// be read at all is kept here too, with an empty scheme.
public record OtherUri(String scheme, String rest) implements Uri {
    /// @throws MalformedException if the text could end a header line or the brackets around it
    public OtherUri {
        if (rest.indexOf('\r') >= 0 || rest.indexOf('\n') >= 0 || rest.indexOf('>') >= 0) {
            throw new MalformedException("URI with a character that cannot be in one");
        }
    }

    @Override
    public String text() {
        return scheme.isEmpty() ? rest : scheme + ":" + rest;
    }

    @Override
    public String toString() {
        return "OtherUri[...]";
    }
}
