package org.tocsin.edge.telephony.recording;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tocsin.core.kernel.CallId;

/// What a track says about itself in its header.
///
/// @param leg       `caller`, `position-P1`, `interpreter`: lower-case letters, digits and `-`
/// @param startedAt wall clock at the first microsecond of the track
public record Label(CallId call, String leg, Instant startedAt) {
    public Label {
        if (!leg.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("name of a leg");
        }
    }

    String text() {
        return "call=" + call.number() + "\nleg=" + leg + "\nstarted=" + startedAt + "\nclock=8000\n";
    }

    /// @throws MalformedRecordingException if a line is missing or unreadable
    static Label parse(String text) {
        var values = lines(text);
        try {
            return new Label(
                    new CallId(Long.parseLong(values.getOrDefault("call", ""))),
                    values.getOrDefault("leg", ""),
                    Instant.parse(values.getOrDefault("started", "")));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedRecordingException("header does not say which call and leg");
        }
    }

    static Map<String, String> lines(String text) {
        var values = new LinkedHashMap<String, String>();
        for (var line : text.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }
}
