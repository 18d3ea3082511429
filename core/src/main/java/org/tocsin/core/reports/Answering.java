package org.tocsin.core.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.queues.QueueEvent;
import org.tocsin.core.queues.Tally;

/// Counts how quickly the calls of a period were answered, one event at a time.
final class Answering {
    private final ZoneId zone;
    private final Map<CallId, QueueEvent.CallQueued> waiting = new HashMap<>();
    private final Map<String, Tally> queues = new TreeMap<>();
    private final Map<String, Tally> days = new TreeMap<>();
    private final Map<String, Tally> hours = new TreeMap<>();

    Answering(ZoneId zone) {
        this.zone = zone;
    }

    void queued(QueueEvent.CallQueued call) {
        waiting.put(call.call(), call);
    }

    void judged(QueueEvent.CallJudged judged) {
        waiting.computeIfPresent(
                judged.call(),
                (_, was) -> new QueueEvent.CallQueued(
                        was.call(),
                        was.at(),
                        was.queue(),
                        was.rank(),
                        was.languages(),
                        was.reasons(),
                        judged.suspect(),
                        was.source(),
                        was.overflowsAt()));
    }

    /// A call answered twice, taken up from an empty position, was answered the first time.
    void answered(CallEvent.CallAnswered e) {
        var call = waiting.remove(e.call());
        if (call != null) {
            count(
                    call,
                    Tally.answeredIn(
                            Math.max(0, Duration.between(call.at(), e.at()).toSeconds())));
        }
    }

    void gaveUp(CallId id) {
        var call = waiting.remove(id);
        if (call != null && !call.suspect()) {
            count(call, Tally.GAVE_UP);
        }
    }

    private void count(QueueEvent.CallQueued call, Tally one) {
        queues.merge(call.queue(), one, Tally::plus);
        if (call.rank() == Line.EMERGENCY.rank()) {
            var local = call.at().atZone(zone);
            days.merge(local.toLocalDate().toString(), one, Tally::plus);
            hours.merge(hour(call.at()), one, Tally::plus);
        }
    }

    private String hour(Instant at) {
        return String.format(Locale.ROOT, "%02d:00", at.atZone(zone).getHour());
    }

    List<AnsweringRow> listQueues() {
        return rows(queues);
    }

    List<AnsweringRow> listDays() {
        return rows(days);
    }

    List<AnsweringRow> listHours() {
        return rows(hours);
    }

    private static List<AnsweringRow> rows(Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .map(each -> new AnsweringRow(each.getKey(), each.getValue()))
                .toList();
    }
}
