package org.tocsin.edge.geography.gazetteer;

import java.util.List;
import java.util.function.Consumer;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;

/// Reads a question as a place with a name.
final class PlaceReader {
    private static final double ONE_BUILDING_METERS = 60;
    private static final double SURE = 0.94;
    private static final int HITS = 10;
    /// The ground of a property stands behind its door.
    private static final double GROUNDS = 0.85;
    /// For each word behind a name that nobody understood.
    private static final double BEGINNING = 0.9;
    private static final double LEFT_OVER = 0.82;

    private final CommonPlaces places;

    PlaceReader(CommonPlaces places) {
        this.places = places;
    }

    void read(Question question, Consumer<Candidate> answers) {
        boolean whole = readWhole(question, answers);
        read(question.main(), question.open(), whole ? BEGINNING : 1, answers);
        if (!question.typing()) {
            readBeginning(question.main(), answers);
        }
        for (var remark : question.remarks()) {
            read(remark, false, 0.7, answers);
        }
        int comma = question.main().indexOf(',');
        if (comma > 0) {
            read(question.main().substring(0, comma), false, 0.88, answers);
        }
    }

    /// What was taken for a remark may be the rest of the name: `Public Library - North Branch`.
    private boolean readWhole(Question question, Consumer<Candidate> answers) {
        if (question.typing() || question.remarks().isEmpty()) {
            return false;
        }
        boolean found = false;
        for (var remark : question.remarks()) {
            for (var hit : places.findNamed(question.main() + " " + remark, false, HITS)) {
                if (hit.likeness() >= SURE) {
                    answers.accept(candidate(hit, false).scored(hit.likeness()));
                    found = true;
                }
            }
        }
        return found;
    }

    /// A whole name with more words behind it: `Danehy Park soccer field west`.
    private void readBeginning(String main, Consumer<Candidate> answers) {
        var words = List.of(main.split("[\\s,]+"));
        for (int count = words.size() - 1; count >= 2; count--) {
            double factor = Math.pow(LEFT_OVER, words.size() - count);
            var rest = String.join(" ", words.subList(count, words.size()));
            var whole = places.findNamed(String.join(" ", words.subList(0, count)), false, HITS).stream()
                    .filter(hit -> hit.likeness() >= SURE)
                    .toList();
            for (var hit : whole) {
                answers.accept(candidate(hit, false)
                        .because("not understood: " + rest)
                        .atBest(Exactness.APPROXIMATE)
                        .scored(factor * hit.likeness()));
            }
            if (!whole.isEmpty()) {
                return;
            }
        }
    }

    private void read(String words, boolean open, double factor, Consumer<Candidate> answers) {
        for (var hit : places.find(words, open, HITS)) {
            boolean premises = hit.place().isPremises();
            if (premises && hit.likeness() < 1) {
                continue; // numbers do not resemble each other
            }
            answers.accept(candidate(hit, open).scored((premises ? GROUNDS : 1) * factor * hit.likeness()));
            if (hit.places().size() > 1 && hit.spread() > ONE_BUILDING_METERS) {
                entries(hit, factor, answers);
            }
        }
    }

    /// The entries of a large place, one by one, behind the place itself.
    private static void entries(CommonPlaces.PlaceHit hit, double factor, Consumer<Candidate> answers) {
        for (var place : hit.places().subList(0, Math.min(hit.places().size(), 5))) {
            if (place.point().metersTo(hit.point()) <= ONE_BUILDING_METERS) {
                continue;
            }
            answers.accept(new Candidate(
                    "place:" + place.id() + ":entry",
                    MatchKind.COMMON_PLACE,
                    place.name(),
                    place.municipality(),
                    place.address(),
                    place.point(),
                    Exactness.APPROXIMATE,
                    "one entry of a large place: " + place.category(),
                    0.97 * factor * hit.likeness(),
                    -1));
        }
    }

    static Candidate candidate(CommonPlaces.PlaceHit hit, boolean open) {
        var place = hit.place();
        boolean bridge = place.category().toLowerCase(java.util.Locale.ROOT).contains("bridge");
        boolean exact = (hit.likeness() >= SURE || open) && small(hit) && (open || !hit.begins());
        boolean grounds = place.isPremises();
        var candidate = new Candidate(
                        "place:" + place.id(),
                        bridge ? MatchKind.BRIDGE : MatchKind.COMMON_PLACE,
                        grounds ? "grounds of " + hit.called() : place.name(),
                        place.municipality(),
                        place.address(),
                        hit.point(),
                        exact ? Exactness.EXACT : Exactness.APPROXIMATE,
                        "",
                        1,
                        -1)
                .because(hit.called().equals(place.name()) ? "" : "also called " + hit.called());
        if (hit.spread() > ONE_BUILDING_METERS) {
            candidate = candidate.because("a large place, %.0f m from its middle to its end".formatted(hit.spread()));
        }
        if (hit.namesakes() > 1) {
            candidate = candidate.because("one of " + hit.namesakes() + " places of that name");
        }
        if (hit.begins() && !open && small(hit)) {
            candidate = candidate.because("other places are named after it");
        }
        if (grounds) {
            return candidate;
        }
        return hit.likeness() >= SURE || open ? candidate : candidate.because("nearest name known");
    }

    private static boolean small(CommonPlaces.PlaceHit hit) {
        return hit.spread() <= ONE_BUILDING_METERS && hit.namesakes() == 1;
    }
}
