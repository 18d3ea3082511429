package org.tocsin.edge.reference;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.message.Bytes;

/// What is asked of a server.
///
/// @param accept      media types, as in the header field
/// @param contentType of the body; empty without one
/// @param body        null for a GET
/// @param patience    how long for the whole of it, redirects and all
public record Question(
        String accept, String contentType, @Nullable Bytes body, Duration patience) {
    public static Question get(String accept, Duration patience) {
        return new Question(accept, "", null, patience);
    }

    public static Question post(String accept, String contentType, Bytes body, Duration patience) {
        return new Question(accept, contentType, body, patience);
    }
}
