package org.tocsin.edge.geography.gazetteer;

import java.util.Locale;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.MatchKind;
import org.tocsin.edge.geography.gazetteer.AccuracyReport.Outcome;

/// Why a text was not found where the list has it: told from the answer and from what the map has at that spot, so that
/// a fault of the geocoder can be told from data that contradict themselves.
enum Miss {
    UNKNOWN_NAME("nothing of that name in the pack"),
    CONTRADICTION("the city contradicts itself: its addresses have this number elsewhere than its list"),
    LARGE_GROUNDS("the address stands on large grounds and is placed only roughly"),
    UNKNOWN_NUMBER("the city's addresses do not know this number: estimated"),
    WHOLE_STREET("only a street or a large place was named"),
    NAME_NOT_KNOWN("the pack does not know this name: the nearest one known"),
    SECOND_CHOICE("the right one is offered, not first");

    private static final int FAR_NUMBER = 20;

    final String words;

    Miss(String words) {
        this.words = words;
    }

    static Miss of(Outcome outcome, Gazetteer gazetteer) {
        if (outcome.matches().isEmpty()) {
            return UNKNOWN_NAME;
        }
        var first = outcome.matches().getFirst();
        boolean knownDoor = first.kind() == MatchKind.ADDRESS && first.id().matches("address:[^:]+");
        if (knownDoor && first.exactness() == Exactness.EXACT) {
            return CONTRADICTION;
        }
        if (knownDoor && first.why().contains("the map places this door only")) {
            return LARGE_GROUNDS;
        }
        if (outcome.rank() > 0) {
            return SECOND_CHOICE;
        }
        if (first.kind() == MatchKind.ADDRESS || first.kind() == MatchKind.RANGE) {
            return elsewhereOnTheStreet(first, outcome, gazetteer) ? CONTRADICTION : UNKNOWN_NUMBER;
        }
        boolean whole = first.kind() == MatchKind.STREET || first.why().contains("a large place");
        return whole && !first.why().contains("not understood") && !first.why().contains("one word of several")
                ? WHOLE_STREET
                : NAME_NOT_KNOWN;
    }

    /// One line: what was answered, and for doors what the map itself has where the list points.
    static String line(Outcome outcome, Gazetteer gazetteer) {
        var miss = of(outcome, gazetteer);
        if (outcome.matches().isEmpty()) {
            return miss.words;
        }
        var first = outcome.matches().getFirst();
        var answer = String.format(
                Locale.ROOT,
                "%s %s (%s), %.0f m off: %s",
                first.exactness(),
                first.label(),
                first.kind(),
                outcome.metersOff(),
                first.why());
        boolean ofNumbers = miss == CONTRADICTION || miss == UNKNOWN_NUMBER || miss == LARGE_GROUNDS;
        return miss.words + "; " + answer + (ofNumbers ? there(outcome, gazetteer) : "");
    }

    /// Whether the spot is at another, far number of the very street.
    private static boolean elsewhereOnTheStreet(Match first, Outcome outcome, Gazetteer gazetteer) {
        int number = number(first.label());
        return gazetteer.reverse(new Area.Circle(outcome.asked().point(), 0), 4).stream()
                .filter(match -> match.kind() == MatchKind.ADDRESS
                        && street(match.label()).equals(street(first.label())))
                .anyMatch(match -> Math.abs(number(match.label()) - number) > FAR_NUMBER);
    }

    private static String street(String label) {
        return label.substring(label.indexOf(' ') + 1);
    }

    private static int number(String label) {
        var digits = label.split("\\D", 2)[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static String there(Outcome outcome, Gazetteer gazetteer) {
        return gazetteer.reverse(new Area.Circle(outcome.asked().point(), 0), 8).stream()
                .filter(match -> match.kind() == MatchKind.ADDRESS)
                .findFirst()
                .map(Miss::distance)
                .orElse("; the map has no address within 100 m of the listed spot");
    }

    private static String distance(Match match) {
        var meters = match.metersFromCaller();
        return String.format(
                Locale.ROOT, "; at the listed spot the map has %s, %.0f m", match.label(), meters == null ? 0 : meters);
    }
}
