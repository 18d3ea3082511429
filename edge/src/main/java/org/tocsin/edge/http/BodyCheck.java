package org.tocsin.edge.http;

import org.springframework.http.HttpStatus;
import org.tocsin.edge.live.request.Whole;

/// Refuses a request's body that lacks something.
final class BodyCheck {
    private BodyCheck() {}

    /// @throws Refusal naming what is missing
    static void check(Record body) {
        Whole.findMissing(body).ifPresent(name -> {
            throw new Refusal(HttpStatus.BAD_REQUEST, "malformed", name + " is missing.");
        });
    }
}
