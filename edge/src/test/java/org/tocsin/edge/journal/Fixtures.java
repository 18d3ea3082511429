package org.tocsin.edge.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.PhoneNumber;

/// Records and commands to write.
final class Fixtures {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Actor NETWORK = new Actor.Network("trunk-a");

    private Fixtures() {}

    static CallCommand.Arrive arrival(long n) {
        return new CallCommand.Arrive(
                "dialog-" + n,
                Line.EMERGENCY,
                new PhoneNumber("+1617555" + (1000 + n % 9000)),
                "",
                "urn:service:sos",
                "WPH2",
                "trunk-a",
                "",
                "",
                List.of(),
                List.of(),
                List.of());
    }

    /// `count` records that follow `head`.
    static List<JournalRecord> chain(Head head, int count) {
        return chain(head, count, "");
    }

    static List<JournalRecord> chain(Head head, int count, String salt) {
        var records = new ArrayList<JournalRecord>();
        var end = head;
        for (int i = 0; i < count; i++) {
            long n = end.sequence() + 1;
            String events = "[{\"event\":\"calls.CallHeld\",\"version\":1,\"data\":{\"call\":" + n + ",\"by\":\"ana"
                    + salt + "\"}}]";
            var record = JournalRecord.after(
                    end, NOON.plusMillis(n), "{\"type\":\"Machine\",\"part\":\"test\"}", "k" + n, events);
            records.add(record);
            end = record.head();
        }
        return records;
    }
}
