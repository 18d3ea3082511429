package org.tocsin.sim.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.Event;

/// Brings every change to every connected console, in order, as docs/wire.md says: who was away gets what was
/// missed, or everything when that is no longer at hand or the server is another.
final class Feed {
    private static final int KEPT = 40;

    private final Schedule schedule;
    private final Bug bug;
    private final String epoch;
    private final ArrayDeque<Delta> ring = new ArrayDeque<>();
    private final Set<Line> lines = new LinkedHashSet<>();
    private Centre centre;

    sealed interface Frame {}

    /// @param boards everything, absent if the missed deltas follow
    record Welcome(String epoch, long sequence, @Nullable Map<Object, Object> boards) implements Frame {}

    record Delta(long sequence, Map<Object, Optional<?>> changed) implements Frame {}

    /// One connection: frames arrive in order or not at all.
    static final class Line {
        private final Console console;
        private long lastArrival;
        private boolean open = true;

        Line(Console console) {
            this.console = console;
        }

        void close() {
            open = false;
        }
    }

    Feed(Schedule schedule, Bug bug, String epoch, Centre centre) {
        this.schedule = schedule;
        this.bug = bug;
        this.epoch = epoch;
        this.centre = centre;
    }

    /// A console says hello with what it has seen.
    void join(Line line, String seenEpoch, long seen) {
        var missed = missed(seenEpoch, seen);
        send(line, new Welcome(epoch, centre.sequence(), missed.isPresent() ? null : Boards.all(centre)));
        missed.ifPresent(deltas -> deltas.forEach(delta -> send(line, delta)));
        lines.add(line);
    }

    private Optional<List<Delta>> missed(String seenEpoch, long seen) {
        long oldest = ring.isEmpty() ? centre.sequence() + 1 : ring.getFirst().sequence();
        if (!epoch.equals(seenEpoch) || seen + 1 < oldest) {
            return Optional.empty();
        }
        long from = bug == Bug.RESYNC_ONE_SHORT ? seen + 1 : seen;
        return Optional.of(
                ring.stream().filter(delta -> delta.sequence() > from).toList());
    }

    void publish(Centre next, List<Event> events) {
        centre = next;
        var delta = new Delta(next.sequence(), Boards.changed(events, next));
        ring.addLast(delta);
        if (ring.size() > KEPT) {
            ring.removeFirst();
        }
        for (var line : lines) {
            boolean untold = bug == Bug.CHANGE_NOT_TOLD && schedule.oneIn(40);
            send(line, untold ? new Delta(delta.sequence(), Map.of()) : delta);
        }
    }

    private void send(Line line, Frame frame) {
        line.lastArrival = Math.max(line.lastArrival, schedule.millis() + schedule.between(1, 20));
        schedule.after(line.lastArrival - schedule.millis(), () -> {
            if (line.open) {
                line.console.take(frame);
            }
        });
    }

    void leave(Line line) {
        lines.remove(line);
    }

    /// The server is gone: every connection with it.
    void close() {
        new ArrayList<>(lines).forEach(line -> {
            line.close();
            line.console.cutOff();
        });
        lines.clear();
    }
}
