package org.tocsin.edge.geography.gazetteer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Plain words out of anything typed or said: lower case, no accents, apostrophes and abbreviation points gone.
final class Words {
    /// Longer texts are cut: nobody says a location in more, and every reading stays quick.
    static final int LONGEST = 240;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern POINT_BETWEEN_WORDS = Pattern.compile("(?<=\\p{L}{2})\\.(?=\\p{L}{2})");
    private static final Pattern APOSTROPHES_AND_POINTS = Pattern.compile("['’‘`´]|(?<!\\d)\\.|\\.(?!\\d)");
    private static final Pattern SPLIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /// Lower case without accents, apostrophes or abbreviation points; other punctuation stays.
    static String plain(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var decomposed =
                MARKS.matcher(Normalizer.normalize(cut, Normalizer.Form.NFKD)).replaceAll("");
        var spaced = POINT_BETWEEN_WORDS.matcher(decomposed).replaceAll(" ");
        return APOSTROPHES_AND_POINTS
                .matcher(spaced)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /// The words of a text, `&` said as `and`, single letters that stand together joined: `j f k` is `jfk`.
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        boolean joining = false;
        for (var word : SPLIT.split(plain(text).replace("&", " and "))) {
            if (word.isEmpty()) {
                continue;
            }
            boolean letter = word.length() == 1 && Character.isLetter(word.charAt(0));
            if (letter && joining) {
                words.set(words.size() - 1, words.getLast() + word);
            } else {
                words.add(word);
            }
            joining = letter;
        }
        return words;
    }
}
