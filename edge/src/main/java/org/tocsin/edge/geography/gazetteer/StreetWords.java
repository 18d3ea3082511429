package org.tocsin.edge.geography.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The vocabulary of addresses (`street-words.txt`): street types, directions, titles, number words, states, and the
/// one spelling each is reduced to.
final class StreetWords {
    private static final StreetWords LOADED = load();
    /// Shorter types are too like other words.
    private static final int LEAST_SLIP = 5;

    private final Map<String, String> suffixes = new HashMap<>();
    private final Map<String, String> longForms = new HashMap<>();
    private final Map<String, String> directions = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> placeWords = new HashMap<>();
    private final Map<String, String> ordinals = new HashMap<>();
    private final Map<String, String> spelledOrdinals = new HashMap<>();
    private final Map<String, String> cardinals = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, String> wholes = new HashMap<>();

    private StreetWords() {}

    /// The postal code of a street type, `avenue` to `ave`; absent for other words.
    static @Nullable String suffix(String word) {
        return LOADED.suffixes.get(word);
    }

    /// `north` to `n`; absent for other words.
    static @Nullable String direction(String word) {
        return LOADED.directions.get(word);
    }

    /// Whether letters begin a spelling of a street type: `bri` of the bridge.
    static boolean beginsSuffix(String letters, String code) {
        return code.startsWith(letters)
                || LOADED.longForms.getOrDefault(code, code).startsWith(letters);
    }

    /// Whether a word at the end of a name only says that it is many buildings: `complex`, `apartments`.
    static boolean isWhole(String word) {
        return LOADED.wholes.containsKey(word);
    }

    /// The street type a word of many letters is one slip away from, `steet` to `st`; absent for other words.
    static @Nullable String mistypedSuffix(String word) {
        if (word.length() < LEAST_SLIP || LOADED.suffixes.containsKey(word)) {
            return null;
        }
        for (var known : LOADED.longForms.entrySet()) {
            boolean type = LOADED.suffixes.containsKey(known.getValue())
                    && known.getValue().length() > LEAST_SLIP;
            if (type && Likeness.edits(known.getValue(), word, 1) <= 1) {
                return known.getKey();
            }
        }
        return null;
    }

    static boolean isState(String word) {
        return LOADED.states.containsKey(word);
    }

    /// `eight` to `8`; absent for other words.
    static @Nullable String cardinal(String word) {
        return LOADED.cardinals.get(word);
    }

    /// A word of a name in letters: `third` for `3rd`, anything else as it is.
    static String spelled(String word) {
        var code = LOADED.ordinals.get(word);
        return code == null ? word : LOADED.spelledOrdinals.getOrDefault(code, word);
    }

    /// One spelling for a word within a street's name: `saint` as `st`, `third` as `3rd`, `sq` as `square`.
    static String inName(String word) {
        var fixed = LOADED.titles.get(word);
        fixed = fixed == null ? LOADED.ordinals.get(word) : fixed;
        if (fixed != null) {
            return fixed;
        }
        var direction = LOADED.directions.get(word);
        if (direction != null) {
            return LOADED.longForms.getOrDefault(direction, direction);
        }
        var suffix = LOADED.suffixes.get(word);
        if (suffix == null) {
            return word;
        }
        return suffix.equals("st") ? "st" : LOADED.longForms.getOrDefault(suffix, suffix);
    }

    /// One spelling for a word within a place's name.
    static String inPlace(String word) {
        var fixed = LOADED.placeWords.get(word);
        return fixed == null ? inName(word) : fixed;
    }

    private static StreetWords load() {
        var words = new StreetWords();
        try (var in = Objects.requireNonNull(StreetWords.class.getResourceAsStream("street-words.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(words::read);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return words;
    }

    private void read(String line) {
        var parts = line.split(" ", -1);
        var code = parts[1];
        var table = switch (parts[0]) {
            case "suffix" -> suffixes;
            case "direction" -> directions;
            case "title" -> titles;
            case "place" -> placeWords;
            case "ordinal" -> ordinals;
            case "cardinal" -> cardinals;
            case "state" -> states;
            case "whole" -> wholes;
            default -> throw new IllegalStateException("street-words.txt: " + line);
        };
        for (int i = 1; i < parts.length; i++) {
            table.put(parts[i].replace('_', ' '), code);
        }
        if (parts[0].equals("ordinal") && parts.length > 2) {
            spelledOrdinals.put(code, parts[2]);
        }
        boolean hasLongForm = parts[0].equals("suffix") || parts[0].equals("direction");
        if (hasLongForm && parts.length > 2) {
            longForms.put(code, parts[2]);
        }
    }
}
