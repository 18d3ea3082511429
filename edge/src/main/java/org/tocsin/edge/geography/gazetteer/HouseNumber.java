package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A house number as said: `12`, `11-A`, `6-1/2`, `47-20`, `12-16`, `15/15A`.
///
/// @param number  the first or only number
/// @param suffix  what follows it, in capitals without dash: `A`, `1/2`, `20`
/// @param through last number of a range, 0 for none
/// @param written as said
record HouseNumber(int number, String suffix, int through, String written) {
    private static final String NUMBER = "(\\d{1,6})";
    private static final String END = "(?![\\p{L}\\p{N}])";

    private static final Pattern HALF =
            Pattern.compile("^" + NUMBER + "\\s*[- ]\\s*([1-3]/[2-4])(?:\\s*-?\\s*([a-z]))?" + END);
    private static final Pattern PAIR =
            Pattern.compile("^" + NUMBER + "\\s*-?([a-z]?)\\s*/\\s*" + NUMBER + "([a-z]?)" + END);
    private static final Pattern RANGE = Pattern.compile("^" + NUMBER
            + "\\s*-?([a-z]?)\\s*(?:-|–|—|\\bto\\b|\\bthru\\b|\\bthrough\\b)\\s*" + NUMBER + "([a-z]?)" + END);
    private static final Pattern DASHED = Pattern.compile("^" + NUMBER + "\\s*-\\s*([a-z]{1,2}\\d{0,2})" + END);
    private static final Pattern GLUED = Pattern.compile("^" + NUMBER + "([a-z]{1,2}\\d?)" + END);
    private static final Pattern EITHER = Pattern.compile("^" + NUMBER + "\\s+(?:or|and)\\s+" + NUMBER + END);
    private static final Pattern SPACED =
            Pattern.compile("^" + NUMBER + "\\s+([a-df-mo-rt-vx-z])" + END + "(?=\\s+\\S)");
    private static final Pattern PLAIN = Pattern.compile("^" + NUMBER + END);
    private static final Pattern LEAD = Pattern.compile("^(?:(?:number|num|no|house)\\s+(?=\\d)|#\\s*(?=\\d))");

    /// One way to read the start of a text.
    ///
    /// @param rest what follows the number
    record Reading(HouseNumber number, String rest) {}

    /// What is compared between a number said and a number known.
    static String canonicalSuffix(String suffix) {
        var capitals = suffix.strip().toUpperCase(Locale.ROOT);
        return capitals.startsWith("-") ? capitals.substring(1).strip() : capitals;
    }

    /// How a known door reads: `11-A`, `6-1/2`, `12`.
    static String written(int number, String suffix) {
        var canonical = canonicalSuffix(suffix);
        return canonical.isEmpty() ? Integer.toString(number) : number + "-" + canonical;
    }

    /// Every sensible way to read a number at the start of plain text, best first; empty when there is none.
    static List<Reading> read(String plain) {
        var text = spelledOut(LEAD.matcher(plain).replaceFirst(""));
        var readings = new ArrayList<Reading>();
        var half = HALF.matcher(text);
        var pair = PAIR.matcher(text);
        var range = RANGE.matcher(text);
        if (half.find()) {
            var letter = half.group(3) == null ? "" : half.group(3);
            add(readings, text, half.toMatchResult(), half.group(2) + letter, 0);
        } else if (pair.find()) {
            add(readings, text, pair.toMatchResult(), pair.group(2), through(pair.group(1), pair.group(3)));
        } else if (range.find()) {
            addRange(readings, text, range.toMatchResult());
        } else {
            addSingle(readings, text);
        }
        return readings;
    }

    private static void addRange(List<Reading> readings, String text, MatchResult range) {
        var last = range.group(3);
        if (range.group(2).isEmpty() && last.length() <= 4) {
            // 47-20 may be door 20 of number 47; whoever looks it up knows which exists.
            add(readings, text, range, last + range.group(4), 0);
        }
        int through = through(range.group(1), last);
        if (through > 0) {
            add(readings, text, range, range.group(2), through);
        }
    }

    private static void addSingle(List<Reading> readings, String text) {
        var dashed = DASHED.matcher(text);
        var glued = GLUED.matcher(text);
        var either = EITHER.matcher(text);
        var spaced = SPACED.matcher(text);
        var plain = PLAIN.matcher(text);
        if (dashed.find()) {
            add(readings, text, dashed.toMatchResult(), dashed.group(2), 0);
        } else if (glued.find() && !isOrdinalEnding(glued.group(2))) {
            add(readings, text, glued.toMatchResult(), glued.group(2), 0);
        } else if (either.find()) {
            add(readings, text, either.toMatchResult(), "", 0);
            var second = new HouseNumber(number(either.group(2)), "", 0, either.group());
            readings.add(new Reading(second, text.substring(either.end()).strip()));
        } else if (plain.find()) {
            if (spaced.find()) {
                add(readings, text, spaced.toMatchResult(), spaced.group(2), 0);
            }
            add(readings, text, plain.toMatchResult(), "", 0);
        }
    }

    private static boolean isOrdinalEnding(String letters) {
        return letters.equals("st") || letters.equals("nd") || letters.equals("rd") || letters.equals("th");
    }

    private static void add(List<Reading> readings, String text, MatchResult match, String suffix, int through) {
        var number = new HouseNumber(
                number(match.group(1)),
                canonicalSuffix(suffix),
                through,
                match.group().strip());
        readings.add(new Reading(number, text.substring(match.end()).strip()));
    }

    /// `one kendall square` may be a number, `three` said for 3: only at the very start.
    private static String spelledOut(String text) {
        int space = text.indexOf(' ');
        var cardinal = space < 0 ? null : StreetWords.cardinal(text.substring(0, space));
        return cardinal == null ? text : cardinal + text.substring(space);
    }

    /// The end of a range: `1304-18` goes through 1318; 0 when it makes no range.
    private static int through(String first, String last) {
        int start = number(first);
        int end = number(last);
        if (end < start && last.length() < first.length()) {
            end = number(first.substring(0, first.length() - last.length()) + last);
        }
        return end > start && end - start <= 1000 ? end : end == start ? start : 0;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    boolean isRange() {
        return through > number;
    }
}
