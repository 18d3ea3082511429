package org.tocsin.edge.telephony;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.MediaType;

/// The words in the body of a MESSAGE, and what else may be there.
final class TextBodies {
    private static final MediaType COMPOSING = MediaType.parse("application/im-iscomposing+xml");
    private static final MediaType CPIM = MediaType.parse("message/cpim");
    private static final int MOST_CHARACTERS = 10_000;

    private TextBodies() {}

    /// What was written: every plain part, and the plain text in a CPIM wrapper (RFC 3862), one below the other.
    static Optional<String> findText(Body body) {
        var text = new StringBuilder();
        for (var part : body.parts()) {
            var words = part.type().is(MediaType.PLAIN_TEXT)
                    ? decode(part.content().toArray(), charset(part.type()))
                    : part.type().is(CPIM) ? unwrap(part.content().utf8()) : "";
            if (!words.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n").append(words.strip());
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(readable(text.toString()));
    }

    /// A notice that somebody is writing (RFC 3994); it says nothing else.
    static boolean isComposing(Body body) {
        return body.find(COMPOSING).isPresent();
    }

    /// Types that are neither words nor a location, in words: `image/png`.
    static Optional<String> findOther(Body body) {
        return body.parts().stream()
                .map(BodyPart::type)
                .filter(type -> !type.is(MediaType.PLAIN_TEXT)
                        && !type.is(CPIM)
                        && !type.is(MediaType.PIDF)
                        && !type.is(COMPOSING)
                        && !type.subtype().startsWith("emergencycalldata"))
                .map(type -> Wording.line(type.type() + "/" + type.subtype(), 80))
                .findFirst();
    }

    /// Two blocks of headers, an empty line after each, then the words.
    private static String unwrap(String cpim) {
        var lines = cpim.replace("\r\n", "\n");
        int headers = lines.indexOf("\n\n");
        int mime = headers < 0 ? -1 : lines.indexOf("\n\n", headers + 2);
        return mime < 0 ? "" : lines.substring(mime + 2);
    }

    private static Charset charset(MediaType type) {
        try {
            return type.parameters().find("charset").map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String decode(byte[] bytes, Charset charset) {
        return new String(bytes, charset);
    }

    /// Line breaks stay; no other control characters, and not without end.
    static String readable(String text) {
        var clean = new StringBuilder(Math.min(text.length(), MOST_CHARACTERS));
        text.replace("\r\n", "\n")
                .codePoints()
                .map(c -> c != '\n' && (Character.isISOControl(c) || isOverride(c)) ? ' ' : c)
                .limit(MOST_CHARACTERS)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /// Characters that turn the direction of what follows could make an address read otherwise.
    private static boolean isOverride(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
