package org.tocsin.app.configuration;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads a file and settings from the command line into a [Configuration], collecting every fault.
public final class ConfigurationReader {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern LENGTH = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> given = new TreeMap<>();

    private ConfigurationReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /// @param file        YAML, absent for none
    /// @param set         `name=value` from the command line; wins over the file
    /// @param environment for `${NAME}`
    public static Reading read(@Nullable Path file, List<String> set, Mode mode, Map<String, String> environment) {
        var reader = new ConfigurationReader(environment);
        if (file != null) {
            reader.readFile(file);
        }
        set.forEach(reader::readArgument);
        var configuration = (Configuration) reader.build(Configuration.class, "");
        reader.refuseUnknown();
        if (reader.faults.isEmpty()) {
            reader.faults.addAll(Faults.list(configuration, mode));
        }
        return reader.faults.isEmpty() ? new Reading.Read(configuration) : new Reading.Faulty(reader.faults);
    }

    private void readFile(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (tree instanceof Map<?, ?> map) {
                flatten("", map);
            } else if (tree != null) {
                faults.add(file + " is not a list of settings: write them as `http:` and below it `port: 8911`.");
            }
        } catch (IOException e) {
            faults.add("The configuration file " + file + " cannot be read.");
        } catch (YAMLException e) {
            var words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            faults.add("The configuration file " + file + " is not YAML: " + words + ".");
        }
    }

    private void flatten(String prefix, Map<?, ?> map) {
        map.forEach((key, value) -> {
            var name = prefix + key;
            switch (value) {
                case null -> {
                    // A part with nothing below it sets nothing.
                    if (listNames().keySet().stream().noneMatch(known -> known.startsWith(name + "."))) {
                        given.put(name, "");
                    }
                }
                case Map<?, ?> inner -> flatten(name + ".", inner);
                case List<?> list ->
                    given.put(
                            name,
                            String.join(",", list.stream().map(String::valueOf).toList()));
                default -> given.put(name, expanded(name, value.toString()));
            }
        });
    }

    private void readArgument(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            faults.add("--set takes name=value, not " + argument + ".");
        } else {
            var name = argument.substring(0, equals).strip();
            given.put(name, expanded(name, argument.substring(equals + 1).strip()));
        }
    }

    private String expanded(String name, String value) {
        return VARIABLE.matcher(value).replaceAll(match -> {
            var found = environment.get(match.group(1));
            if (found == null) {
                faults.add(name + " names the environment variable " + match.group(1) + ", which is not set.");
            }
            return java.util.regex.Matcher.quoteReplacement(found == null ? "" : found);
        });
    }

    private Object build(Class<?> type, String prefix) {
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var component = components[i];
            var name = prefix + kebab(component.getName());
            values[i] =
                    component.getType().isRecord() ? build(component.getType(), name + ".") : value(component, name);
        }
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException e) {
            throw new IllegalStateException("a part of the configuration cannot be made", e);
        }
    }

    private Object value(RecordComponent component, String name) {
        var setting = component.getAnnotation(Setting.class);
        var written = given.remove(name);
        try {
            return parse(component, name, written == null ? setting.fallback() : written.strip(), setting);
        } catch (IllegalArgumentException e) {
            var shown = setting.secret() ? "" : ", not " + (written == null || written.isBlank() ? "empty" : written);
            faults.add(name + " " + e.getMessage() + shown + ".");
            return parse(component, name, setting.fallback(), setting);
        }
    }

    private static Object parse(RecordComponent component, String name, String text, Setting setting) {
        var type = component.getType();
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                case "false", "no", "off" -> false;
                default -> throw new IllegalArgumentException("is true or false");
            };
        }
        if (type == int.class) {
            return (int) number(text, setting, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return number(text, setting, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == Duration.class) {
            return duration(text, setting);
        }
        if (type == List.class) {
            return Stream.of(text.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        throw new IllegalStateException("no way to read " + type + " for " + name);
    }

    private static long number(String text, Setting setting, long least, long most) {
        long low = Math.max(least, setting.min());
        long high = Math.min(most, setting.max());
        boolean bounded = setting.min() != Long.MIN_VALUE || setting.max() != Long.MAX_VALUE;
        var words = "is a whole number" + (bounded ? " from " + low + " to " + high : "");
        try {
            long value = Long.parseLong(text.replace("_", ""));
            if (value < low || value > high) {
                throw new IllegalArgumentException(words);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(words, e);
        }
    }

    private static Duration duration(String text, Setting setting) {
        var words = "is a time such as 4s, 500ms or 2m, from " + setting.min() + " s to " + setting.max() + " s";
        var matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(words);
        }
        long amount = Long.parseLong(matcher.group(1));
        var duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        if (duration.toSeconds() < setting.min() || duration.toSeconds() > setting.max()) {
            throw new IllegalArgumentException(words);
        }
        return duration;
    }

    private void refuseUnknown() {
        var known = new ArrayList<>(listNames().keySet());
        for (var name : given.keySet()) {
            var like = known.stream()
                    .filter(candidate -> distance(candidate, name) <= 3)
                    .min(java.util.Comparator.comparingInt(candidate -> distance(candidate, name)));
            faults.add("There is no setting " + name
                    + like.map(near -> "; did you mean " + near + "?").orElse("."));
        }
    }

    /// Every setting by name, in the order of the tree; parts are left out.
    static Map<String, RecordComponent> listNames() {
        var names = new LinkedHashMap<String, RecordComponent>();
        collect(Configuration.class, "", names);
        return names;
    }

    private static void collect(Class<?> type, String prefix, Map<String, RecordComponent> names) {
        for (var component : type.getRecordComponents()) {
            var name = prefix + kebab(component.getName());
            if (component.getType().isRecord()) {
                collect(component.getType(), name + ".", names);
            } else {
                names.put(name, component);
            }
        }
    }

    static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /// Levenshtein's.
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int up = row[j];
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(Math.min(row[j - 1], up) + 1, change);
                corner = up;
            }
        }
        return row[b.length()];
    }
}
