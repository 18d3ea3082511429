package org.tocsin.sip.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.EventType;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;

/// A subscription to make.
///
/// @param target whose state is asked for
/// @param from who asks; its tag is ours to set
/// @param destination where the SUBSCRIBE goes: the next hop, already looked up
/// @param expires how long it is to last, refreshed by us until [UserAgent#unsubscribe]; zero fetches the
///     state once
/// @param headers further header fields: Accept, ...
/// @param body a filter; null for none
public record Subscribing(
        Uri target,
        NameAddr from,
        Flow destination,
        EventType event,
        Duration expires,
        Headers headers,
        @Nullable BodyPart body) {
    public Subscribing {
        if (expires.isNegative()) {
            throw new IllegalArgumentException("a subscription lasts a while, or no time at all");
        }
    }

    @Override
    public String toString() {
        return "Subscribing[" + event + "]";
    }
}
