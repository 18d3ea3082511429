package org.tocsin.sip.message;

import java.util.Locale;
import java.util.Optional;
import org.tocsin.sip.MalformedException;

/// The type of a body: `application/sdp`, `multipart/mixed;boundary=x`. Type and subtype are in lower case.
public record MediaType(String type, String subtype, Parameters parameters) {
    /// `application/sdp`.
    public static final MediaType SDP = new MediaType("application", "sdp", Parameters.NONE);
    /// `application/pidf+xml`.
    public static final MediaType PIDF = new MediaType("application", "pidf+xml", Parameters.NONE);
    /// `text/plain;charset=utf-8`.
    public static final MediaType PLAIN_TEXT = new MediaType("text", "plain", Parameters.NONE.with("charset", "utf-8"));

    public MediaType {
        type = type.toLowerCase(Locale.ROOT);
        subtype = subtype.toLowerCase(Locale.ROOT);
        if (!Lexer.isToken(type) || !Lexer.isToken(subtype)) {
            throw new MalformedException("media type is not type/subtype");
        }
    }

    /// Reads a media type.
    ///
    /// @throws MalformedException if it is not type/subtype
    public static MediaType parse(String text) {
        int semicolon = text.indexOf(';');
        String name = semicolon < 0 ? text : text.substring(0, semicolon);
        int slash = name.indexOf('/');
        if (slash < 0) {
            throw new MalformedException("media type is not type/subtype");
        }
        return new MediaType(
                name.substring(0, slash).strip(),
                name.substring(slash + 1).strip(),
                semicolon < 0 ? Parameters.NONE : Parameters.parse(text.substring(semicolon + 1), oddity -> {}));
    }

    /// Whether this is the given type and subtype, whatever the parameters.
    public boolean is(String wantedType, String wantedSubtype) {
        return type.equalsIgnoreCase(wantedType) && subtype.equalsIgnoreCase(wantedSubtype);
    }

    public boolean is(MediaType wanted) {
        return is(wanted.type, wanted.subtype);
    }

    /// The `boundary` of a multipart type.
    public Optional<String> boundary() {
        return parameters.find("boundary").filter(b -> !b.isEmpty());
    }

    /// The wire form.
    public String text() {
        return type + "/" + subtype + parameters.text();
    }
}
