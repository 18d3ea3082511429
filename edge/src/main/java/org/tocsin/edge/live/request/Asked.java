package org.tocsin.edge.live.request;

import java.time.Instant;
import org.tocsin.edge.people.Account;

/// Who asked, when they pressed the key, and by which key the request is known.
///
/// @param key idempotency key, the person's login in front: nobody can hit another's key
public record Asked(Account who, String key, Instant typedAt) {
    public static Asked by(Account who, String key, Instant typedAt) {
        return new Asked(who, who.login() + ":" + key, typedAt);
    }

    Asked part(int number) {
        return new Asked(who, key + "/" + number, typedAt);
    }
}
