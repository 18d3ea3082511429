package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A street's name taken apart: `North Elm Street W` is `n`, `elm`, `st`, `w`.
///
/// @param base   the words that carry the name, at least one
/// @param before direction before the name, empty for none
/// @param type   postal code of the street type, empty for none
/// @param after  direction after the type, empty for none
record StreetName(List<String> base, String before, String type, String after) {
    /// Reading a type or direction as part of the name is the second choice.
    private static final double LITERAL = 0.97;

    StreetName {
        base = List.copyOf(base);
        if (base.isEmpty()) {
            throw new IllegalArgumentException("a name has words");
        }
    }

    static @Nullable StreetName of(String text) {
        return of(Words.of(text));
    }

    /// The name with its words as they are spelled, `third` and not `3rd`: what a slip of the finger is like.
    static @Nullable StreetName spelled(String text) {
        return of(Words.of(text), StreetWords::spelled);
    }

    /// @return absent for no words at all
    static @Nullable StreetName of(List<String> words) {
        return of(words, StreetWords::inName);
    }

    private static @Nullable StreetName of(List<String> words, UnaryOperator<String> form) {
        if (words.isEmpty()) {
            return null;
        }
        int first = 0;
        int last = words.size();
        var after = "";
        var before = "";
        var type = "";
        var lastDirection = StreetWords.direction(words.get(last - 1));
        if (lastDirection != null && last >= 2 && (last >= 3 || StreetWords.suffix(words.getFirst()) == null)) {
            boolean typed = last >= 3 && StreetWords.suffix(words.get(last - 2)) != null;
            if (typed) {
                after = lastDirection;
                last--;
            }
        }
        if (last >= 2) {
            var suffix = StreetWords.suffix(words.get(last - 1));
            if (suffix != null) {
                type = suffix;
                last--;
            }
        }
        var firstDirection = StreetWords.direction(words.getFirst());
        if (firstDirection != null && last - first >= 2) {
            before = firstDirection;
            first++;
        }
        var base = new ArrayList<String>();
        for (int i = first; i < last; i++) {
            base.add(form.apply(words.get(i)));
        }
        return new StreetName(base, before, type, after);
    }

    /// The name words alone.
    String baseKey() {
        return String.join(" ", base);
    }

    /// The name words run together: `cambridge park` and `cambridgepark` are one.
    String joined() {
        return String.join("", base);
    }

    /// How well asked words name this street, 1 for all the same. Words left out cost little, words that contradict
    /// cost more.
    ///
    /// @param unfinished the last word asked when more letters may follow, else empty
    double likeness(StreetName asked, String unfinished) {
        boolean open = !unfinished.isEmpty();
        double words = open && asked.type.isEmpty()
                ? Math.max(Likeness.words(base, asked.base, true), Likeness.run(joined(), asked.joined(), true))
                : Math.max(Likeness.words(base, asked.base, false), Likeness.run(joined(), asked.joined(), false));
        words = Math.max(words, Likeness.ending(base, asked.base));
        double whole = LITERAL * Likeness.words(literally(), asked.literally(), open);
        boolean begun = open && !type.isEmpty() && StreetWords.beginsSuffix(unfinished, type);
        double types = begun ? 0.99 : part(type, asked.type, 0.95, 0.96, 0.80);
        double directions = part(before, asked.before, 0.94, 0.86, 0.70) * part(after, asked.after, 0.94, 0.86, 0.70);
        return Math.max(whole, words * types * directions);
    }

    /// All words in order, types and directions as if they were part of the name: what is signed `Harvard Yard` may be
    /// said so, and `Kendall Square` may be the beginning of more.
    private List<String> literally() {
        var all = new ArrayList<String>();
        for (var part : List.of(before, String.join(" ", base), type, after)) {
            for (var word : part.split(" ")) {
                if (!word.isEmpty()) {
                    all.add(StreetWords.inName(word));
                }
            }
        }
        return all;
    }

    private static double part(String own, String asked, double left, double added, double other) {
        if (own.equals(asked)) {
            return 1;
        }
        if (asked.isEmpty()) {
            return left;
        }
        return own.isEmpty() ? added : other;
    }
}
