package org.tocsin.core.timeline;

import org.tocsin.core.alarms.AlarmEvent;

/// Alarms in words.
final class AlarmWords {
    private AlarmWords() {}

    static String of(AlarmEvent event) {
        return switch (event) {
            case AlarmEvent.AlarmReceived e -> {
                var report = e.report();
                yield report.kind().words() + " from " + report.source()
                        + (report.box().isEmpty() ? "" : ", box " + report.box())
                        + (report.device().isEmpty() ? "" : ": " + report.device());
            }
            case AlarmEvent.AlarmUpdated e ->
                switch (e.kind()) {
                    case CANCEL -> "The alarm's source CANCELS" + after(e.words());
                    case KEY_HOLDER -> "Key holder" + after(e.words());
                    case INFORMATION, TOLD, PROGRESS -> "The alarm's source says" + after(e.words());
                };
            case AlarmEvent.AlarmAccepted e -> "Alarm accepted as " + e.incident();
            case AlarmEvent.AlarmRejected e -> "Alarm REJECTED: " + e.refusal().words() + after(e.words());
            case AlarmEvent.AlarmTold e -> "Told the alarm's source" + after(e.words());
            case AlarmEvent.AlarmProgressed e -> "The alarm's source is told" + after(e.words());
        };
    }

    private static String after(String words) {
        return words.isEmpty() ? "" : ": " + words;
    }
}
