package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Words about a place, cleaned: what is asked apart from remarks around it.
///
/// @param main    the place itself, plain
/// @param remarks what stood in brackets or behind a dash, plain
/// @param side    the corner or side of the street that was named: `se corner`
/// @param open    the last word may be unfinished
/// @param typing  somebody is still typing
record Question(String raw, String main, List<String> remarks, String side, boolean open, boolean typing) {
    private static final Pattern BRACKETS = Pattern.compile("\\(([^)]*)\\)?|\\[([^]]*)]?");
    /// A bracket that only says how the place lies to what follows: `107 Foster (opp.) Doane St`.
    private static final Pattern RELATION = Pattern.compile(
            "\\(\\s*((?:opp|opposite|near|nr|at|on|by|off|across from|behind|in front of|corner of|cor|between|rear of)\\s*)\\)");
    private static final Pattern PARITY = Pattern.compile("\\(\\s*(odd|even)(?:\\s+side)?\\s*\\)");
    private static final Pattern DASH = Pattern.compile("\\s+[-–—]+\\s*(?=\\p{L})|(?<=\\p{L})[-–—]+\\s+");
    private static final Pattern SIDE = Pattern.compile(
            "^(?:on\\s+|at\\s+)?(?:the\\s+)?((?:north|south|east|west|n|s|e|w|ne|nw|se|sw|northeast|northwest|southeast|southwest|far|near|left|right|odd|even)"
                    + "\\s*(?:side|corner|cor|cnr|crnr|end))\\b[\\s,]*(?:of\\b|on\\b|at\\b)?\\s*");
    private static final Pattern LEAD = Pattern.compile(
            "^(?:(?:i am|im|we are|were|hes|shes|its|it is|theyre|there is|theres|located|address is|right|just|over|down|up|here|somewhere|out|all)\\b\\s*)*"
                    + "(?:(?:at|on|in|by|near|nr|next to|close to|outside of|outside|inside of|inside|in front of|front of|ifo|i/f/o|behind|across from|across the street from|opposite of|opposite|opp|rear of|rear|adjacent to|vicinity of|vic of|around|roughly|along|both sides of|between(?=\\s+\\d)|the)(?![\\p{L}\\p{N}])[\\s.,:#]*)*"
                    + "(?:(?:corner|intersection|junction|jct|cor) of\\b\\s*|bounded by\\b\\s*)?");

    Question {
        remarks = List.copyOf(remarks);
    }

    static Question of(String words, boolean open) {
        var plain = RELATION.matcher(Words.plain(words.replaceAll("\\p{Cntrl}", " ")))
                .replaceAll(" $1 ");
        var parity = PARITY.matcher(plain);
        var side = parity.find() ? parity.group(1) + " side" : "";
        plain = parity.reset().replaceAll(" ");
        var remarks = new ArrayList<String>();
        var brackets = BRACKETS.matcher(plain);
        while (brackets.find()) {
            var inside = brackets.group(1) == null ? brackets.group(2) : brackets.group(1);
            if (inside != null && !inside.isBlank()) {
                remarks.add(inside.strip());
            }
        }
        var rest =
                BRACKETS.matcher(plain).replaceAll(" ").replaceAll("\\s+", " ").strip();
        var parts = DASH.split(rest, 2);
        if (parts.length == 2 && !parts[0].isBlank() && Words.of(parts[0]).size() >= 2) {
            rest = parts[0].strip();
            remarks.add(parts[1].strip());
        }
        var sideAt = SIDE.matcher(rest);
        if (sideAt.find() && sideAt.end() < rest.length()) {
            side = sideAt.group(1);
            rest = rest.substring(sideAt.end()).strip();
        }
        var lead = LEAD.matcher(rest);
        if (lead.find() && lead.end() < rest.length()) {
            rest = rest.substring(lead.end()).strip();
        }
        boolean unfinished = open && !words.isEmpty() && Character.isLetterOrDigit(words.charAt(words.length() - 1));
        return new Question(words, rest, remarks, side, unfinished, open);
    }

    boolean isEmpty() {
        return main.isBlank();
    }
}
