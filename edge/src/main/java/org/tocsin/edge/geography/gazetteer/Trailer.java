package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What follows the street in an address: units and floors, town, state and postal code, and whatever was not
/// understood.
///
/// @param detail     units and floors as they are read back: `unit 1, floor 3`
/// @param hashNumber digits that followed a `#` and may be the very door: `#316/7` on a range, 0 for none
/// @param town       municipality named, empty for none
/// @param strange    words nobody understood
/// @param bare       a unit was said without a word for it: `34 Harvey St 2`
/// @param behindComma words behind a comma were not understood: they may be a town this pack does not know
record Trailer(String detail, int hashNumber, String town, String strange, boolean bare, boolean behindComma) {
    private static final Pattern TOKEN =
            Pattern.compile("#\\s*[\\p{L}\\p{N}][\\p{L}\\p{N}/\\-]*|[\\p{L}\\p{N}][\\p{L}\\p{N}/\\-]*");
    private static final Pattern HASH = Pattern.compile("#\\s*(\\d{1,6})(?:[a-z]?(?:/.*)?)?");
    private static final Set<String> UNITS = Set.of(
            "unit",
            "apt",
            "apartment",
            "suite",
            "ste",
            "room",
            "rm",
            "bldg",
            "building",
            "floor",
            "fl",
            "flr",
            "lot",
            "space",
            "slip",
            "dept",
            "dorm",
            "hangar",
            "pier",
            "no",
            "number");
    private static final Set<String> PARTS = Set.of(
            "rear",
            "front",
            "basement",
            "bsmt",
            "lobby",
            "upper",
            "lower",
            "upstairs",
            "downstairs",
            "penthouse",
            "ph",
            "side",
            "driveway",
            "garage",
            "left",
            "right",
            "office",
            "stairwell",
            "roof",
            "cellar",
            "attic",
            "alley");
    private static final Set<String> COUNTRIES = Set.of("usa", "us");
    private static final Pattern ORDINAL =
            Pattern.compile("\\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|top|ground");

    /// @param towns plain names of municipalities, longest first
    static Trailer of(String plain, List<Town> towns) {
        var tokens = new ArrayList<String>();
        TOKEN.matcher(plain).results().forEach(result -> tokens.add(result.group()));
        return new Reader(tokens, towns, plain.contains(",")).read();
    }

    /// @param name  as the pack writes it
    /// @param words its plain words
    record Town(String name, List<String> words) {}

    private static final class Reader {
        private final List<String> tokens;
        private final List<Town> towns;
        private final List<String> details = new ArrayList<>();
        private final List<String> strange = new ArrayList<>();
        private String town = "";
        private int hashNumber;
        private boolean bare;
        private int at;
        private final boolean comma;

        Reader(List<String> tokens, List<Town> towns, boolean comma) {
            this.tokens = tokens;
            this.comma = comma;
            this.towns = towns;
        }

        Trailer read() {
            while (at < tokens.size()) {
                if (!readUnit() && !readTown() && !readPostal()) {
                    strange.add(tokens.get(at++));
                }
            }
            boolean words = strange.stream()
                    .anyMatch(word -> word.length() > 2 && word.chars().allMatch(Character::isLetter));
            return new Trailer(
                    String.join(", ", details), hashNumber, town, String.join(" ", strange), bare, comma && words);
        }

        private boolean readUnit() {
            var token = tokens.get(at);
            var hash = HASH.matcher(token);
            if (token.startsWith("#")) {
                hashNumber = hash.matches() ? Integer.parseInt(hash.group(1)) : hashNumber;
                details.add(token.replaceFirst("#\\s*", "#"));
                at++;
                return true;
            }
            boolean follows = at + 1 < tokens.size();
            if (UNITS.contains(token) && follows) {
                details.add(token + " " + tokens.get(at + 1).replaceFirst("#\\s*", ""));
                at += 2;
                return true;
            }
            if (ORDINAL.matcher(token).matches()
                    && follows
                    && (tokens.get(at + 1).startsWith("fl"))) {
                details.add(token + " floor");
                at += 2;
                return true;
            }
            boolean brief = token.length() == 1 || token.matches("\\d{1,4}[a-z]?|[a-z]\\d{1,4}");
            if (PARTS.contains(token) || brief && town.isEmpty()) {
                bare |= brief;
                details.add(token);
                at++;
                return true;
            }
            return false;
        }

        private boolean readTown() {
            if (tokens.get(at).equals("in") && at + 1 < tokens.size()) {
                at++;
            }
            for (var candidate : towns) {
                int end = at + candidate.words().size();
                if (end <= tokens.size() && tokens.subList(at, end).equals(candidate.words())) {
                    town = candidate.name();
                    at = end;
                    return true;
                }
            }
            return false;
        }

        private boolean readPostal() {
            if (at >= tokens.size()) {
                return true;
            }
            var token = tokens.get(at);
            boolean zip = token.matches("\\d{5}(?:-\\d{4})?");
            if (zip || StreetWords.isState(token) || COUNTRIES.contains(token)) {
                at++;
                return true;
            }
            return false;
        }
    }
}
