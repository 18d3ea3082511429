package org.tocsin.app.plans;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Line;
import org.tocsin.core.directory.Language;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.queues.Distribution;
import org.tocsin.core.queues.Hours;
import org.tocsin.core.queues.Queue;
import org.tocsin.core.queues.QueuePlan;
import org.tocsin.core.queues.Staff;
import org.tocsin.core.queues.TriageLimits;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The centre's lines as they are written: docs/queues.md. What is left out has the value named there.
public record QueueSheet(
        String version,
        List<WrittenQueue> queues,
        @Nullable List<WrittenStaff> staff,
        @Nullable List<String> breaks,
        @Nullable TriageLimits triage,
        @Nullable String verifyType) {

    /// @param hours such as `MON-FRI 17:00-08:00 SWITCH`
    public record WrittenQueue(
            String code,
            String name,
            Line line,
            @Nullable List<String> numbers,
            @Nullable List<String> trunks,
            @Nullable Distribution distribution,
            @Nullable String skill,
            @Nullable Integer ringSeconds,
            @Nullable Integer overflowSeconds,
            @Nullable String overflow,
            @Nullable Integer wrapUpSeconds,
            @Nullable List<String> hours,
            @Nullable String greeting,
            @Nullable String language) {}

    public record WrittenStaff(
            String login,
            @Nullable List<String> skills,
            @Nullable List<String> languages) {}

    /// The one that comes with the product: the lines of the made-up city.
    ///
    /// @param zone of the hours
    public static QueuePlan builtIn(String zone) {
        try (var in = QueueSheet.class.getResourceAsStream("/queues/default.json")) {
            if (in == null) {
                throw new IllegalStateException("the built-in queues are missing");
            }
            return read(in, zone);
        } catch (IOException e) {
            throw new IllegalStateException("the built-in queues cannot be read", e);
        }
    }

    /// @throws IOException              if the file cannot be read
    /// @throws IllegalArgumentException for faults, naming all of them
    public static QueuePlan read(Path file, String zone) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in, zone);
        }
    }

    private static QueuePlan read(InputStream in, String zone) {
        try {
            var plan =
                    JsonMapper.builder().build().readValue(in, QueueSheet.class).plan(zone);
            var faults = plan.listFaults();
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", faults));
            }
            return plan;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no sheet of queues: " + e.getOriginalMessage(), e);
        }
    }

    private QueuePlan plan(String zone) {
        if (version == null || queues == null) {
            throw new IllegalArgumentException("version or queues is missing");
        }
        return new QueuePlan(
                version,
                zone,
                queues.stream().map(QueueSheet::queue).toList(),
                or(staff, List.<WrittenStaff>of()).stream()
                        .map(one -> new Staff(one.login(), or(one.skills(), List.of()), or(one.languages(), List.of())))
                        .toList(),
                or(breaks, QueuePlan.STANDARD.breaks()),
                or(triage, TriageLimits.STANDARD),
                or(verifyType, QueuePlan.STANDARD.verifyType()));
    }

    private static Queue queue(WrittenQueue q) {
        if (q.code() == null || q.name() == null || q.line() == null) {
            throw new IllegalArgumentException("a queue needs a code, a name and a line");
        }
        return new Queue(
                q.code(),
                q.name(),
                q.line(),
                or(q.numbers(), List.<String>of()).stream()
                        .map(QueueSheet::number)
                        .toList(),
                or(q.trunks(), List.of()),
                or(q.distribution(), Distribution.RING_ALL),
                or(q.skill(), ""),
                or(q.ringSeconds(), 12),
                or(q.overflowSeconds(), 20),
                or(q.overflow(), ""),
                or(q.wrapUpSeconds(), 0),
                or(q.hours(), List.<String>of()).stream()
                        .map(text -> hours(q.code(), text))
                        .toList(),
                or(q.greeting(), ""),
                language(q));
    }

    /// By name or code, as in the directory.
    private static @Nullable String language(WrittenQueue q) {
        if (q.language() == null) {
            return null;
        }
        return Languages.findMeant(q.language())
                .map(Language::code)
                .orElseThrow(() ->
                        new IllegalArgumentException("queue " + q.code() + ": no language is called " + q.language()));
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }

    private static String number(String written) {
        try {
            return PhoneNumber.of(written).digits();
        } catch (IllegalArgumentException e) {
            return written; // named among the faults
        }
    }

    private static Hours hours(String queue, String text) {
        try {
            var parts = text.strip().split("\\s+");
            var times = parts[1].split("-");
            return new Hours(days(parts[0]), minute(times[0]), minute(times[1]), parts[2]);
        } catch (ArrayIndexOutOfBoundsException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "queue " + queue + ": hours are written like MON-FRI 17:00-08:00 SWITCH, not " + text, e);
        }
    }

    private static List<DayOfWeek> days(String text) {
        var days = new ArrayList<DayOfWeek>();
        for (var part : text.split(",")) {
            var ends = part.split("-");
            var last = day(ends[ends.length - 1]);
            for (var day = day(ends[0]); ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        for (var day : DayOfWeek.values()) {
            if (day.name().startsWith(text) && text.length() >= 3) {
                return day;
            }
        }
        throw new IllegalArgumentException("no day " + text);
    }

    private static int minute(String text) {
        if (text.equals("24:00")) {
            return 24 * 60;
        }
        var time = LocalTime.parse(text);
        return time.getHour() * 60 + time.getMinute();
    }
}
