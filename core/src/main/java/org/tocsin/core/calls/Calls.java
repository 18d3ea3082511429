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
/// @param bySignalling the carrier's key to the call, for callers on the line
/// @param abandoned    the one row of each caller whose number is known
/// @param callingBack  rows somebody is just calling back
public record Calls(
        long next,
        Chart<CallId, Call> open,
        Chart<CallId, Call> ended,
        Chart<String, CallId> bySignalling,
        Chart<PhoneNumber, CallId> abandoned,
        Chart<CallId, CallingBack> callingBack) {
    /// How many ended calls stay at hand for review at the positions.
    public static final int ENDED_KEPT = 500;

    public static final Calls NONE =
            new Calls(1, Chart.empty(), Chart.empty(), Chart.empty(), Chart.empty(), Chart.empty());

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
        return abandoned.find(number).flatMap(open::find);
    }

    /// Callers on the line whom this person has.
    public List<Call> listHandledBy(String login) {
        var handled = new ArrayList<Call>();
        for (var entry : bySignalling) {
            open.find(entry.getValue())
                    .filter(call -> login.equals(call.handler()))
                    .ifPresent(handled::add);
        }
        return handled;
    }

    /// Whether the centre has ever numbered this call, at hand or not.
    public boolean numbered(CallId id) {
        return id.number() < next;
    }

    Calls put(Call call) {
        return new Calls(
                Math.max(next, call.id().number() + 1),
                call.open() ? open.with(call.id(), call) : open.without(call.id()),
                call.open() ? ended : trimmed(ended.with(call.id(), call)),
                keyed(bySignalling, call.signalling(), call, call.status().live()),
                call.number() == null
                        ? abandoned
                        : keyed(abandoned, call.number(), call, call.status() == CallStatus.ABANDONED),
                call.status() == CallStatus.ABANDONED ? callingBack : callingBack.without(call.id()));
    }

    Calls callingBack(CallId id, CallingBack going) {
        return new Calls(next, open, ended, bySignalling, abandoned, callingBack.with(id, going));
    }

    Calls notCallingBack(CallId id) {
        return new Calls(next, open, ended, bySignalling, abandoned, callingBack.without(id));
    }

    /// A key leads to one call; a call that no longer deserves the key gives up only its own.
    private static <K extends Comparable<K>> Chart<K, CallId> keyed(
            Chart<K, CallId> index, K key, Call call, boolean deserves) {
        if (deserves) {
            return index.with(key, call.id());
        }
        return index.find(key).filter(call.id()::equals).isPresent() ? index.without(key) : index;
    }

    /// When there are too many, what nobody spoke with goes first: a flood of short calls must not push the call that
    /// somebody has just put down off their screen.
    private static Chart<CallId, Call> trimmed(Chart<CallId, Call> ended) {
        if (ended.size() <= ENDED_KEPT) {
            return ended;
        }
        Call least = null;
        for (var entry : ended) {
            var call = entry.getValue();
            least = least == null || isWorthLess(call, least) ? call : least;
        }
        return least == null ? ended : ended.without(least.id());
    }

    /// Asked five hundred times for each call that ends.
    private static boolean isWorthLess(Call call, Call other) {
        if (isSpokenWith(call) != isSpokenWith(other)) {
            return isSpokenWith(other);
        }
        int byTime = overAt(call).compareTo(overAt(other));
        return byTime != 0 ? byTime < 0 : call.id().compareTo(other.id()) < 0;
    }

    private static boolean isSpokenWith(Call call) {
        return call.answeredBy() != null || call.incident() != null;
    }

    private static Instant overAt(Call call) {
        var closed = call.closedAt();
        return closed == null ? call.arrivedAt() : closed;
    }

    /// Seconds a ringing call has waited.
    public static long waitedSeconds(Call call, Instant now) {
        return Math.max(0, now.getEpochSecond() - call.arrivedAt().getEpochSecond());
    }
}
