package org.tocsin.app.plans;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.plans.Disposition;
import org.tocsin.core.plans.IncidentType;
import org.tocsin.core.plans.Need;
import org.tocsin.core.plans.PlanCommand;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A catalogue as it is written: needs are short words such as `1 AMBULANCE ALS`, `1 ENGINE|SQUAD`, `2 PATROL home`
/// (count, kinds most wanted first, abilities, and `home` where the unit of the beat comes first).
public record Catalogue(String version, List<WrittenType> types, List<Disposition> dispositions) {
    private static final Pattern NEED =
            Pattern.compile("(\\d{1,2}) ([A-Z0-9_]+(?:\\|[A-Z0-9_]+)*)((?: [A-Z0-9_]+)*)( home)?");

    public record WrittenType(
            String code,
            String words,
            List<String> aliases,
            int priority,
            boolean emergency,
            List<String> needs,
            @Nullable List<List<String>> further) {}

    /// The one that comes with the product.
    public static PlanCommand.Load builtIn() {
        try (var in = Catalogue.class.getResourceAsStream("/plans/default.json")) {
            if (in == null) {
                throw new IllegalStateException("the built-in catalogue is missing");
            }
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException("the built-in catalogue cannot be read", e);
        }
    }

    /// @throws IOException              if the file cannot be read
    /// @throws IllegalArgumentException for a fault, naming it
    public static PlanCommand.Load read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    private static PlanCommand.Load read(InputStream in) {
        try {
            return JsonMapper.builder().build().readValue(in, Catalogue.class).command();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a catalogue: " + e.getOriginalMessage(), e);
        }
    }

    private PlanCommand.Load command() {
        var read = new ArrayList<IncidentType>();
        for (var type : types) {
            try {
                var further = type.further();
                read.add(new IncidentType(
                        type.code(),
                        type.words(),
                        type.aliases(),
                        type.priority(),
                        type.needs().stream().map(Catalogue::need).toList(),
                        further == null
                                ? List.of()
                                : further.stream()
                                        .map(alarm -> alarm.stream()
                                                .map(Catalogue::need)
                                                .toList())
                                        .toList(),
                        type.emergency()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("type " + type.code() + ": " + e.getMessage(), e);
            }
        }
        return new PlanCommand.Load(version, read, dispositions);
    }

    /// @throws IllegalArgumentException for words that are no need
    static Need need(String words) {
        var matcher = NEED.matcher(words);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a need is written `1 AMBULANCE ALS`, not `" + words + "`");
        }
        var abilities = matcher.group(3).strip();
        return new Need(
                Arrays.asList(matcher.group(2).split("\\|")),
                Integer.parseInt(matcher.group(1)),
                abilities.isEmpty() ? List.of() : Arrays.asList(abilities.split(" ")),
                matcher.group(4) == null ? Need.Order.DRIVE_TIME : Need.Order.HOME_FIRST);
    }
}
