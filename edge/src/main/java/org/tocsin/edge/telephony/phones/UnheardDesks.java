package org.tocsin.edge.telephony.phones;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;

/// Positions that have a call and no sound for it: the telephone on their desk rings by itself, once a call. At
/// once when a call is answered without a browser's voice; in mid-call after a voice has stayed away, for a
/// browser comes back by itself within seconds. Confined to the SIP loop.
public final class UnheardDesks {
    private final Predicate<PositionId> connecting;
    private final Predicate<PositionId> ring;
    private final Map<PositionId, CallId> rung = new HashMap<>();
    private Map<PositionId, CallId> before = Map.of();

    /// @param connecting whether a browser is just bringing its voice
    /// @param ring       rings the telephone of a position; false if it has none that can be called
    public UnheardDesks(Predicate<PositionId> connecting, Predicate<PositionId> ring) {
        this.connecting = connecting;
        this.ring = ring;
    }

    /// Somebody has just come onto this call.
    ///
    /// @param unheard the positions with a call and no sound
    public void came(CallId call, Map<PositionId, CallId> unheard) {
        unheard.forEach((position, has) -> {
            if (has.equals(call)) {
                offer(position, call);
            }
        });
    }

    /// Looked at every few seconds: who was without sound the last time too.
    public void look(Map<PositionId, CallId> unheard) {
        unheard.forEach((position, call) -> {
            if (call.equals(before.get(position))) {
                offer(position, call);
            }
        });
        before = Map.copyOf(unheard);
    }

    private void offer(PositionId position, CallId call) {
        // Who has put it down again wants something else.
        if (!call.equals(rung.get(position)) && !connecting.test(position) && ring.test(position)) {
            rung.put(position, call);
        }
    }
}
