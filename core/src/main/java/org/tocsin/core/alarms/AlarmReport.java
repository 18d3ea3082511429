package org.tocsin.core.alarms;

import java.time.Instant;

/// What a source says of an alarm.
///
/// @param source    who sends it: the name of an alarm company, a panel, `fire boxes`
/// @param reference the source's own name for the alarm
/// @param message   the source's own name for this message; the same one counts once
/// @param device    zone and sensor, `Zone 3, smoke detector, 2nd floor`
/// @param premises  whose house, and what must be known about it
/// @param box       number of the fire-alarm box, empty for none
/// @param raisedAt  when the sensor reported
/// @param words     anything else, as sent
public record AlarmReport(
        String source,
        String reference,
        String message,
        AlarmKind kind,
        String device,
        String premises,
        String box,
        Instant raisedAt,
        String words) {
    private static final int LONGEST = 2_000;

    public AlarmReport {
        if (source.isBlank() || reference.isBlank() || message.isBlank()) {
            throw new IllegalArgumentException("an alarm has a source, a reference and a message of its own");
        }
        if (source.length() > 60 || reference.length() > 100 || message.length() > 100) {
            throw new IllegalArgumentException("names of an alarm are of 100 characters at most, its source of 60");
        }
        if (device.length() > LONGEST || premises.length() > LONGEST || words.length() > LONGEST || box.length() > 20) {
            throw new IllegalArgumentException("the words of an alarm are of " + LONGEST + " characters at most");
        }
    }

    @Override
    public String toString() {
        return "AlarmReport[" + kind + " from " + source + "]";
    }
}
