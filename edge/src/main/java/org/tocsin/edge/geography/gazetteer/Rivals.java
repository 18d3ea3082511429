package org.tocsin.edge.geography.gazetteer;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;

/// When two answers fit what was said equally well and lie apart, neither is exact however well each is placed: `37
/// Porter` is a door in Porter Street and one in Porter Road, `12 Main St` one in each of two towns. Each says what
/// else was meant, so that somebody asks.
final class Rivals {
    /// Answers this near in score fit equally well.
    private static final double EQUAL = 0.02;
    private static final double APART_METERS = 60;
    /// Numbered things that share a number are told apart by where they stand.
    private static final Set<MatchKind> CHOSEN =
            EnumSet.of(MatchKind.ADDRESS, MatchKind.RANGE, MatchKind.INTERSECTION, MatchKind.COMMON_PLACE);

    private Rivals() {}

    /// The same answers; exact ones with a rival say so and are exact no more.
    static Map<String, Candidate> told(Map<String, Candidate> answers) {
        double top =
                answers.values().stream().mapToDouble(Candidate::score).max().orElse(0);
        var told = new HashMap<>(answers);
        answers.forEach((id, answer) -> {
            if (answer.score() > top - EQUAL) {
                answers.values().stream()
                        .filter(other -> isRival(answer, other))
                        .min((a, b) -> a.label().compareTo(b.label()))
                        .ifPresent(rival -> told.put(
                                id,
                                answer.atBest(Exactness.INTERPOLATED)
                                        .because("or " + name(answer, rival) + ": ask which")));
            }
        });
        return told;
    }

    private static boolean isRival(Candidate answer, Candidate other) {
        return !other.id().equals(answer.id())
                && Math.abs(other.score() - answer.score()) < EQUAL
                && other.kind() == answer.kind()
                && (bothExact(answer, other) || isSameElsewhere(answer, other))
                && other.point().metersTo(answer.point()) > APART_METERS;
    }

    private static boolean bothExact(Candidate answer, Candidate other) {
        boolean chosen = CHOSEN.contains(answer.kind());
        return chosen && answer.exactness() == Exactness.EXACT && other.exactness() == Exactness.EXACT;
    }

    /// The same words name one in another town.
    private static boolean isSameElsewhere(Candidate answer, Candidate other) {
        return answer.label().equals(other.label()) && !answer.municipality().equals(other.municipality());
    }

    private static String name(Candidate answer, Candidate rival) {
        return rival.label().equals(answer.label()) || !rival.municipality().equals(answer.municipality())
                ? rival.label() + " in " + rival.municipality()
                : rival.label();
    }
}
