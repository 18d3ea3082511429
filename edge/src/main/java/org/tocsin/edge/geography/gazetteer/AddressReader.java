package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Door;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// Reads a question as a door, a range of doors, a block or a whole street.
final class AddressReader {
    private static final Pattern STOP = Pattern.compile(
            "[,;(#]|\\s[-–—]\\s|\\s(?:unit|apt|apartment|suite|ste|room|rm|floor|flr|building|bldg)\\b(?=\\s*[#\\p{L}\\d])"
                    + "|\\s(?:near|opp|opposite|across from|behind|in front of|next to|between|btw)\\b");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:-\\p{L}[\\p{L}\\p{N}]*)*");
    private static final Pattern BLOCK = Pattern.compile(
            "^(?:the\\s+)?(\\d{1,4})0{2}\\s+(?:block|blk)(?:\\s+of)?\\s+(.+)$|^(.+?)[\\s,]+(?:the\\s+)?(\\d{1,4})0{2}\\s+(?:block|blk)\\b(.*)$");
    private static final Pattern SIDE_OF = Pattern.compile("^.*\\bside of\\s+(?=\\d)");
    private static final Pattern REMARK_LEAD =
            Pattern.compile("^(?:for|of|at|aka|also|formerly|now|see|opp|opposite|near)\\s+");
    /// A number and a name somewhere behind other words: `the bench by the corner of 299 Vassar St`.
    private static final Pattern WITHIN = Pattern.compile(
            "(?<![\\p{L}\\p{N}./-])(?<!\\b(?:route|rte|rt|hwy|box|apt|unit|suite|ste|room|rm|floor|lot|mile|location|#)\\s{0,3})(\\d{1,5}(?:\\s*[-/]\\s*\\d{1,5})?(?:-?[a-z])?\\s+(?!st\\b|nd\\b|rd\\b|th\\b|ft\\b|feet\\b|yards\\b)\\p{L}.*)$");
    private static final double BEHIND_WORDS = 0.9;
    private static final int HITS = 8;
    private static final int OPEN_HITS = 60;
    private static final int NEAR_NUMBERS = 10;
    private static final double STRANGE_WORD = 0.93;
    private static final double STRANGE_WORD_WITHOUT_NUMBER = 0.84;
    /// Behind the street itself.
    private static final double PART = 0.82;

    /// What a remark says stands behind what it remarks on.
    private static final double REMARKED = 0.7;

    private static final int PARTS = 4;
    private static final double PART_METERS = 60;
    /// Below this the street may well be another.
    private static final double SURE = 0.86;

    private final CityPack pack;
    private final Streets streets;
    private final Doors doors;
    private final Numbering numbering;
    private final Crossings crossings;
    private final List<Trailer.Town> towns;
    private final Set<String> streetTowns;
    private final List<CityPack.Boundary> borders;

    AddressReader(CityPack pack, Streets streets, Doors doors, Crossings crossings) {
        this.pack = pack;
        this.crossings = crossings;
        this.streets = streets;
        this.doors = doors;
        numbering = new Numbering(pack, doors);
        streetTowns = java.util.stream.IntStream.range(0, streets.size())
                .mapToObj(number -> streets.get(number).municipality())
                .collect(Collectors.toSet());
        borders = pack.boundaries().stream()
                .filter(boundary -> boundary.kind() == BoundaryKind.MUNICIPALITY)
                .toList();
        towns = Stream.concat(streetTowns.stream(), borders.stream().map(CityPack.Boundary::name))
                .distinct()
                .filter(name -> !name.isBlank())
                .map(name -> new Trailer.Town(name, Words.of(name)))
                .sorted((a, b) -> b.words().size() - a.words().size())
                .toList();
    }

    List<Trailer.Town> towns() {
        return towns;
    }

    /// @param near where the caller is: bare numbers are looked for there
    void read(Question question, @Nullable Point near, Consumer<Candidate> answers) {
        var block = BLOCK.matcher(question.main());
        if (block.matches()) {
            boolean first = block.group(1) != null;
            var hundred = first ? block.group(1) : block.group(4);
            var street = first ? block.group(2) : block.group(3) + block.group(5);
            readBlock(Integer.parseInt(hundred) * 100, street, question.open(), answers);
            return;
        }
        var main = SIDE_OF.matcher(question.main()).replaceFirst("");
        double preference = 1;
        for (var reading : HouseNumber.read(main)) {
            if (!reading.rest().isBlank()) {
                readAfter(reading.number(), reading.rest(), question.open(), preference, answers);
            } else if (near != null) {
                doors.numbered(reading.number().number(), near, NEAR_NUMBERS)
                        .forEach(spot -> answers.accept(
                                address(doors.street(spot.door()), spot).scored(0.8)));
            }
            preference *= 0.99;
        }
        if (preference == 1 || Character.isLetter(main.charAt(0))) {
            readStreet(question, answers);
        }
    }

    /// An address behind words that were not understood.
    void readWithin(Question question, Consumer<Candidate> answers) {
        var within = WITHIN.matcher(question.main());
        if (!within.find()
                || within.start() == 0
                || Character.isDigit(question.main().charAt(0))) {
            return;
        }
        var before = question.main().substring(0, within.start()).strip();
        for (var reading : HouseNumber.read(within.group(1))) {
            if (!reading.rest().isBlank()) {
                readAfter(reading.number(), reading.rest(), false, BEHIND_WORDS, candidate -> {
                    if (candidate.kind() != MatchKind.AREA) {
                        answers.accept(
                                candidate.because("said before it: " + before).atBest(Exactness.INTERPOLATED));
                    }
                });
            }
        }
    }

    /// An address in a remark: `21 Athenaeum St (for 245 First St)`, behind the one it remarks on.
    void readRemarks(Question question, Consumer<Candidate> answers) {
        for (var remark : question.remarks()) {
            var text = REMARK_LEAD.matcher(remark).replaceFirst("");
            for (var reading : HouseNumber.read(text)) {
                if (!reading.rest().isBlank()) {
                    readAfter(
                            reading.number(),
                            reading.rest(),
                            false,
                            1,
                            candidate -> answers.accept(candidate
                                    .scored(REMARKED)
                                    .because("named in the remark")
                                    .atBest(Exactness.INTERPOLATED)));
                }
            }
        }
    }

    /// The street phrase may end at any street type; each ending is tried and what is left over is paid for.
    private record Split(List<String> words, String rest, boolean whole) {}

    private List<Split> splits(String text) {
        var stop = STOP.matcher(" " + text);
        int limit = stop.find() ? Math.max(0, stop.start() - 1) : text.length();
        var head = text.substring(0, limit);
        var tail = text.substring(limit);
        var words = new ArrayList<String>();
        var ends = new ArrayList<Integer>();
        WORD.matcher(head).results().forEach(result -> {
            words.add(result.group());
            ends.add(result.end());
        });
        var splits = new ArrayList<Split>();
        for (int count = words.size(); count >= 1; count--) {
            boolean whole = count == words.size();
            var last = words.get(count - 1);
            boolean ending = StreetWords.suffix(last) != null
                    || StreetWords.direction(last) != null
                            && count > 1
                            && StreetWords.suffix(words.get(count - 2)) != null;
            boolean beforeTown = !whole && isTown(words.subList(count, words.size()));
            boolean beforeUnit =
                    !whole && words.get(count).matches("\\d{1,4}[a-z]?|[a-z]") && count == words.size() - 1;
            if (whole || ending || beforeTown || beforeUnit) {
                var rest = head.substring(ends.get(count - 1)) + " " + tail;
                splits.add(
                        new Split(Words.of(String.join(" ", words.subList(0, count))), rest, whole && tail.isBlank()));
            }
        }
        return splits;
    }

    private boolean isTown(List<String> words) {
        return towns.stream()
                .anyMatch(town -> words.size() >= town.words().size()
                        && words.subList(0, town.words().size()).equals(town.words()));
    }

    private void readAfter(
            HouseNumber number, String text, boolean open, double preference, Consumer<Candidate> answers) {
        for (var split : splits(text)) {
            boolean unfinished = open && split.whole();
            var trailer = Trailer.of(split.rest(), towns);
            readTownWithoutStreets(trailer, number.written() + " " + String.join(" ", split.words()), answers);
            for (var hit : streets.find(split.words(), unfinished, unfinished ? OPEN_HITS : HITS)) {
                var asked = number;
                if (trailer.hashNumber() > 0 && isWithin(number, trailer.hashNumber())) {
                    asked = new HouseNumber(trailer.hashNumber(), "", 0, Integer.toString(trailer.hashNumber()));
                }
                for (var spot : numbering.list(hit.street(), asked)) {
                    answers.accept(settle(hit, address(hit.street(), spot), trailer, preference, spot.sure()));
                }
            }
        }
    }

    /// A town that was said and of which the map has a border but no street: said so, and never another town's street.
    private void readTownWithoutStreets(Trailer trailer, String words, Consumer<Candidate> answers) {
        if (trailer.town().isEmpty() || streetTowns.contains(trailer.town())) {
            return;
        }
        borders.stream()
                .filter(border -> border.name().equals(trailer.town()))
                .findFirst()
                .ifPresent(border -> answers.accept(new Candidate(
                        "town:" + border.name(),
                        MatchKind.AREA,
                        border.name(),
                        border.name(),
                        words,
                        middle(border.rings()),
                        Exactness.APPROXIMATE,
                        "the map has no streets of " + border.name() + ": only the town is known",
                        0.9,
                        -1)));
    }

    private static Point middle(List<List<Point>> rings) {
        var corners = rings.getFirst();
        return new Point(
                corners.stream().mapToDouble(Point::latitude).average().orElse(0),
                corners.stream().mapToDouble(Point::longitude).average().orElse(0));
    }

    private static boolean isWithin(HouseNumber range, int number) {
        return range.isRange() && range.number() <= number && number <= range.through();
    }

    private void readStreet(Question question, Consumer<Candidate> answers) {
        readStreet(question.main(), question, 1, answers);
    }

    /// When nothing else fits: each telling word alone may be a street, `the Athenaeum building` of Athenaeum Street.
    void readWords(Question question, Consumer<Candidate> answers) {
        for (var word : Words.of(question.main())) {
            if (word.length() >= 5 && StreetWords.suffix(word) == null) {
                readStreet(word, question, 0.6, candidate -> {
                    if (candidate.score() >= 0.6 * 0.72 * PART) {
                        answers.accept(candidate.because("one word of several"));
                    }
                });
            }
        }
    }

    private void readStreet(String text, Question question, double factor, Consumer<Candidate> answers) {
        for (var split : splits(text)) {
            boolean unfinished = question.open() && split.whole();
            var trailer = Trailer.of(split.rest(), towns);
            for (var hit : streets.find(split.words(), unfinished, unfinished ? OPEN_HITS : HITS)) {
                var whole = whole(hit.street());
                if (whole != null) {
                    double sure = hit.street().pieces().length > 0 || doors.areWellPlaced(hit.street()) ? 0.93 : 0.65;
                    answers.accept(settle(hit, whole, trailer, factor, sure));
                    if (!question.typing()) {
                        parts(hit.street(), whole.point())
                                .forEach(part -> answers.accept(settle(hit, part, trailer, factor, PART * sure)));
                    }
                }
            }
        }
    }

    private void readBlock(int hundred, String text, boolean open, Consumer<Candidate> answers) {
        for (var split : splits(text)) {
            var trailer = Trailer.of(split.rest(), towns);
            for (var hit : streets.find(split.words(), open && split.whole(), HITS)) {
                var range = new HouseNumber(hundred == 0 ? 1 : hundred, "", hundred + 99, hundred + " block");
                var spot = numbering.find(hit.street(), range);
                if (spot != null) {
                    var label = hundred + " block of " + hit.street().label();
                    var id = "block:" + hundred + ":" + hit.street().municipality() + ":"
                            + hit.street().name();
                    var block = new Candidate(
                            id,
                            MatchKind.BLOCK,
                            label,
                            hit.street().municipality(),
                            "",
                            spot.point(),
                            Exactness.APPROXIMATE,
                            spot.why(),
                            1,
                            piece(spot));
                    answers.accept(settle(hit, block, trailer, 1, spot.sure()));
                }
            }
        }
    }

    private Candidate settle(StreetHit hit, Candidate found, Trailer trailer, double preference, double sure) {
        double score = hit.likeness() * preference * sure * (trailer.bare() ? 0.99 : 1);
        if (StreetWords.direction(trailer.detail()) != null) {
            score *= 0.9;
        }
        var candidate = found.because(hit.why()).detailed(trailer.detail());
        if (hit.likeness() < SURE && !hit.open()) {
            candidate = candidate.atBest(Exactness.INTERPOLATED);
        }
        if (!trailer.town().isEmpty() && !trailer.town().equals(hit.street().municipality())) {
            score *= 0.6;
            candidate = candidate.because(trailer.town() + " was said").atBest(Exactness.APPROXIMATE);
        }
        if (!trailer.strange().isEmpty()) {
            int words = trailer.strange().split(" ", -1).length;
            boolean numbered = found.kind() == MatchKind.ADDRESS || found.kind() == MatchKind.RANGE;
            score *= Math.pow(numbered ? STRANGE_WORD : STRANGE_WORD_WITHOUT_NUMBER, Math.min(4, words));
            candidate = candidate.because("not understood: " + trailer.strange());
            if (trailer.behindComma()) {
                candidate = candidate.atBest(Exactness.APPROXIMATE);
            }
        }
        return candidate.scored(score);
    }

    /// An address as found, before what was said around it.
    Candidate address(Street street, Spot spot) {
        boolean known = spot.known();
        var label = spot.written() + " " + street.label();
        var id = known
                ? "address:" + doors.door(spot.door()).id()
                : "address:" + street.municipality() + ":" + label + (spot.why().startsWith("or here") ? ":or" : "");
        return new Candidate(
                id,
                spot.kind(),
                label,
                street.municipality(),
                "",
                spot.point(),
                spot.exactness(),
                spot.why(),
                1,
                piece(spot));
    }

    /// The centreline in front of a spot, -1 if the pack does not tell.
    private int piece(Spot spot) {
        return spot.piece() >= 0 || spot.door() < 0 ? spot.piece() : doors.piece(spot.door());
    }

    /// Places along a street that are far from its middle and from each other, to choose from: its crossings, or the
    /// doors of a complex.
    private List<Candidate> parts(Street street, Point middle) {
        var offered = new ArrayList<Candidate>();
        crossings.of(street).forEach(crossing -> offered.add(CrossingReader.crossing(crossing, 1)));
        if (offered.isEmpty()) {
            doors.known(street).forEach(spot -> offered.add(address(street, spot)));
        }
        var taken = new ArrayList<Candidate>();
        var points = new ArrayList<Point>(List.of(middle));
        while (taken.size() < PARTS && !offered.isEmpty()) {
            var farthest = Collections.max(
                    offered,
                    Comparator.comparingDouble(candidate -> points.stream()
                            .mapToDouble(candidate.point()::metersTo)
                            .min()
                            .orElse(0)));
            if (points.stream().anyMatch(point -> point.metersTo(farthest.point()) < PART_METERS)) {
                break;
            }
            taken.add(farthest.atBest(Exactness.APPROXIMATE).because("one place along it"));
            points.add(farthest.point());
        }
        return taken;
    }

    /// The street as a whole, at the point of it nearest to its middle; absent for one without centreline or doors.
    @Nullable
    Candidate whole(Street street) {
        var middle = middle(street);
        return middle == null
                ? null
                : new Candidate(
                        "street:" + street.municipality() + ":" + street.name(),
                        MatchKind.STREET,
                        street.label(),
                        street.municipality(),
                        "",
                        middle,
                        Exactness.APPROXIMATE,
                        "the street, no number",
                        1,
                        -1);
    }

    /// A complex without a street of its own: the median of its doors, which one misplaced door does not move.
    private @Nullable Point middleOfDoors(Street street) {
        var all = doors.on(street);
        if (all.isEmpty()) {
            return null;
        }
        double best = all.stream().mapToDouble(Door::accuracyMeters).min().orElse(0);
        var known = all.stream()
                .filter(door -> door.accuracyMeters() <= Math.max(best, Doors.USELESS_METERS))
                .toList();
        var latitudes = known.stream()
                .mapToDouble(door -> door.point().latitude())
                .sorted()
                .toArray();
        var longitudes = known.stream()
                .mapToDouble(door -> door.point().longitude())
                .sorted()
                .toArray();
        return new Point(latitudes[latitudes.length / 2], longitudes[longitudes.length / 2]);
    }

    private @Nullable Point middle(Street street) {
        double latitude = 0;
        double longitude = 0;
        double weight = 0;
        if (street.pieces().length == 0) {
            return middleOfDoors(street);
        }
        var lines = new ArrayList<List<Point>>();
        for (int piece : street.pieces()) {
            var line = pack.streets().get(piece).line();
            lines.add(line);
            double meters = Lines.meters(line);
            var half = Lines.beside(line, 0.5, 0);
            latitude += meters * half.latitude();
            longitude += meters * half.longitude();
            weight += meters;
        }
        var middle = new Point(latitude / weight, longitude / weight);
        return lines.stream()
                .map(line -> Lines.nearest(line, middle))
                .min((a, b) -> Double.compare(a.metersTo(middle), b.metersTo(middle)))
                .orElse(middle);
    }
}
