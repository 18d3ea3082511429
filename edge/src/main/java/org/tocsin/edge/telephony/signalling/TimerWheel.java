package org.tocsin.edge.telephony.signalling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Timers by key in slots of 10 ms: setting and cancelling cost the same whether ten are set or a million. A timer
/// fires at its time or up to one slot later, never before. Confined to one thread.
final class TimerWheel<K> {
    static final long SLOT_NANOS = 10_000_000;
    private static final int SLOTS = 1 << 10;

    private final List<Set<K>> slots = new ArrayList<>(SLOTS);
    private final Map<K, Long> dueSlot = new HashMap<>();
    private final long startNanos;
    private long passedSlot;

    TimerWheel(long nowNanos) {
        startNanos = nowNanos;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new LinkedHashSet<>());
        }
    }

    /// Sets a timer, or sets it anew.
    void set(K key, long nowNanos, long afterNanos) {
        cancel(key);
        long due = (nowNanos - startNanos + Math.max(0, afterNanos) + SLOT_NANOS - 1) / SLOT_NANOS;
        due = Math.max(due, passedSlot + 1);
        dueSlot.put(key, due);
        slot(due).add(key);
    }

    void cancel(K key) {
        var due = dueSlot.remove(key);
        if (due != null) {
            slot(due).remove(key);
        }
    }

    /// Takes out the timers whose time has come, earliest first.
    List<K> takeDue(long nowNanos) {
        long nowSlot = (nowNanos - startNanos) / SLOT_NANOS;
        var due = new ArrayList<K>();
        if (dueSlot.isEmpty()) {
            passedSlot = nowSlot;
            return due;
        }
        // After a long stop every slot is looked at once at most; what is due in it says its own slot.
        long from = Math.max(passedSlot + 1, nowSlot - SLOTS + 1);
        passedSlot = nowSlot;
        for (long at = from; at <= nowSlot; at++) {
            for (K key : List.copyOf(slot(at))) {
                if (dueAt(key) <= nowSlot) {
                    due.add(key);
                }
            }
        }
        due.sort((a, b) -> Long.compare(dueAt(a), dueAt(b)));
        due.forEach(this::cancel);
        return due;
    }

    private long dueAt(K key) {
        var slot = dueSlot.get(key);
        return slot == null ? Long.MAX_VALUE : slot;
    }

    private Set<K> slot(long number) {
        return slots.get((int) (number & SLOTS - 1));
    }

    int size() {
        return dueSlot.size();
    }
}
