package org.tocsin.core.queues;

import java.time.Duration;
import java.time.Instant;
import org.tocsin.core.kernel.Chart;

/// How quickly calls were answered during the last day, in slots of five minutes, by queue. Suspects who left count
/// for no standard; suspects who were answered do.
///
/// @param slots `SLOT/QUEUE`, the slot's number with leading zeros, to its tally
public record Answers(Chart<String, Tally> slots) {
    public static final Answers NONE = new Answers(Chart.empty());

    private static final Duration SLOT = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofHours(24);

    Answers answered(String queue, Instant arrived, Instant at) {
        return with(
                queue,
                at,
                tally(queue, at).answered(Duration.between(arrived, at).toSeconds()));
    }

    Answers gaveUp(String queue, Instant at) {
        return with(queue, at, tally(queue, at).gaveUp());
    }

    /// Of the last hour or day, for one queue or, with an empty code, for all of `queues`.
    public Tally over(Duration time, Instant now, java.util.Collection<String> queues) {
        var from = number(now.minus(time).plus(SLOT));
        var sum = Tally.NONE;
        for (var entry : slots) {
            var key = entry.getKey();
            if (key.compareTo(from) >= 0 && queues.contains(key.substring(key.indexOf('/') + 1))) {
                sum = sum.plus(entry.getValue());
            }
        }
        return sum;
    }

    private Tally tally(String queue, Instant at) {
        return slots.find(number(at) + "/" + queue).orElse(Tally.NONE);
    }

    private Answers with(String queue, Instant at, Tally tally) {
        var next = slots.with(number(at) + "/" + queue, tally);
        var oldest = number(at.minus(KEPT));
        for (var first = next.iterator().next();
                first.getKey().compareTo(oldest) < 0;
                first = next.iterator().next()) {
            next = next.without(first.getKey());
        }
        return new Answers(next);
    }

    private static String number(Instant at) {
        var digits = Long.toString(Math.max(0, at.getEpochSecond() / SLOT.toSeconds()));
        return "0".repeat(Math.max(0, 10 - digits.length())) + digits;
    }
}
