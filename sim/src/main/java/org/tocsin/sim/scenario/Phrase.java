package org.tocsin.sim.scenario;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence of the language with its blanks: `{who} answers {call}[ at {position}]`. Blanks are typed; what stands in
/// square brackets may be left out; `<overriding>` is a word whose presence matters.
///
/// @param <T> what a sentence of this shape means
public final class Phrase<T> {
    private static final Map<String, String> BLANKS = Map.ofEntries(
            Map.entry("who", "[a-z][a-z0-9.]*"),
            Map.entry("call", "C\\d+"),
            Map.entry("calls", "C\\d+(?:, ?C\\d+)*"),
            Map.entry("incident", "#\\d+"),
            Map.entry("unit", "[A-Z][A-Z0-9-]*"),
            Map.entry("units", "[A-Z][A-Z0-9-]*(?:, ?[A-Z][A-Z0-9-]*)*"),
            Map.entry("position", "[A-Z][A-Z0-9-]*"),
            Map.entry("status", "[A-Z]{2,3}"),
            Map.entry("code", "[A-Z][A-Z0-9-]*"),
            Map.entry("record", "R\\d+"),
            Map.entry("number", "\\+?[0-9][0-9() -]{5,}[0-9]"),
            Map.entry("point", "-?\\d+\\.\\d+, ?-?\\d+\\.\\d+"),
            Map.entry("n", "\\d+"),
            Map.entry("word", "[A-Za-z0-9.:-]+"),
            Map.entry("quoted", "\"[^\"]*\""),
            Map.entry("words", "\\S.*?"),
            Map.entry("place", "[^\":,]+?"));
    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)(\\d?)}|<([a-z ]+)>");

    private final String shape;
    private final Pattern pattern;
    private final Meaning<T> meaning;

    /// What a sentence means once its blanks are known.
    @FunctionalInterface
    public interface Meaning<T> {
        /// @throws IllegalArgumentException if what stands in a blank makes no sense; its message is shown
        T of(Blanks blanks);
    }

    private Phrase(String shape, Pattern pattern, Meaning<T> meaning) {
        this.shape = shape;
        this.pattern = pattern;
        this.meaning = meaning;
    }

    public static <T> Phrase<T> of(String shape, Meaning<T> meaning) {
        var regex = new StringBuilder();
        var found = BLANK.matcher(shape);
        int from = 0;
        while (found.find()) {
            literal(regex, shape.substring(from, found.start()));
            if (found.group(3) == null) {
                var blank = Objects.requireNonNull(BLANKS.get(found.group(1)), shape);
                group(regex, found.group(1) + found.group(2), blank);
            } else {
                group(regex, found.group(3).replace(" ", ""), found.group(3));
            }
            from = found.end();
        }
        literal(regex, shape.substring(from));
        return new Phrase<>(shape, Pattern.compile(regex.toString()), meaning);
    }

    private static void group(StringBuilder regex, String name, String pattern) {
        regex.append("(?<").append(name).append('>').append(pattern).append(')');
    }

    private static void literal(StringBuilder regex, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '[' -> regex.append("(?:");
                case ']' -> regex.append(")?");
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
    }

    /// The shape, as the manual shows it.
    public String shape() {
        return shape.replace("<", "").replace(">", "");
    }

    /// What the sentence means if it has this shape.
    public Optional<T> find(String sentence) {
        var matcher = pattern.matcher(sentence);
        return matcher.matches() ? Optional.of(meaning.of(new Blanks(matcher))) : Optional.empty();
    }

    /// The first phrase that fits.
    ///
    /// @throws IllegalArgumentException naming the shapes that come nearest, if none fits
    public static <T> T read(List<Phrase<T>> phrases, String sentence) {
        for (var phrase : phrases) {
            var meaning = phrase.find(sentence);
            if (meaning.isPresent()) {
                return meaning.get();
            }
        }
        throw new IllegalArgumentException("cannot read \"" + sentence + "\"; expected " + nearest(phrases, sentence));
    }

    /// The three shapes that come nearest, word by word.
    private static <T> String nearest(List<Phrase<T>> phrases, String sentence) {
        return String.join(
                " or ",
                phrases.stream()
                        .sorted(Comparator.comparing((Phrase<T> phrase) -> -phrase.likeness(sentence)))
                        .limit(3)
                        .map(phrase -> "\"" + phrase.shape() + "\"")
                        .toList());
    }

    /// How much of a sentence the shape could be meant by: a word of its own counts most, a misspelt one and one that
    /// fits a blank less.
    private int likeness(String sentence) {
        var parts = List.of(shape().replaceAll("[\\[\\]:,]", " ").strip().split("\\s+"));
        int likeness = 0;
        for (var word : sentence.split("[\\s:,]+")) {
            likeness +=
                    parts.stream().mapToInt(part -> likeness(part, word)).max().orElse(0);
        }
        return 10 * likeness - parts.size();
    }

    private static int likeness(String part, String word) {
        if (part.equals(word)) {
            return 4;
        }
        var blank = BLANK.matcher(part);
        if (blank.matches()) {
            var kind = String.valueOf(blank.group(1));
            return !kind.equals("words") && word.matches(BLANKS.getOrDefault(kind, "")) ? 1 : 0;
        }
        var letters = word.chars().sorted().toArray();
        return word.length() > 3 && Arrays.equals(letters, part.chars().sorted().toArray()) ? 3 : 0;
    }

    /// What stood in the blanks of one sentence.
    public static final class Blanks {
        private final Matcher matcher;

        private Blanks(Matcher matcher) {
            this.matcher = matcher;
        }

        /// @throws IllegalArgumentException if the blank was left out
        public String get(String blank) {
            return find(blank).orElseThrow(() -> new IllegalArgumentException("{" + blank + "} is missing"));
        }

        public Optional<String> find(String blank) {
            try {
                return Optional.ofNullable(matcher.group(blank)).map(Blanks::unquoted);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("the shape has no blank {" + blank + "}", e);
            }
        }

        public String or(String blank, String otherwise) {
            return find(blank).orElse(otherwise);
        }

        /// Whether the shape has this blank at all.
        public boolean knows(String blank) {
            return matcher.pattern().namedGroups().containsKey(blank);
        }

        /// Whether an optional word stands there.
        public boolean has(String word) {
            return find(word.replace(" ", "")).isPresent();
        }

        public int number(String blank) {
            return Integer.parseInt(get(blank));
        }

        /// A comma list.
        public List<String> list(String blank) {
            return List.of(get(blank).split(", ?"));
        }

        private static String unquoted(String text) {
            return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                    ? text.substring(1, text.length() - 1)
                    : text.strip();
        }
    }
}
