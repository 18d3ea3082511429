package org.tocsin.edge.telephony;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.places.Fix;
import org.tocsin.sip.agent.SubscriptionKey;

/// One subscription to a caller's presence. Confined to the SIP loop, but for [#first].
final class PresenceWatch {
    final CallId call;
    final PresenceTarget target;
    /// Only the present state is asked for, by somebody who waits for it.
    final boolean fetch;
    /// What the first news with a place says; fails with [LocationSource.NotGiven].
    final CompletableFuture<List<Fix>> first = new CompletableFuture<>();

    SubscriptionKey key;
    boolean filtered;
    /// How often it was begun anew since there was news.
    int again;
    /// Nothing runs; it is begun anew when somebody looks.
    boolean resting;
    /// Nothing more will come.
    boolean over;

    PresenceWatch(CallId call, PresenceTarget target, boolean fetch, boolean filtered, SubscriptionKey key) {
        this.call = call;
        this.target = target;
        this.fetch = fetch;
        this.filtered = filtered;
        this.key = key;
    }

    void fails(String words, boolean lasting) {
        first.completeExceptionally(new LocationSource.NotGiven(words, lasting));
    }
}
