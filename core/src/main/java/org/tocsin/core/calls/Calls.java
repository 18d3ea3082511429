package org.tocsin.core.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.PhoneNumber;

/// The state of the room: open calls and the recently ended. Older calls live in the history, not in memory.
///
/// @param next         number of the next call
/// @param open         calls that want attention
/// @param ended        dealt with, newest kept up to [#ENDED_KEPT]
/// @param bySignalling the carrier's key to the call, for open calls
public record Calls(
        long next, Chart<CallId, Call> open, Chart<CallId, Call> ended, Chart<String, CallId> bySignalling) {
    /// How many ended calls stay at hand for review at the positions.
    public static final int ENDED_KEPT = 500;

    public static final Calls NONE = new Calls(1, Chart.empty(), Chart.empty(), Chart.empty());

    /// In the order they should be answered: line rank, then longest waiting.
    public static final Comparator<Call> ANSWERING_ORDER = Comparator.comparingInt(
                    (Call call) -> call.line().rank())
            .thenComparing(Call::arrivedAt)
            .thenComparing(Call::id);

    public Optional<Call> find(CallId id) {
        return open.find(id).or(() -> ended.find(id));
    }

    public Optional<Call> findBySignalling(String signalling) {
        return bySignalling.find(signalling).flatMap(open::find);
    }

    /// Ringing calls, first to answer first.
    public List<Call> listWaiting() {
        var waiting = new ArrayList<Call>();
        for (var entry : open) {
            if (entry.getValue().status() == CallStatus.RINGING) {
                waiting.add(entry.getValue());
            }
        }
        waiting.sort(ANSWERING_ORDER);
        return waiting;
    }

    /// The abandoned row of a caller, if there is one.
    public Optional<Call> findAbandoned(PhoneNumber number) {
        for (var entry : open) {
            var call = entry.getValue();
            if (call.status() == CallStatus.ABANDONED && number.equals(call.number())) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    Calls put(Call call) {
        if (call.open()) {
            return new Calls(
                    Math.max(next, call.id().number() + 1),
                    open.with(call.id(), call),
                    ended,
                    bySignalling.with(call.signalling(), call.id()));
        }
        var kept = ended.with(call.id(), call);
        if (kept.size() > ENDED_KEPT) {
            kept = kept.without(kept.iterator().next().getKey());
        }
        return new Calls(next, open.without(call.id()), kept, bySignalling.without(call.signalling()));
    }

    /// Seconds a ringing call has waited.
    public static long waitedSeconds(Call call, Instant now) {
        return Math.max(0, now.getEpochSecond() - call.arrivedAt().getEpochSecond());
    }
}
