package org.tocsin.sim.scenario;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.sim.scenario.Table.Row;

/// Reads the text of a scenario. One reader reads one text.
public final class ScenarioReader implements Tables.RowReader {
    static final String TIME_PASSES = "time passes";
    static final String RESTARTS = "the centre restarts";
    private static final Pattern CLOCK = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,3})?) +(\\S.*)");
    private static final Pattern LATER = Pattern.compile("\\+(\\d+)(ms|s|m|h) +(\\S.*)");
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 3, 14);
    private static final Duration BEFORE = Duration.ofMinutes(1);

    private final String file;
    private final List<String> lines;
    private final Library library;
    private final List<Step> steps = new ArrayList<>();
    private String rule = "";
    private World world = World.EMPTY;
    private LocalDate day = SOME_DAY;
    private @Nullable Instant now;
    private int index;

    /// Texts a scenario can build on with `use NAME`.
    @FunctionalInterface
    public interface Library {
        Optional<String> find(String name);
    }

    private ScenarioReader(String file, String text, Library library) {
        this.file = file;
        this.lines = text.lines().toList();
        this.library = library;
    }

    /// @param file    name for messages
    /// @param library where `use NAME` finds its text
    /// @throws MalformedScenario naming file, line and what was expected
    public static Scenario read(String file, String text, Library library) {
        var reader = new ScenarioReader(file, text, library);
        reader.readAll();
        var name = file.endsWith(".txt") ? file.substring(0, file.length() - 4) : file;
        return new Scenario(name, reader.rule, reader.world, reader.steps);
    }

    private void readAll() {
        for (index = 0; index < lines.size(); index++) {
            var line = lines.get(index).strip();
            try {
                if (!line.isEmpty()) {
                    readLine(line);
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                throw malformed(index + 1, String.valueOf(e.getMessage()));
            }
        }
    }

    private MalformedScenario malformed(int line, String message) {
        return new MalformedScenario(file, line, message);
    }

    private void readLine(String line) {
        if (line.equals("#") || line.startsWith("# ")) {
            comment(line.substring(1).strip());
        } else if (line.startsWith("use ")) {
            use(line.substring(4).strip());
        } else if (line.startsWith("on ")) {
            day = LocalDate.parse(line.substring(3).strip());
        } else if (Tables.COLUMNS.containsKey(line)) {
            world = world.plus(Tables.read(table(line), this));
        } else if (line.startsWith("-> ")) {
            expect(line.substring(3).strip());
        } else if (line.startsWith("then ") || line.startsWith("and ")) {
            var text = line.substring(line.indexOf(' ')).strip();
            steps.add(new Step.Then(index + 1, text, Phrase.read(Checks.ALL, text)));
        } else if (line.equals("given")) {
            now = firstClock().minus(BEFORE);
        } else {
            act(line);
        }
    }

    /// The rule is the first comment, over as many lines as it takes.
    private void comment(String text) {
        boolean first = steps.isEmpty() && world.equals(World.EMPTY);
        if (first && !text.isEmpty()) {
            rule = rule.isEmpty() ? text : rule + " " + text;
        }
    }

    private void use(String name) {
        var text = library.find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no text \"" + name + "\" to use"));
        var used = read(name, text, library);
        world = world.plus(used.world());
        steps.addAll(used.steps());
    }

    private Table table(String name) {
        int start = index + 1;
        if (start >= lines.size() || !lines.get(start).strip().startsWith("|")) {
            throw new IllegalArgumentException("a table \"" + name + "\" is followed by a row of column names");
        }
        index = start;
        var columns = Table.cells(lines.get(index));
        var allowed = Tables.COLUMNS.get(name);
        for (var column : columns) {
            if (allowed != null && !allowed.isEmpty() && !allowed.contains(column)) {
                throw new IllegalArgumentException("no column \"" + column + "\"; \"" + name + "\" has "
                        + String.join(", ", allowed.stream().sorted().toList()));
            }
        }
        var rows = new ArrayList<Row>();
        while (index + 1 < lines.size() && lines.get(index + 1).strip().startsWith("|")) {
            index++;
            rows.add(Table.row(index + 1, columns, Table.cells(lines.get(index))));
        }
        return new Table(name, start, columns, rows);
    }

    /// A fault in a row names the row's line, not the table's last.
    @Override
    public <T> List<T> each(Table table, Tables.Meaning<T> meaning) {
        var all = new ArrayList<T>();
        for (var row : table.rows()) {
            try {
                all.add(meaning.of(row));
            } catch (IllegalArgumentException e) {
                throw malformed(row.line(), String.valueOf(e.getMessage()));
            }
        }
        return all;
    }

    private void expect(String text) {
        if (steps.isEmpty() || !(steps.getLast() instanceof Step.Act act)) {
            throw new IllegalArgumentException("-> follows what somebody does");
        }
        var expected = new ArrayList<>(act.expected());
        expected.remove(new Expectation.Accepted());
        expected.add(Phrase.read(Expectations.ALL, text));
        steps.set(steps.size() - 1, new Step.Act(act.line(), act.at(), act.text(), act.deed(), expected));
    }

    private void act(String line) {
        var sentence = line;
        var clock = CLOCK.matcher(line);
        var later = LATER.matcher(line);
        if (clock.matches()) {
            moveTo(instant(clock.group(1)));
            sentence = clock.group(2);
        } else if (later.matches()) {
            moveTo(present().plus(span(Long.parseLong(later.group(1)), later.group(2))));
            sentence = later.group(3);
        } else if (now == null) {
            throw new IllegalArgumentException("expected a table (" + String.join(", ", Tables.COLUMNS.keySet())
                    + "), \"given\", \"use\", or a time such as 16:03:25 or +5s and what happens: \"" + line + "\"");
        }
        steps.add(
                switch (sentence) {
                    case TIME_PASSES -> new Step.Wait(index + 1, present(), sentence);
                    case RESTARTS -> new Step.Restart(index + 1, present(), sentence);
                    default ->
                        new Step.Act(
                                index + 1,
                                present(),
                                sentence,
                                Phrase.read(Deeds.ALL, sentence),
                                List.of(new Expectation.Accepted()));
                });
    }

    private Instant present() {
        return now == null ? firstClock() : now;
    }

    private void moveTo(Instant next) {
        if (now != null && next.isBefore(now)) {
            throw new IllegalArgumentException("time goes back");
        }
        now = next;
    }

    private static Duration span(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private Instant firstClock() {
        for (var line : lines) {
            var clock = CLOCK.matcher(line.strip());
            if (clock.matches()) {
                return instant(clock.group(1));
            }
        }
        return instant("16:00:00");
    }

    private Instant instant(String clock) {
        return day.atTime(LocalTime.parse(clock)).toInstant(ZoneOffset.UTC);
    }
}
