package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// Reads a question as streets that meet: a crossing, a stretch between two others, the ground inside several, or a
/// street at a place.
final class CrossingReader {
    private static final Pattern BETWEEN = Pattern.compile(
            "^(.+?)[\\s,]+(?:between|btw|btwn|bet)\\s+(.+?)\\s*(?:\\band\\b|&|/)\\s*(.+)$|^(.+?)[\\s,]+(?:from|at)\\s+(.+?)\\s+to\\s+(.+)$");
    private static final Pattern JOINED_NEXT = Pattern.compile("(?:[&@/]|\\b(?:and|at|corner of|near|nr))\\s*$");
    /// Two streets among other words.
    private static final double OTHER_WORDS = 0.95;

    private static final int HITS = 8;
    private static final int PLACES = 4;
    private static final double SHORTENED = 0.9;
    /// Crossings of one pair of streets farther apart than this are two places.
    private static final double ONE_CROSSING_METERS = 40;
    /// Streets that come this near without a junction are said to meet by people who walk there.
    private static final double NEARLY_METERS = 200;
    private static final double BESIDE_METERS = 250;

    private static final double ELSEWHERE = 0.6;

    private final CityPack pack;
    private final Streets streets;
    private final Crossings crossings;
    private final CommonPlaces places;
    private final List<Trailer.Town> towns;

    CrossingReader(CityPack pack, Streets streets, Crossings crossings, CommonPlaces places, List<Trailer.Town> towns) {
        this.pack = pack;
        this.streets = streets;
        this.crossings = crossings;
        this.places = places;
        this.towns = towns;
    }

    void read(Question question, Consumer<Candidate> answers) {
        var main = question.main();
        if (!main.isEmpty() && Character.isDigit(main.charAt(0)) && !main.matches("\\d+(?:st|nd|rd|th)\\b.*")) {
            return;
        }
        var between = BETWEEN.matcher(main);
        if (between.matches()) {
            int shift = between.group(1) == null ? 3 : 0;
            readBetween(between.group(1 + shift), between.group(2 + shift), between.group(3 + shift), answers);
            return;
        }
        var joined = Joined.of(main, towns);
        read(joined, question, joined.town().isEmpty() ? answers : answer -> answers.accept(in(joined.town(), answer)));
    }

    /// A crossing of another town than the one that was said is hardly meant.
    private static Candidate in(String town, Candidate answer) {
        return answer.municipality().equals(town)
                ? answer
                : answer.scored(ELSEWHERE).because(town + " was said").atBest(Exactness.APPROXIMATE);
    }

    private void read(Joined joined, Question question, Consumer<Candidate> answers) {
        var parts = joined.parts();
        if (parts.size() == 1
                && question.typing()
                && JOINED_NEXT.matcher(question.main()).find()) {
            readAnyCrossing(parts.getFirst(), answers);
        } else if (parts.size() == 2) {
            readPair(joined, question, answers);
        } else if (parts.size() > 2) {
            if (!question.typing()) { // each part is looked up, too dear for every keystroke
                readAmongOthers(joined, question, answers);
            }
            readSeveral(parts, answers);
        }
    }

    /// Two streets among other words, or a stretch of the first from the second to the third.
    private void readAmongOthers(Joined joined, Question question, Consumer<Candidate> answers) {
        var parts = joined.parts();
        var known = parts.stream().filter(part -> !hits(part, false).isEmpty()).toList();
        if (known.size() == 2) {
            readPair(joined.only(known), question, answer -> answers.accept(answer.scored(OTHER_WORDS)));
        }
        if (parts.size() == 3 && joined.isAt(0)) {
            readBetween(parts.getFirst(), parts.get(1), parts.getLast(), answers);
        }
    }

    private List<StreetHit> hits(String part, boolean open) {
        var words = Words.of(part);
        var hits = streets.find(words, open, open ? 4 * HITS : HITS);
        for (int count = words.size() - 1; hits.isEmpty() && count >= 2; count--) {
            if (StreetWords.suffix(words.get(count - 1)) != null) {
                hits = streets.find(words.subList(0, count), false, HITS).stream()
                        .map(hit -> new StreetHit(hit.street(), SHORTENED * hit.likeness(), hit.called(), false))
                        .toList();
            }
        }
        return hits;
    }

    private void readPair(Joined joined, Question question, Consumer<Candidate> answers) {
        var one = joined.parts().getFirst();
        var other = joined.parts().getLast();
        var ones = hits(one, false);
        var others = hits(other, question.open());
        Consumer<Candidate> there = joined.beside()
                ? answer -> answers.accept(answer.atBest(Exactness.APPROXIMATE).because("near it, not at it, was said"))
                : answers;
        boolean met = false;
        for (var a : ones) {
            for (var b : others) {
                met |= readMeetings(a, b, question, there);
            }
        }
        if (!met && !ones.isEmpty() && !others.isEmpty()) {
            nearly(ones.getFirst(), others.getFirst(), answers);
        }
        if (Joined.isEnd(other)) {
            ones.forEach(hit -> readEnds(hit, answers));
        }
        readAtPlace(ones, other, question, answers);
        readAtPlace(others, one, question, answers);
        if (!met) {
            readTwoPlaces(one, other, answers);
            readHalf(one, ones, other, answers);
            readHalf(other, question.open() ? hits(other, false) : others, one, answers);
        }
    }

    /// `Linear Park at Russell Field`: the smaller of two places that touch.
    private void readTwoPlaces(String one, String other, Consumer<Candidate> answers) {
        for (var a : places.findNamed(one, false, PLACES)) {
            for (var b : places.findNamed(other, false, PLACES)) {
                double gap = a.point().metersTo(b.point()) - a.spread() - b.spread();
                if (gap > BESIDE_METERS / 2 || a.place().id().equals(b.place().id())) {
                    continue;
                }
                var smaller = a.spread() < b.spread() ? a : b;
                var larger = smaller == a ? b : a;
                answers.accept(PlaceReader.candidate(smaller, false)
                        .because("where it touches " + larger.place().name())
                        .scored(0.95 * Math.sqrt(a.likeness() * b.likeness()))
                        .atBest(Exactness.APPROXIMATE));
            }
        }
    }

    /// Every place where the two meet; where they meet in several, which one was meant is not known.
    private boolean readMeetings(StreetHit a, StreetHit b, Question question, Consumer<Candidate> answers) {
        if (a.street().number() == b.street().number()) {
            return false;
        }
        var meetings = crossings.of(a.street(), b.street());
        double apart = 0;
        for (var one : meetings) {
            for (var other : meetings) {
                apart = Math.max(apart, one.point().metersTo(other.point()));
            }
        }
        for (var meeting : meetings) {
            var answer = crossing(meeting, a, b, question);
            answers.accept(
                    apart <= ONE_CROSSING_METERS
                            ? answer
                            : answer.atBest(Exactness.INTERPOLATED)
                                    .because("one of %d places where these meet, up to %.0f m apart"
                                            .formatted(meetings.size(), apart))
                                    // The fewer other streets meet there, the likelier they would have been named.
                                    .scored(1 - 0.002 * meeting.streets().size()));
        }
        return !meetings.isEmpty();
    }

    /// What one half says when the two do not come together.
    private void readHalf(String half, List<StreetHit> hits, String rest, Consumer<Candidate> answers) {
        boolean street = hits.stream().anyMatch(hit -> hit.likeness() >= SHORTENED);
        int most = street ? 0 : 3;
        for (var hit : places.findNamed(half, false, 6).stream().limit(most).toList()) {
            answers.accept(PlaceReader.candidate(hit, false)
                    .because("of two places named")
                    .scored(0.8 * hit.likeness())
                    .atBest(Exactness.APPROXIMATE));
        }
        for (var hit : hits) {
            if (hit.street().pieces().length > 0) {
                int piece = hit.street().pieces()[hit.street().pieces().length / 2];
                var middle = Lines.beside(pack.streets().get(piece).line(), 0.5, 0);
                answers.accept(new Candidate(
                                "street:" + hit.street().municipality() + ":"
                                        + hit.street().name(),
                                MatchKind.STREET,
                                hit.street().label(),
                                hit.street().municipality(),
                                "",
                                middle,
                                Exactness.APPROXIMATE,
                                "not understood: " + rest,
                                0.62 * hit.likeness(),
                                -1)
                        .because(hit.why()));
            }
        }
    }

    /// While the second street is still to be typed: all that meet the first.
    private void readAnyCrossing(String one, Consumer<Candidate> answers) {
        for (var hit : hits(one, false)) {
            for (var crossing : crossings.of(hit.street())) {
                answers.accept(crossing(crossing, 0.97 * hit.likeness()).because(hit.why()));
            }
        }
    }

    private Candidate crossing(Crossings.Crossing crossing, StreetHit a, StreetHit b, Question question) {
        double score = Math.sqrt(a.likeness() * b.likeness());
        var candidate = crossing(crossing, Math.min(score, (a.likeness() + b.likeness()) / 2))
                .because(a.why())
                .because(b.why())
                .detailed(question.side());
        boolean sure = a.likeness() >= 0.85 && b.likeness() >= 0.85 || question.open();
        return sure ? candidate : candidate.atBest(Exactness.APPROXIMATE);
    }

    static Candidate crossing(Crossings.Crossing crossing, double score) {
        return new Candidate(
                crossing.id(),
                MatchKind.INTERSECTION,
                crossing.label(),
                crossing.municipality(),
                "",
                crossing.point(),
                Exactness.EXACT,
                "",
                score,
                -1);
    }

    /// Two streets without a common junction: where they come nearest, if that is near.
    private void nearly(StreetHit a, StreetHit b, Consumer<Candidate> answers) {
        if (!a.street().municipality().equals(b.street().municipality())) {
            return;
        }
        var best = a.street().pieces().length == 0 ? null : nearest(a.street(), b.street());
        if (best != null) {
            double meters = best.metersTo(nearestOn(b.street(), best));
            answers.accept(new Candidate(
                            "near:" + a.street().name() + ":" + b.street().name(),
                            MatchKind.INTERSECTION,
                            a.street().name() + " & " + b.street().name(),
                            a.street().municipality(),
                            "",
                            best,
                            Exactness.APPROXIMATE,
                            "these streets do not meet on the map; where they come nearest, %.0f m".formatted(meters),
                            (0.85 - 0.15 * meters / NEARLY_METERS) * Math.sqrt(a.likeness() * b.likeness()),
                            -1)
                    .because(a.why())
                    .because(b.why()));
        }
    }

    private @org.jspecify.annotations.Nullable Point nearest(Street a, Street b) {
        Point best = null;
        double meters = NEARLY_METERS;
        for (int piece : b.pieces()) {
            for (var point : pack.streets().get(piece).line()) {
                var on = nearestOn(a, point);
                if (on.metersTo(point) < meters) {
                    meters = on.metersTo(point);
                    best = on;
                }
            }
        }
        return best;
    }

    private Point nearestOn(Street street, Point to) {
        Point best = to;
        double meters = Double.POSITIVE_INFINITY;
        for (int piece : street.pieces()) {
            var on = Lines.nearest(pack.streets().get(piece).line(), to);
            if (on.metersTo(to) < meters) {
                meters = on.metersTo(to);
                best = on;
            }
        }
        return meters == Double.POSITIVE_INFINITY ? to : best;
    }

    /// `Mass Ave at the Middle East`: the place, if it stands by that street.
    private void readAtPlace(List<StreetHit> hits, String placeWords, Question question, Consumer<Candidate> answers) {
        for (var place : places.findNamed(placeWords, question.open(), 8).stream()
                .limit(4)
                .toList()) {
            for (var hit : hits) {
                var on = nearestOn(hit.street(), place.point());
                if (on.equals(place.point()) || on.metersTo(place.point()) > Math.max(BESIDE_METERS, place.spread())) {
                    continue;
                }
                boolean near = on.metersTo(place.point()) < 60;
                var why = near
                        ? "by " + hit.street().name()
                        : "the point of " + hit.street().name() + " nearest to it";
                answers.accept(new Candidate(
                                (near ? "place:" : "beside:" + hit.street().name() + ":")
                                        + place.place().id(),
                                MatchKind.COMMON_PLACE,
                                near
                                        ? place.place().name()
                                        : hit.street().name() + " at "
                                                + place.place().name(),
                                place.place().municipality(),
                                question.side(),
                                on,
                                Exactness.APPROXIMATE,
                                why,
                                0.93 * place.likeness() * hit.likeness(),
                                -1)
                        .because(hit.why()));
            }
        }
    }

    private void readBetween(String along, String from, String to, Consumer<Candidate> answers) {
        var first = hits(from, false);
        var second = hits(to, false);
        for (var main : hits(along, false)) {
            for (var a : first) {
                for (var b : second) {
                    between(main, a, b, answers);
                }
            }
            if (first.isEmpty() || second.isEmpty()) {
                for (var known : first.isEmpty() ? second : first) {
                    ends(
                            main,
                            known,
                            0.85,
                            "one end of the stretch; not understood: " + (first.isEmpty() ? from : to),
                            answers);
                }
            }
        }
    }

    /// Where a stretch begins or ends: what is left to choose when its middle is not meant.
    private void ends(StreetHit along, StreetHit cross, double factor, String why, Consumer<Candidate> answers) {
        for (var end : crossings.of(along.street(), cross.street())) {
            answers.accept(crossing(end, factor * Math.sqrt(along.likeness() * cross.likeness()))
                    .because(why)
                    .atBest(Exactness.APPROXIMATE));
        }
    }

    /// `Cutler Ave at the dead end`: ends of the street that no other street meets.
    private void readEnds(StreetHit hit, Consumer<Candidate> answers) {
        for (int piece : hit.street().pieces()) {
            var line = pack.streets().get(piece).line();
            for (var end : List.of(line.getFirst(), line.getLast())) {
                if (crossings.isDeadEnd(end)) {
                    answers.accept(new Candidate(
                                    "end:" + hit.street().municipality() + ":"
                                            + hit.street().name() + ":" + end,
                                    MatchKind.STREET,
                                    "end of " + hit.street().name(),
                                    hit.street().municipality(),
                                    "",
                                    end,
                                    Exactness.APPROXIMATE,
                                    "where the street ends",
                                    0.9 * hit.likeness(),
                                    piece)
                            .because(hit.why()));
                }
            }
        }
    }

    private void between(StreetHit along, StreetHit from, StreetHit to, Consumer<Candidate> answers) {
        ends(along, from, 0.9, "one end of the stretch", answers);
        ends(along, to, 0.9, "one end of the stretch", answers);
        for (var start : crossings.of(along.street(), from.street())) {
            for (var end : crossings.of(along.street(), to.street())) {
                var middle = new Point(
                        (start.point().latitude() + end.point().latitude()) / 2,
                        (start.point().longitude() + end.point().longitude()) / 2);
                double score = 0.99 * Math.cbrt(along.likeness() * from.likeness() * to.likeness());
                answers.accept(new Candidate(
                                "between:" + start.id() + ":" + end.id(),
                                MatchKind.BLOCK,
                                along.street().name() + " between "
                                        + from.street().name() + " and "
                                        + to.street().name(),
                                along.street().municipality(),
                                "",
                                nearestOn(along.street(), middle),
                                Exactness.APPROXIMATE,
                                "middle of the stretch",
                                score,
                                -1)
                        .because(along.why())
                        .because(from.why())
                        .because(to.why()));
            }
        }
    }

    /// Three streets or more: the ground they close in, else every pair that meets.
    private void readSeveral(List<String> parts, Consumer<Candidate> answers) {
        var named = parts.stream().map(part -> hits(part, false)).toList();
        var corners = new ArrayList<Crossings.Crossing>();
        double likeness = 1;
        int pairs = 0;
        for (int i = 0; i < named.size(); i++) {
            for (int j = i + 1; j < named.size(); j++) {
                var pair = best(named.get(i), named.get(j));
                if (!pair.isEmpty()) {
                    pairs++;
                    corners.addAll(pair);
                    pair.forEach(corner -> answers.accept(crossing(corner, 0.8).because("two of the streets named")));
                }
            }
            likeness = named.get(i).isEmpty()
                    ? likeness * 0.8
                    : likeness * named.get(i).getFirst().likeness();
        }
        if (pairs >= 2) {
            var middle = middle(corners);
            double spread = corners.stream()
                    .mapToDouble(corner -> corner.point().metersTo(middle))
                    .max()
                    .orElse(0);
            boolean onePlace = spread < 30;
            answers.accept(new Candidate(
                    "within:" + String.join("+", parts),
                    onePlace ? MatchKind.INTERSECTION : MatchKind.AREA,
                    String.join(" & ", parts),
                    corners.getFirst().municipality(),
                    "",
                    middle,
                    onePlace ? Exactness.EXACT : Exactness.APPROXIMATE,
                    onePlace ? "" : "middle of where these streets meet",
                    0.95 * Math.pow(likeness, 1.0 / parts.size()),
                    -1));
        }
    }

    private List<Crossings.Crossing> best(List<StreetHit> ones, List<StreetHit> others) {
        for (var a : ones) {
            for (var b : others) {
                var met = crossings.of(a.street(), b.street());
                if (!met.isEmpty()) {
                    return met;
                }
            }
        }
        return List.of();
    }

    private static Point middle(List<Crossings.Crossing> corners) {
        return new Point(
                corners.stream()
                        .mapToDouble(corner -> corner.point().latitude())
                        .average()
                        .orElse(0),
                corners.stream()
                        .mapToDouble(corner -> corner.point().longitude())
                        .average()
                        .orElse(0));
    }
}
