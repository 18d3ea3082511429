package org.tocsin.edge.http;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// How many requests a second are let in, from everybody together and from one address: one address takes at most a
/// quarter, so that a flood from one neighbour leaves room for the others.
public final class RateCap {
    private final int perSecond;
    private final int perAddress;
    private final InstantSource clock;
    private final Map<String, Integer> seen = new HashMap<>();
    private long second;
    private int count;

    public RateCap(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.perAddress = Math.max(1, perSecond / 4);
        this.clock = clock;
    }

    /// Counts a request and says whether it may go on.
    public synchronized boolean admits(String address) {
        long now = clock.millis() / 1000;
        if (now != second) {
            second = now;
            count = 0;
            seen.clear();
        }
        if (count >= perSecond || seen.getOrDefault(address, 0) >= perAddress) {
            return false;
        }
        count++;
        seen.merge(address, 1, Integer::sum);
        return true;
    }
}
