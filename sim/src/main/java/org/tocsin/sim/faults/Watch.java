package org.tocsin.sim.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.journal.Answer;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitRules;
import org.tocsin.core.units.UnitStatus;

/// Reads the stores after every step, keeps its own fold of the record, and speaks up when something does not hold.
final class Watch {
    private static final long TIMER_SLACK_MILLIS = 3_000;

    private final Schedule schedule;
    private final Stores stores;
    private final List<Entry> seen = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Answer.Accepted> acknowledged = new HashMap<>();
    private final Map<UnitId, Long> dispatchedAtMillis = new HashMap<>();
    private long upSinceMillis;
    private boolean up;
    private long looked;
    private Centre state = Centre.EMPTY;

    Watch(Schedule schedule, Stores stores) {
        this.schedule = schedule;
        this.stores = stores;
    }

    /// The watch's own fold of the record.
    Centre state() {
        return state;
    }

    int countRecords() {
        return seen.size();
    }

    /// After every step.
    void look() {
        if (stores.version() != looked) {
            looked = stores.version();
            read(stores.list());
        }
        lookAtTimers();
    }

    private void read(List<Entry> now) {
        if (now.size() < seen.size()) {
            throw new Violation("acknowledged-lost", "record " + seen.getLast().sequence() + " was kept and is gone");
        }
        if (!seen.isEmpty() && !now.get(seen.size() - 1).equals(seen.getLast())) {
            throw new Violation("fork", "record " + seen.size() + " is another than it was");
        }
        for (var entry : now.subList(seen.size(), now.size())) {
            add(entry);
        }
    }

    private void add(Entry entry) {
        if (entry.sequence() != seen.size() + 1) {
            throw new Violation("applied-twice", "record " + entry.sequence() + " after " + seen.size());
        }
        var head = seen.isEmpty() ? Entry.Head.GENESIS : seen.getLast().head();
        if (!entry.follows(head)) {
            throw new Violation("chain-broken", "record " + entry.sequence() + " does not follow the one before");
        }
        if (!seen.isEmpty() && entry.at().isBefore(seen.getLast().at())) {
            throw new Violation(
                    "time-went-back", entry.at() + " after " + seen.getLast().at());
        }
        if (!keys.add(entry.key())) {
            throw new Violation("applied-twice", entry.key());
        }
        var before = state;
        state = Rooms.evolve(state, entry.sequence(), entry.events());
        seen.add(entry);
        for (var event : entry.events()) {
            lookAt(event, entry, before);
        }
        Invariants.findBroken(state).ifPresent(broken -> {
            throw new Violation("room-invariant", broken + " after " + entry.events());
        });
    }

    private void lookAt(Event event, Entry entry, Centre before) {
        switch (event) {
            case UnitEvent.UnitDispatched e -> {
                var was = before.units().find(e.unit()).orElseThrow().status();
                boolean free = was.primary() == UnitStatus.Primary.AVAILABLE || was == UnitStatus.CL;
                forbid(!free && !e.overridden(), e.unit() + " was sent while " + was);
                dispatchedAtMillis.put(e.unit(), schedule.millis());
            }
            case CallEvent.CallAnswered e -> {
                var was = before.calls().find(e.call()).orElseThrow();
                var handler = was.handler();
                forbid(
                        was.status() != CallStatus.RINGING && (handler == null || before.attends(handler)),
                        e.call() + " was answered a second time");
            }
            case CallEvent.CallAbandoned e -> forbid(!isListed(e, entry), e.call() + " is on no list");
            case CallEvent.CallDropped e -> forbid(!isListed(e, entry), e.call() + " is on no list");
            case CallEvent.AbandonedClosed e ->
                forbid(!(entry.actor() instanceof Actor.Person), e.call() + " left the list by itself");
            case UnitEvent.UnitOverdue e
            when e.status() == UnitStatus.DP -> {
                long dispatched = dispatchedAtMillis.getOrDefault(e.unit(), 0L);
                if (up
                        && upSinceMillis < dispatched
                        && schedule.millis() - dispatched
                                < UnitRules.ACKNOWLEDGE_WITHIN.toMillis() - TIMER_SLACK_MILLIS) {
                    throw new Violation("timer-wrong", e.unit() + " was marked too early");
                }
            }
            default -> {
                // The rest is left to the invariants.
            }
        }
    }

    /// A caller who was not answered has a row: its own or that of an earlier attempt.
    private boolean isListed(CallEvent event, Entry entry) {
        var status = state.calls().find(event.call()).orElseThrow().status();
        return status == CallStatus.ABANDONED
                || entry.events().stream()
                        .anyMatch(e -> e instanceof CallEvent.AbandonedAgain a
                                && (a.by().equals(event.call()) || a.call().equals(event.call())));
    }

    private static void forbid(boolean forbidden, String what) {
        if (forbidden) {
            throw new Violation("forbidden-event", what);
        }
    }

    /// While the server was up all the time, a unit that does not acknowledge is marked in time.
    private void lookAtTimers() {
        for (var unit : state.units().list()) {
            var dispatched = dispatchedAtMillis.get(unit.id());
            if (up
                    && unit.status() == UnitStatus.DP
                    && !unit.overdue()
                    && dispatched != null
                    && dispatched > upSinceMillis
                    && schedule.millis() - dispatched > UnitRules.ACKNOWLEDGE_WITHIN.toMillis() + TIMER_SLACK_MILLIS) {
                throw new Violation("timer-wrong", unit.id() + " is silent and not marked");
            }
        }
    }

    void started(Centre recovered) {
        look();
        up = true;
        upSinceMillis = schedule.millis();
        if (!recovered.equals(state)) {
            throw new Violation("replay-differs", "a start gives another state than the record");
        }
        lookAtAcknowledged();
    }

    void died() {
        up = false;
    }

    /// Somebody was told that it is done.
    void answered(Asker.Request request, Answer answer) {
        if (answer instanceof Answer.Accepted accepted && !accepted.events().isEmpty()) {
            acknowledged.put(request.key(), accepted);
            lookAtAcknowledged(request.key(), accepted, stores.list());
        } else if (answer instanceof Answer.Rejected && keys.contains(request.key())) {
            throw new Violation("answer-changed", request.key() + " is on the record and was refused");
        }
    }

    void lookAtAcknowledged() {
        var kept = stores.list();
        acknowledged.forEach((key, accepted) -> lookAtAcknowledged(key, accepted, kept));
    }

    private static void lookAtAcknowledged(String key, Answer.Accepted accepted, List<Entry> kept) {
        int index = (int) accepted.sequence() - 1;
        if (index >= kept.size()
                || !kept.get(index).key().equals(key)
                || !kept.get(index).events().equals(accepted.events())) {
            throw new Violation("acknowledged-lost", key + " was acknowledged as " + accepted.sequence());
        }
    }
}
