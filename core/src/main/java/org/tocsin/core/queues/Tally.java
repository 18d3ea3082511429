package org.tocsin.core.queues;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Answer times, counted by the second.
///
/// @param bySecond  how many waited 0, 1, 2... seconds; the last counts all that waited longer
/// @param abandoned callers who left before
public record Tally(List<Integer> bySecond, int abandoned) {
    /// Waits beyond this many seconds are counted together.
    public static final int LONGEST = 120;

    public static final Tally NONE = new Tally(Collections.nCopies(LONGEST + 1, 0), 0);

    /// One caller who did not wait for the answer.
    public static final Tally GAVE_UP = NONE.gaveUp();

    /// One caller who was answered after so many seconds.
    public static Tally answeredIn(long seconds) {
        return NONE.answered(seconds);
    }

    public Tally {
        var counts = new ArrayList<Integer>(bySecond);
        while (counts.size() <= LONGEST) {
            counts.add(0);
        }
        bySecond = List.copyOf(counts.subList(0, LONGEST + 1));
    }

    Tally answered(long seconds) {
        var counts = new ArrayList<>(bySecond);
        int second = (int) Math.max(0, Math.min(LONGEST, seconds));
        counts.set(second, counts.get(second) + 1);
        return new Tally(counts, abandoned);
    }

    Tally gaveUp() {
        return new Tally(bySecond, abandoned + 1);
    }

    public Tally plus(Tally other) {
        var counts = new ArrayList<Integer>(bySecond.size());
        for (int i = 0; i < bySecond.size(); i++) {
            counts.add(bySecond.get(i) + other.bySecond.get(i));
        }
        return new Tally(counts, abandoned + other.abandoned);
    }

    public int count() {
        return bySecond.stream().mapToInt(Integer::intValue).sum();
    }

    /// Answered in so many seconds or fewer, in percent; 100 when there was none to answer.
    public double percentWithin(int seconds) {
        int all = count();
        int within = bySecond.subList(0, Math.min(LONGEST, seconds + 1)).stream()
                .mapToInt(Integer::intValue)
                .sum();
        return all == 0 ? 100 : 100.0 * within / all;
    }

    /// The seconds in which this share of the calls was answered, [#LONGEST] for that or more.
    public int percentile(double percent) {
        int all = count();
        int needed = (int) Math.ceil(all * percent / 100);
        int seen = 0;
        for (int second = 0; second < bySecond.size(); second++) {
            seen += bySecond.get(second);
            if (seen >= needed) {
                return second;
            }
        }
        return LONGEST;
    }
}
