package org.tocsin.sip.body;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.SipMessage;

/// All parts of a body, leaves only, in order.
public record Body(List<BodyPart> parts) {
    /// No body.
    public static final Body NONE = new Body(List.of());

    public Body {
        parts = List.copyOf(parts);
    }

    /// The parts of a message's body. Never fails: what cannot be split is one part.
    public static Body of(SipMessage message) {
        if (message.body().isEmpty()) {
            return NONE;
        }
        var whole = new BodyPart(BodyPart.typeOf(message.headers()), contentHeaders(message), message.body());
        return new Body(Multipart.leaves(whole));
    }

    private static Headers contentHeaders(SipMessage message) {
        return new Headers(message.headers().lines().stream()
                .filter(line -> line.name().startsWith("Content-"))
                .toList());
    }

    /// The first part of this type.
    public Optional<BodyPart> find(MediaType type) {
        return parts.stream().filter(part -> part.type().is(type)).findFirst();
    }

    /// The part a `cid:` URI refers to (RFC 2392); a bare id, or one in brackets, is understood too.
    public Optional<BodyPart> find(String cidUri) {
        String id = BodyPart.bare(cidUri);
        if (id.regionMatches(true, 0, "cid:", 0, 4)) {
            id = id.substring(4);
        }
        String wanted = unescape(id);
        return parts.stream()
                .filter(part -> part.contentId().filter(wanted::equals).isPresent())
                .findFirst();
    }

    private static String unescape(String id) {
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }
}
