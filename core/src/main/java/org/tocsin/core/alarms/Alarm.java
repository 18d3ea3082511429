package org.tocsin.core.alarms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;

/// An alarm as the centre knows it.
///
/// @param incident whose number the source was told; null until accepted
/// @param refusal  why it was rejected; null unless it was
/// @param updates  both sides', oldest first
public record Alarm(
        CallId call,
        AlarmReport report,
        @Nullable IncidentId incident,
        @Nullable Refusal refusal,
        String refusalWords,
        List<AlarmUpdate> updates) {
    public Alarm {
        updates = List.copyOf(updates);
    }

    /// Where it stands, as the source is told.
    public enum Status {
        OFFERED,
        ACCEPTED,
        REJECTED
    }

    public Status status() {
        if (refusal != null) {
            return Status.REJECTED;
        }
        return incident != null ? Status.ACCEPTED : Status.OFFERED;
    }

    /// Whether the source says that nobody is needed.
    public boolean cancelledBySource() {
        return updates.stream().anyMatch(update -> update.kind() == AlarmUpdate.Kind.CANCEL);
    }

    boolean hasMessage(String message) {
        return report.message().equals(message)
                || updates.stream().anyMatch(update -> update.message().equals(message));
    }

    Alarm with(AlarmUpdate update) {
        var more = new ArrayList<>(updates);
        more.add(update);
        return new Alarm(call, report, incident, refusal, refusalWords, more);
    }

    Alarm accepted(IncidentId number) {
        return new Alarm(call, report, number, refusal, refusalWords, updates);
    }

    Alarm rejected(Refusal why, String words) {
        return new Alarm(call, report, incident, why, words, updates);
    }
}
