package org.tocsin.sip.body;

import java.util.Optional;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;

/// One part of a body: its type, its header fields and its bytes.
public record BodyPart(MediaType type, Headers headers, Bytes content) {
    /// A part with no header but its type.
    public static BodyPart of(MediaType type, String content) {
        return new BodyPart(type, Headers.NONE, Bytes.utf8(content));
    }

    /// This part with a Content-ID, so that `cid:id` refers to it.
    public BodyPart withContentId(String id) {
        return new BodyPart(type, headers.withOnly("Content-ID", "<" + id + ">"), content);
    }

    /// The Content-ID without brackets.
    public Optional<String> contentId() {
        return headers.find("Content-ID").map(BodyPart::bare).filter(id -> !id.isEmpty());
    }

    /// The media type of these header fields; `text/plain` when there is none, opaque bytes when it is unreadable.
    static MediaType typeOf(Headers headers) {
        try {
            return headers.find("Content-Type").map(MediaType::parse).orElse(MediaType.PLAIN_TEXT);
        } catch (MalformedException e) {
            return MediaType.parse("application/octet-stream");
        }
    }

    static String bare(String id) {
        String text = id.strip();
        boolean bracketed = text.length() > 1 && text.startsWith("<") && text.endsWith(">");
        return bracketed ? text.substring(1, text.length() - 1).strip() : text;
    }

    @Override
    public String toString() {
        return "BodyPart[" + content.length() + " bytes]";
    }
}
