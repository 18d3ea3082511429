package org.tocsin.edge.geography.gazetteer;

import java.util.List;

/// How alike words are: the same, unfinished, mistyped, or only sounding the same.
final class Likeness {
    private static final double SHORTENED = 0.88;
    private static final double SOUNDS = 0.80;
    /// For each word at the end of a name that nobody said: `Kendall Square` for Kendall Square Complex.
    private static final double LEFT_OUT = 0.84;
    private static final double WHOLE_LEFT_OUT = 0.97;
    /// Titles and first names are left out in front: what is left must be near to right.
    private static final double BEGINNING_LEFT_OUT = 0.88;

    private Likeness() {}

    /// Word by word in order; 0 when an asked one has no counterpart.
    ///
    /// @param open the last asked word may be the beginning of its counterpart, and further words may well follow
    static double words(List<String> own, List<String> asked, boolean open) {
        if (asked.size() > own.size() || asked.isEmpty()) {
            return 0;
        }
        double product = 1;
        for (int i = 0; i < asked.size() && product > 0; i++) {
            product *= word(own.get(i), asked.get(i), open && i == asked.size() - 1);
        }
        for (int i = asked.size(); i < own.size(); i++) {
            product *= open ? 0.98 : StreetWords.isWhole(own.get(i)) ? WHOLE_LEFT_OUT : LEFT_OUT;
        }
        return product;
    }

    /// The last words of a name for all of it: `O'Brien Highway` for Monsignor O'Brien Highway.
    static double ending(List<String> own, List<String> asked) {
        int left = own.size() - asked.size();
        return left <= 0 || asked.isEmpty()
                ? 0
                : Math.pow(BEGINNING_LEFT_OUT, left) * words(own.subList(left, own.size()), asked, false);
    }

    /// The same for words run together.
    static double run(String own, String asked, boolean open) {
        double whole = word(own, asked, open);
        return own.equals(asked) ? 0.99 : whole * 0.97;
    }

    static double word(String own, String asked, boolean open) {
        if (own.equals(asked)) {
            return 1;
        }
        if (open && own.startsWith(asked)) {
            return 0.985;
        }
        if (own.equals(asked + "s") || asked.equals(own + "s")) {
            return 0.96;
        }
        int shorter = Math.min(own.length(), asked.length());
        if (startsWithDigit(own) || startsWithDigit(asked)) {
            return 0;
        }
        double best = asked.length() >= 3 && own.startsWith(asked) ? SHORTENED : 0;
        if (shorter >= 3) {
            int allowed = shorter <= 4 ? 1 : shorter <= 8 ? 2 : 3;
            int edits = edits(own, asked, allowed);
            if (edits <= allowed) {
                best = Math.max(best, 1 - 0.9 * edits / Math.max(own.length(), asked.length()));
            }
            if (Sound.of(own).equals(Sound.of(asked))) {
                best = Math.max(best, SOUNDS);
            }
        }
        return best < 0.62 ? 0 : best;
    }

    private static boolean startsWithDigit(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0));
    }

    /// Insertions, deletions, replacements and swaps of neighbours; more than `most` is told as `most + 1`.
    static int edits(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        var older = new int[b.length() + 1];
        var old = new int[b.length() + 1];
        var now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            old[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = old[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replace, 1 + Math.min(old[j], now[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], older[j - 2] + 1);
                }
                least = Math.min(least, now[j]);
            }
            if (least > most) {
                return most + 1;
            }
            var spare = older;
            older = old;
            old = now;
            now = spare;
        }
        return Math.min(old[b.length()], most + 1);
    }
}
