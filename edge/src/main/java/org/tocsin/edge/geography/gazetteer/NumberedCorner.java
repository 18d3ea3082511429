package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;

/// Reads a number said together with a second street: `95 Sherman at Walden`, `Brookline St & 640 Memorial Drive`,
/// `Mass Ave & #77`. The number and the crossing each say where; which of them is believed depends on whether they
/// agree.
final class NumberedCorner {
    private static final Pattern JOIN = Pattern.compile(
            "\\s*(?:[&@]|\\s/\\s|\\band\\b|\\bat the corner of\\b|\\bcorner(?: of)?\\b|\\bat\\b|\\bnear\\b|\\bnr\\b|\\bby\\b|\\boff(?: of)?\\b|\\bopp\\b|\\bopposite\\b|\\bon\\b|\\brear(?: of)?\\b|\\bifo\\b|\\bin front of\\b|\\bacross from\\b)\\s*");
    private static final Pattern BEHIND = Pattern.compile(
            "^([^\\d#]+?)[\\s,&@]*(?:\\bat\\b\\s*|\\bopp(?:osite)?\\b\\s*|\\bnear\\b\\s*|\\bnumber\\b\\s*|\\bno\\b\\s*)*(#?)\\s*(\\d{1,5}[a-z]?)$");
    /// A door this near to the crossing is the one by it.
    private static final double AGREE_METERS = 150;
    private static final double BOTH = 0.97;
    private static final double CORNER = 0.95;
    private static final double DOOR = 0.85;

    private final AddressReader addresses;
    private final CrossingReader crossings;

    NumberedCorner(AddressReader addresses, CrossingReader crossings) {
        this.addresses = addresses;
        this.crossings = crossings;
    }

    void read(Question question, Consumer<Candidate> answers) {
        if (question.typing()) {
            return;
        }
        var main = question.main();
        var behind = BEHIND.matcher(main);
        if (behind.matches() && isStreet(behind.group(1), !behind.group(2).isEmpty())) {
            readBehind(behind.group(3) + " " + behind.group(1), main.contains("opp"), answers);
            return;
        }
        var join = JOIN.matcher(main);
        for (int from = 0; join.find(from); from = Math.max(join.end(), join.start() + 1)) {
            var left = main.substring(0, join.start()).strip();
            var right = main.substring(join.end()).strip();
            if (left.isEmpty() || right.isEmpty()) {
                continue;
            }
            var leftNumber = numbered(left);
            var rightNumber = numbered(right);
            if (leftNumber.isEmpty() != rightNumber.isEmpty()) {
                boolean first = rightNumber.isEmpty();
                readCorner(first ? left : right, first ? leftNumber : rightNumber, first ? right : left, answers);
                return;
            }
        }
    }

    /// A number behind the name needs its `#`, or the name its type.
    private static boolean isStreet(String name, boolean marked) {
        var words = Words.of(name);
        return !words.isEmpty() && (marked || words.size() > 1 && StreetWords.suffix(words.getLast()) != null);
    }

    /// What follows the number, empty when the part has none.
    private static String numbered(String part) {
        var readings = HouseNumber.read(part);
        return readings.isEmpty() || part.matches("\\d+(?:st|nd|rd|th)\\b.*")
                ? ""
                : readings.getLast().rest();
    }

    private void readBehind(String address, boolean opposite, Consumer<Candidate> answers) {
        for (var door : list(address)) {
            var found = door.scored(CORNER).because("the number was said behind the street");
            answers.accept(opposite ? found.because("across from it").atBest(Exactness.INTERPOLATED) : found);
        }
    }

    private void readCorner(String address, String street, String other, Consumer<Candidate> answers) {
        var corners = new ArrayList<Candidate>();
        crossings.read(Question.of(street + " & " + other, false), candidate -> {
            if (candidate.kind() == MatchKind.INTERSECTION && !candidate.why().contains("of two places named")) {
                corners.add(candidate);
            }
        });
        if (corners.isEmpty()) {
            return;
        }
        for (var door : list(address)) {
            boolean agree = corners.stream().anyMatch(corner -> corner.point().metersTo(door.point()) <= AGREE_METERS);
            boolean known = door.id().startsWith("address:") && door.exactness() == Exactness.EXACT;
            answers.accept(
                    agree && known
                            ? door.scored(BOTH).because("by the street named")
                            : door.scored(DOOR)
                                    .because(agree ? "by the street named" : "not by the street named")
                                    .atBest(Exactness.INTERPOLATED));
        }
        corners.forEach(corner -> answers.accept(corner.scored(CORNER)
                .because("the crossing named beside a number")
                .atBest(Exactness.INTERPOLATED)));
    }

    private List<Candidate> list(String address) {
        var found = new ArrayList<Candidate>();
        addresses.read(Question.of(address, false), null, candidate -> {
            if (candidate.kind() == MatchKind.ADDRESS || candidate.kind() == MatchKind.RANGE) {
                found.add(candidate);
            }
        });
        return found;
    }
}
