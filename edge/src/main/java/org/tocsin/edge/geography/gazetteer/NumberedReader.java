package org.tocsin.edge.geography.gazetteer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// Reads what carries a number a caller can read out: fire-alarm boxes, hydrants, street lights and poles; and points
/// given as such: coordinates, grid references, plus codes.
final class NumberedReader {
    private static final Pattern THING = Pattern.compile(
            "^(?:the\\s+)?(?:city\\s+)?(?:(fire\\s*(?:alarm\\s+)?box|alarm\\s+box|master\\s+box|box|call\\s*box)"
                    + "|((?:fire\\s+)?hydrant|plug)"
                    + "|((?:street\\s*)?(?:light|lamp)(?:\\s*(?:pole|post))?|lamppost|(?:utility|telephone|power|light)?\\s*pole))"
                    + "\\s*(?:(?:number|num|no|nr)\\b|#)?[\\s:#-]*([\\p{L}]{0,3}[-\\s]?\\d[\\p{L}\\d./-]*)(.*)$");
    private static final Pattern TRIMMED = Pattern.compile("[^\\p{L}\\d]+");

    private final Point home;
    private final double reachMeters;
    private final Map<String, List<Candidate>> boxes = new HashMap<>();
    private final Map<String, List<Candidate>> hydrants = new HashMap<>();
    private final Map<String, List<Candidate>> poles = new HashMap<>();

    NumberedReader(CityPack pack, Point home, double reachMeters) {
        this.home = home;
        this.reachMeters = reachMeters;
        for (var box : pack.fireBoxes()) {
            put(
                    boxes,
                    box.number(),
                    thing(
                            "box:" + box.number(),
                            MatchKind.FIRE_BOX,
                            "Box " + box.number(),
                            box.municipality(),
                            box.location(),
                            box.point()));
        }
        for (var hydrant : pack.hydrants()) {
            var detail = (hydrant.flowGpm() > 0 ? hydrant.flowGpm() + " gpm" : "flow unknown")
                    + (hydrant.inService() ? "" : ", out of service");
            put(
                    hydrants,
                    hydrant.id(),
                    thing(
                            "hydrant:" + hydrant.id(),
                            MatchKind.HYDRANT,
                            "Hydrant " + hydrant.id(),
                            "",
                            detail,
                            hydrant.point()));
        }
        for (var pole : pack.poles()) {
            put(
                    poles,
                    pole.number(),
                    thing(
                            "pole:" + pole.number(),
                            MatchKind.POLE,
                            "Pole " + pole.number(),
                            "",
                            pole.street(),
                            pole.point()));
        }
    }

    private static Candidate thing(
            String id, MatchKind kind, String label, String municipality, String detail, Point point) {
        var thing = new Candidate(id, kind, label, municipality, detail, point, Exactness.EXACT, "", 1, -1);
        return point.isNowhere()
                ? thing.because("nobody placed it on the map")
                        .atBest(Exactness.APPROXIMATE)
                        .scored(0.3)
                : thing;
    }

    private static void put(Map<String, List<Candidate>> things, String number, Candidate thing) {
        things.merge(
                trimmed(number),
                List.of(thing),
                (known, more) -> java.util.stream.Stream.concat(known.stream(), more.stream())
                        .toList());
    }

    /// Numbers compare without case, dashes and leading noughts.
    private static String trimmed(String number) {
        return TRIMMED.matcher(number.toLowerCase(Locale.ROOT)).replaceAll("").replaceFirst("^0+(?=.)", "");
    }

    void read(String raw, Question question, Consumer<Candidate> answers) {
        readPoint(raw.length() > Words.LONGEST ? raw.substring(0, Words.LONGEST) : raw, answers);
        var thing = THING.matcher(question.main());
        if (thing.matches()) {
            var number = thing.group(4);
            var things = thing.group(1) != null ? boxes : thing.group(2) != null ? hydrants : poles;
            things.getOrDefault(trimmed(number), List.of()).forEach(answers);
            if (question.open()) {
                beginning(things, trimmed(number), answers);
            }
        }
    }

    private static void beginning(Map<String, List<Candidate>> things, String number, Consumer<Candidate> answers) {
        things.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(number) && !entry.getKey().equals(number))
                .sorted(Map.Entry.comparingByKey())
                .limit(10)
                .forEach(entry -> entry.getValue().forEach(thing -> answers.accept(thing.scored(0.95))));
    }

    private void readPoint(String raw, Consumer<Candidate> answers) {
        var text = raw.strip();
        Coordinates.read(text, home)
                .ifPresent(reading -> answers.accept(
                        point(MatchKind.COORDINATES, coordinates(reading.point()), reading.point(), reading.note())));
        GridReference.read(text, home).ifPresent(square -> {
            var answer = point(
                    MatchKind.GRID_REFERENCE,
                    text.toUpperCase(Locale.ROOT),
                    square.center(),
                    "middle of a square of %.0f m".formatted(square.squareMeters()));
            answers.accept(square.squareMeters() > 10 ? answer.atBest(Exactness.APPROXIMATE) : answer);
        });
        PlusCode.read(text, home).ifPresent(cell -> {
            var answer = point(
                    MatchKind.PLUS_CODE,
                    text.toUpperCase(Locale.ROOT),
                    cell.center(),
                    "within %.0f m".formatted(Math.max(1, cell.radiusMeters())));
            answers.accept(cell.radiusMeters() > 15 ? answer.atBest(Exactness.APPROXIMATE) : answer);
        });
    }

    private static String coordinates(Point point) {
        return String.format(Locale.ROOT, "%.6f, %.6f", point.latitude(), point.longitude());
    }

    private Candidate point(MatchKind kind, String label, Point point, String note) {
        var answer = new Candidate(
                kind.name().toLowerCase(Locale.ROOT) + ":" + coordinates(point),
                kind,
                label,
                "",
                "",
                point,
                Exactness.EXACT,
                note,
                1,
                -1);
        if (point.isNowhere()) {
            return answer.because("0, 0 is what a broken device says")
                    .atBest(Exactness.APPROXIMATE)
                    .scored(0.3);
        }
        return point.metersTo(home) > reachMeters
                ? answer.because("outside this map")
                        .atBest(Exactness.APPROXIMATE)
                        .scored(0.7)
                : answer;
    }
}
