package org.tocsin.core.queues;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.calls.Line;

/// The centre's lines and people, whole. The first queue of a kind takes the calls of that kind which no number and no
/// trunk leads elsewhere.
///
/// @param zone       IANA name, for the hours of the lines
/// @param breaks     what people choose from when they are not ready
/// @param verifyType incident type for a police unit sent to verify an abandoned call
public record QueuePlan(
        String version,
        String zone,
        List<Queue> queues,
        List<Staff> staff,
        List<String> breaks,
        TriageLimits triage,
        String verifyType) {
    /// In force until another is loaded: a queue for each kind of line, everybody rings.
    public static final QueuePlan STANDARD = new QueuePlan(
            "standard",
            "UTC",
            List.of(
                    Queue.plain("911", "9-1-1", Line.EMERGENCY),
                    Queue.plain("TEXT", "Text to 9-1-1", Line.TEXT),
                    Queue.plain("ALARM", "Alarms", Line.ALARM),
                    Queue.plain("NON", "Non-emergency", Line.NON_EMERGENCY),
                    Queue.plain("ADM", "Administrative", Line.ADMINISTRATIVE)),
            List.of(),
            List.of("Break", "Meal", "Training", "Paperwork"),
            TriageLimits.STANDARD,
            "ABAND");

    public QueuePlan {
        queues = List.copyOf(queues);
        staff = List.copyOf(staff);
        breaks = List.copyOf(breaks);
    }

    /// Whether a call may ever be offered to some of those who are free, and not to all.
    boolean offers() {
        return queues.stream().anyMatch(queue -> queue.distribution() == Distribution.LONGEST_IDLE)
                || staff.stream().anyMatch(one -> !one.languages().isEmpty());
    }

    public Optional<Queue> find(String code) {
        return queues.stream().filter(queue -> queue.code().equals(code)).findFirst();
    }

    /// Where a call belongs: by trunk, by number, by kind; then by the hour.
    Queue route(Line line, String called, String trunk, Instant at) {
        var queue = queues.stream()
                .filter(q -> q.trunks().contains(trunk))
                .findFirst()
                .or(() -> queues.stream()
                        .filter(q -> q.numbers().contains(called))
                        .findFirst())
                .orElseGet(() -> first(line));
        return byHour(queue, at);
    }

    /// One step only: a line that is closed where it is sent to stays there.
    private Queue byHour(Queue queue, Instant at) {
        var local = ZoneId.of(zone);
        return queue.hours().stream()
                .filter(hours -> hours.contain(at, local))
                .findFirst()
                .flatMap(hours -> find(hours.queue()))
                .orElse(queue);
    }

    private Queue first(Line line) {
        return queues.stream()
                .filter(queue -> queue.line() == line)
                .findFirst()
                .orElseGet(() -> Queue.plain(line.name(), line.words(), line));
    }

    List<String> skills(String login) {
        return staff.stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .map(Staff::skills)
                .orElse(List.of());
    }

    List<String> languages(String login) {
        return staff.stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .map(Staff::languages)
                .orElse(List.of());
    }

    /// Everything that is wrong with it, in words; empty if it can be put in force.
    public List<String> listFaults() {
        var faults = new ArrayList<String>();
        if (queues.isEmpty()) {
            faults.add("there is no queue");
        }
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            faults.add("zone " + zone + " is no time zone; write one such as America/New_York");
        }
        var codes = new HashSet<String>();
        var numbers = new HashSet<String>();
        for (var queue : queues) {
            if (!queue.code().matches("[A-Z0-9-]{1,12}")) {
                faults.add("queue " + queue.code() + ": a code is 1 to 12 capital letters, digits and dashes");
            }
            if (!codes.add(queue.code())) {
                faults.add("queue " + queue.code() + " is there twice");
            }
            for (var number : queue.numbers()) {
                if (!number.matches("\\+?[0-9*#]{1,24}")) {
                    faults.add("queue " + queue.code() + ": " + number + " is no number to call");
                } else if (!numbers.add(number)) {
                    faults.add("queue " + queue.code() + ": another queue has " + number + " already");
                }
            }
            range(faults, queue, "ring-seconds", queue.ringSeconds(), 3, 300);
            range(faults, queue, "overflow-seconds", queue.overflowSeconds(), 5, 3_600);
            range(faults, queue, "wrap-up-seconds", queue.wrapUpSeconds(), 0, 600);
        }
        for (var queue : queues) {
            if (!queue.overflow().isEmpty() && !codes.contains(queue.overflow())) {
                faults.add("queue " + queue.code() + " overflows to " + queue.overflow() + ", which is not there");
            }
            if (queue.overflow().equals(queue.code())) {
                faults.add("queue " + queue.code() + " overflows to itself");
            }
            for (var hours : queue.hours()) {
                if (!codes.contains(hours.queue()) || hours.queue().equals(queue.code())) {
                    faults.add("queue " + queue.code() + ": its hours lead to " + hours.queue()
                            + ", which is no other queue");
                }
                if (hours.days().isEmpty()) {
                    faults.add("queue " + queue.code() + ": hours without a day");
                }
            }
        }
        for (var line : List.of(Line.EMERGENCY, Line.NON_EMERGENCY)) {
            if (queues.stream().noneMatch(queue -> queue.line() == line)) {
                faults.add("no queue takes " + line.words() + " calls");
            }
        }
        var people = new HashSet<String>();
        staff.stream()
                .filter(one -> !people.add(one.login()))
                .forEach(one -> faults.add("staff " + one.login() + " is there twice"));
        for (var queue : queues) {
            if (!queue.skill().isEmpty()
                    && staff.stream().noneMatch(one -> one.skills().contains(queue.skill()))) {
                faults.add("queue " + queue.code() + ": nobody has the skill " + queue.skill());
            }
        }
        return faults;
    }

    private static void range(List<String> faults, Queue queue, String what, int value, int least, int most) {
        if (value < least || value > most) {
            faults.add("queue " + queue.code() + ": " + what + " is from " + least + " to " + most + ", not " + value);
        }
    }
}
