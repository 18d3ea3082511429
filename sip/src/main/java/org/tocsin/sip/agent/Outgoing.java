package org.tocsin.sip.agent;

import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;

/// A request to send other than an INVITE: MESSAGE, OPTIONS, INFO, ...
public record Outgoing(
        Method method, Headers headers, @Nullable BodyPart body) {
    public static Outgoing options() {
        return new Outgoing(Method.OPTIONS, Headers.NONE, null);
    }

    public static Outgoing message(BodyPart body) {
        return new Outgoing(Method.MESSAGE, Headers.NONE, body);
    }
}
