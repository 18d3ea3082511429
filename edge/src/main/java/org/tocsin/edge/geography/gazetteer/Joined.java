package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A question taken apart at the words that join streets: `Elm Street at Broadway & Market`.
///
/// @param parts      what is joined, each without words that only say that they meet
/// @param connectors what stands between them, one fewer than parts
/// @param beside     it is not the crossing itself that was named but how far from it: `40 ft W of`
/// @param town       said behind the streets, empty for none
record Joined(List<String> parts, List<String> connectors, boolean beside, String town) {
    private static final Pattern JOIN = Pattern.compile(
            "\\s*(?:[&@/;]|,\\s*and\\b|,|\\b(?:just\\s+)?(?:north|south|east|west|northeast|northwest|southeast|southwest)\\s+of\\b|\\band\\b|\\bat the (?:corner|intersection|junction) (?:of|with)\\b|\\bcorner(?: of)?\\b|\\bat\\b|\\bnear\\b|\\bnr\\b|\\bby\\b|\\bon\\b(?! the\\b)|\\bifo\\b|\\bbehind\\b|\\bacross from\\b|\\brear of\\b|\\boff(?: of)?\\b|(?<=\\S\\s)cross(?:ing)?\\b(?!\\s+(?:st|street|rd|road|ave|avenue|ln|lane|way|pl|place|ct|court|dr|drive)\\b)|\\bx\\b|\\bopp\\b|\\bopposite\\b|\\boutside\\b|\\bin front of\\b)\\s*");
    private static final Pattern TAIL = Pattern.compile(
            "\\s+(?:intersection|junction|corner|entrance|exit|crossing|mid\\s*-?\\s*(?:blk|block))$|\\s+(?:st|sts|street|streets) intersection$");
    /// How the place lies to what is named: `40 ft W of`.
    private static final Pattern BESIDE = Pattern.compile(
            "^(?:\\d+\\s*(?:ft|feet|yards|yds|m|meters|')?\\s*)?(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|just|past|before|after)\\s+of\\s+(?=\\S)");
    private static final Pattern SIDE_OF =
            Pattern.compile("^(?:just\\s+)?(?:north|south|east|west|northeast|northwest|southeast|southwest)\\s+of$");
    private static final Pattern MEASURE =
            Pattern.compile("\\d+\\s*(?:ft|feet|foot|yards|yds|yd|m|meters|'|\")?|mid\\s*-?\\s*(?:blk|block)");
    private static final Pattern END = Pattern.compile("(?:the\\s+)?(?:dead\\s*-?\\s*)?end");
    private static final int MOST = 7;

    Joined {
        parts = List.copyOf(parts);
        connectors = List.copyOf(connectors);
    }

    /// @param towns names that only say in which town the streets are
    static Joined of(String main, List<Trailer.Town> towns) {
        var parts = new ArrayList<String>();
        var connectors = new ArrayList<String>();
        var joins = JOIN.matcher(main);
        boolean beside = false;
        int from = 0;
        var before = "";
        var said = "";
        while (from <= main.length()) {
            boolean more = parts.size() < MOST - 1 && joins.find(from);
            var piece = main.substring(from, more ? joins.start() : main.length());
            var street = TAIL.matcher(piece.strip()).replaceFirst("").strip();
            beside |= BESIDE.matcher(street).find() || SIDE_OF.matcher(before).matches();
            street = BESIDE.matcher(street).replaceFirst("");
            var town = before.equals(",") && parts.size() >= 2 ? town(Words.of(street), towns) : "";
            boolean postal = street.matches("\\d{5}") || StreetWords.isState(street);
            boolean measure = MEASURE.matcher(street).matches();
            if (!street.isBlank() && !measure && !(!parts.isEmpty() && postal) && town.isEmpty()) {
                if (!parts.isEmpty()) {
                    connectors.add(before);
                }
                parts.add(street);
            }
            said = town.isEmpty() ? said : town;
            if (!more) {
                break;
            }
            before = joins.group().strip();
            from = joins.end();
        }
        return new Joined(parts, connectors, beside, said).withoutTown(towns);
    }

    private static String town(List<String> words, List<Trailer.Town> towns) {
        return towns.stream()
                .filter(town -> town.words().equals(words))
                .map(Trailer.Town::name)
                .findFirst()
                .orElse("");
    }

    /// `Elm St Ashford`: the town may follow the last street without a comma where that has its suffix.
    private Joined withoutTown(List<Trailer.Town> towns) {
        if (parts.size() < 2 || !town.isEmpty()) {
            return this;
        }
        var words = Words.of(parts.getLast());
        for (int count = words.size() - 1; count >= 2; count--) {
            var behind = town(words.subList(count, words.size()), towns);
            if (!behind.isEmpty() && StreetWords.suffix(words.get(count - 1)) != null) {
                var some = new ArrayList<>(parts);
                some.set(parts.size() - 1, String.join(" ", words.subList(0, count)));
                return new Joined(some, connectors, beside, behind);
            }
        }
        return this;
    }

    /// Whether a connector sets what stands before it against all that follows: `at`, not `and`.
    boolean isAt(int connector) {
        return connectors.get(connector).matches("at|@|near|nr|by|off(?: of)?|opp|opposite");
    }

    /// Only those parts, as joined by `and`.
    Joined only(List<String> some) {
        return new Joined(some, java.util.Collections.nCopies(some.size() - 1, "and"), beside, town);
    }

    /// Whether a part says that the street ends there.
    static boolean isEnd(String part) {
        return END.matcher(part).matches();
    }
}
