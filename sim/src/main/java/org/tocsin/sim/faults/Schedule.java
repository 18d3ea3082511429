package org.tocsin.sim.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;

/// Time and chance of a shift. Tasks run one after the other, by time, in the order they were scheduled.
final class Schedule {
    private static final int KEPT = 40;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final ArrayDeque<String> marks = new ArrayDeque<>();
    private final ArrayDeque<String> trace = new ArrayDeque<>();
    private final Random random;
    private long millis;
    private long scheduled;

    private record Task(long at, long order, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    Schedule(long seed) {
        random = new Random(seed);
    }

    /// Since the beginning of the shift.
    long millis() {
        return millis;
    }

    void after(long delayMillis, Runnable action) {
        tasks.add(new Task(millis + delayMillis, scheduled++, action));
    }

    /// Runs the next task; false if there is none.
    boolean step() {
        var task = tasks.poll();
        if (task == null) {
            return false;
        }
        millis = task.at;
        task.action.run();
        return true;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// True once in so many times.
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    long between(long low, long high) {
        return low + random.nextLong(high - low + 1);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// One line for whoever reads how it came about.
    void note(String what) {
        add(trace, what);
    }

    /// A line about a fault: told even when much else has happened since.
    void mark(String what) {
        add(marks, what);
        add(trace, what);
    }

    private void add(ArrayDeque<String> lines, String what) {
        lines.addLast(String.format(Locale.ROOT, "%5d.%03d %s", millis / 1000, millis % 1000, what));
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    /// The last faults, then the last of everything.
    List<String> tail() {
        var tail = new ArrayList<>(marks);
        tail.removeAll(trace);
        tail.addAll(trace);
        return tail;
    }
}
