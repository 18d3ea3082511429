package org.tocsin.edge.live.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alarms.Alarm;
import org.tocsin.core.alarms.AlarmKind;
import org.tocsin.core.alarms.AlarmUpdate;

/// The alarm of a call nobody speaks on.
///
/// @param box       number of the fire-alarm box, empty for none
/// @param cancelled the source says nobody is needed
/// @param refusal   why it was rejected, null unless it was
public record AlarmView(
        AlarmKind kind,
        String words,
        String source,
        String reference,
        String device,
        String premises,
        String box,
        String said,
        Instant raisedAt,
        Alarm.Status status,
        boolean cancelled,
        @Nullable String refusal,
        List<AlarmUpdateView> updates) {
    /// One line of the exchange with the source.
    public record AlarmUpdateView(Instant at, String by, AlarmUpdate.Kind kind, String words) {}

    static AlarmView of(Alarm alarm) {
        var report = alarm.report();
        var refusal = alarm.refusal();
        return new AlarmView(
                report.kind(),
                report.kind().words(),
                report.source(),
                report.reference(),
                report.device(),
                report.premises(),
                report.box(),
                report.words(),
                report.raisedAt(),
                alarm.status(),
                alarm.cancelledBySource(),
                refusal == null ? null : (refusal.words() + " " + alarm.refusalWords()).strip(),
                alarm.updates().stream()
                        .map(update -> new AlarmUpdateView(update.at(), update.by(), update.kind(), update.words()))
                        .toList());
    }
}
