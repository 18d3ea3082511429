package org.tocsin.sip.message;

import org.tocsin.sip.MalformedException;

/// A response: status 100 to 699, reason phrase, header fields, body.
public record SipResponse(int status, String reason, Headers headers, Bytes body) implements SipMessage {
    /// @throws MalformedException if the status is not 100 to 699
    public SipResponse {
        if (status < 100 || status > 699) {
            throw new MalformedException("status is not 100 to 699");
        }
        reason = Lexer.oneLine(reason);
    }

    @Override
    public SipResponse withHeaders(Headers changed) {
        return new SipResponse(status, reason, changed, body);
    }

    /// With one more header field.
    public SipResponse with(String name, String value) {
        return withHeaders(headers.with(name, value));
    }

    /// With a body of this type in the place of the present one.
    public SipResponse withBody(MediaType type, Bytes content) {
        return new SipResponse(status, reason, headers.withOnly("Content-Type", type.text()), content);
    }

    public boolean isProvisional() {
        return status < 200;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isFinal() {
        return status >= 200;
    }

    @Override
    public String toString() {
        return "SipResponse[" + status + ", body " + body.length() + "]";
    }
}
