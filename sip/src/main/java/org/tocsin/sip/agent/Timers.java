package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The timers that are out, and what to do when they come back.
final class Timers {
    private final Outbox outbox;
    private final Map<TimerKey, Runnable> waiting = new HashMap<>();
    private long last;

    Timers(Outbox outbox) {
        this.outbox = outbox;
    }

    TimerKey set(Duration after, Runnable then) {
        var key = new TimerKey(++last);
        waiting.put(key, then);
        outbox.add(new Action.SetTimer(key, after));
        return key;
    }

    void cancel(@Nullable TimerKey key) {
        if (key != null && waiting.remove(key) != null) {
            outbox.add(new Action.CancelTimer(key));
        }
    }

    /// Runs what the timer was set for; a cancelled or unknown one does nothing.
    void fired(TimerKey key) {
        Runnable then = waiting.remove(key);
        if (then != null) {
            then.run();
        }
    }

    int size() {
        return waiting.size();
    }
}
