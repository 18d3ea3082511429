package org.tocsin.edge.geography.gazetteer;

import java.util.function.Consumer;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;

/// Reads a question as a place with a name.
final class PlaceReader {
    private static final double ONE_BUILDING_METERS = 60;
    private static final double SURE = 0.94;
    private static final int HITS = 10;

    private final CommonPlaces places;

    PlaceReader(CommonPlaces places) {
        this.places = places;
    }

    void read(Question question, Consumer<Candidate> answers) {
        read(question.main(), question.open(), 1, answers);
        for (var remark : question.remarks()) {
            read(remark, false, 0.7, answers);
        }
        int comma = question.main().indexOf(',');
        if (comma > 0) {
            read(question.main().substring(0, comma), false, 0.97, answers);
        }
    }

    private void read(String words, boolean open, double factor, Consumer<Candidate> answers) {
        for (var hit : places.find(words, open, HITS)) {
            answers.accept(candidate(hit, open).scored(factor * hit.likeness()));
        }
    }

    static Candidate candidate(CommonPlaces.PlaceHit hit, boolean open) {
        var place = hit.place();
        boolean bridge = place.category().toLowerCase(java.util.Locale.ROOT).contains("bridge");
        boolean exact = hit.likeness() >= SURE && hit.spread() <= ONE_BUILDING_METERS;
        var candidate = new Candidate(
                        "place:" + place.id(),
                        bridge ? MatchKind.BRIDGE : MatchKind.COMMON_PLACE,
                        place.name(),
                        place.municipality(),
                        place.address(),
                        hit.point(),
                        exact || open && hit.spread() <= ONE_BUILDING_METERS
                                ? Exactness.EXACT
                                : Exactness.APPROXIMATE,
                        "",
                        1,
                        -1)
                .because(hit.called().equals(place.name()) ? "" : "also called " + hit.called());
        if (hit.places().size() > 1 && hit.spread() > ONE_BUILDING_METERS) {
            candidate = candidate.because("middle of " + hit.places().size() + " entries of that name");
        }
        return hit.likeness() >= SURE || open ? candidate : candidate.because("nearest name known");
    }
}
