package org.tocsin.sip.message;

import java.util.ArrayList;
import java.util.List;

/// A request: method, whom it is for, header fields, body.
public record SipRequest(Method method, Uri uri, Headers headers, Bytes body) implements SipMessage {
    private static final List<String> ECHOED = List.of("From", "Call-ID", "CSeq");

    @Override
    public SipRequest withHeaders(Headers changed) {
        return new SipRequest(method, uri, changed, body);
    }

    /// With a body of this type in the place of the present one.
    public SipRequest withBody(MediaType type, Bytes content) {
        return new SipRequest(method, uri, headers.withOnly("Content-Type", type.text()), content);
    }

    /// The response to this request (RFC 3261 section 8.2.6): its Vias, and the
    /// first of its From, To, Call-ID and CSeq.
    ///
    /// @param toTag our tag, set in To if the request has none there; empty for 100
    public SipResponse reply(int status, String toTag) {
        var copied = new ArrayList<Header>(8);
        headers.forEach(line -> {
            if (line.isNamed("Via")) {
                copied.add(line);
            }
        });
        for (String name : ECHOED) {
            headers.find(name).ifPresent(value -> copied.add(new Header(name, value)));
        }
        headers.find("To").ifPresent(to -> copied.add(tagged(new Header("To", to), toTag)));
        if (status == 100) {
            headers.find("Timestamp").ifPresent(time -> copied.add(new Header("Timestamp", time)));
        }
        return new SipResponse(status, ReasonPhrase.of(status), new Headers(copied), Bytes.EMPTY);
    }

    /// What tells this request from others, without the rest: enough to recognise it by for a while.
    public SipRequest essence() {
        var kept = new ArrayList<Header>(6);
        for (Header line : headers) {
            switch (line.name()) {
                case "Via", "From", "To", "Call-ID", "CSeq" -> kept.add(line);
                default -> {}
            }
        }
        return new SipRequest(method, uri, new Headers(kept), Bytes.EMPTY);
    }

    private static Header tagged(Header to, String tag) {
        if (tag.isEmpty() || NameAddr.parse(to.value()).tag().isPresent()) {
            return to;
        }
        return new Header("To", to.value() + ";tag=" + tag);
    }

    @Override
    public String toString() {
        return "SipRequest[" + method + ", body " + body.length() + "]";
    }
}
