package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// The gazetteer of one city pack: immutable, any thread.
///
/// A question is read in every way that fits (numbered thing, address, crossing, place); each reading nominates
/// candidates, the likeliest of each identity stays, and near ones go before far ones that fit as well.
public final class PackGazetteer implements Gazetteer {
    /// How much being at the caller's side is worth while words are still few, and when they are complete.
    private static final double NEAR_WHILE_TYPING = 0.08;

    private static final double NEAR_WHEN_ASKED = 0.02;
    private static final double NEAR_METERS = 900;
    /// Points as such within the map score more.
    private static final double ON_THIS_MAP = 0.9;
    /// Answers this far below the best are another question's.
    private static final double SPAN = 0.45;
    /// How far around a bare point its doors are looked for.
    private static final double SPOT_METERS = 100;

    private final CityPack pack;
    /// Those with a name of their own.
    private final List<CityPack.CommonPlace> places;

    private final AddressReader addresses;
    private final CrossingReader crossingReader;
    private final NumberedCorner corners;
    private final PlaceReader placeReader;
    private final NumberedReader numbered;
    private final MileMarkers miles;
    private final CivicReader civicReader;
    private final Crossings crossings;
    private final Doors doors;
    private final Streets streets;
    private final Surroundings surroundings;
    private final DistrictMap districts;

    private PackGazetteer(CityPack pack) {
        this.pack = pack;
        streets = new Streets(pack);
        doors = new Doors(pack, streets);
        crossings = new Crossings(pack, streets);
        places = pack.commonPlaces().stream()
                .filter(place -> !place.isPremises() && !place.point().isNowhere())
                .toList();
        var names = new CommonPlaces(pack);
        addresses = new AddressReader(pack, streets, doors, crossings);
        crossingReader = new CrossingReader(pack, streets, crossings, names, addresses.towns());
        corners = new NumberedCorner(addresses, crossingReader);
        miles = new MileMarkers(pack);
        placeReader = new PlaceReader(names);
        civicReader = new CivicReader(streets, new Numbering(pack, doors), addresses, names);
        var points = points();
        surroundings = new Surroundings(points);
        double reach = points.stream()
                .filter(point -> !point.isNowhere())
                .mapToDouble(point -> pack.manifest().center().metersTo(point))
                .max()
                .orElse(0);
        numbered = new NumberedReader(pack, pack.manifest().center(), reach + 2000);
        districts = new DistrictMap(pack.boundaries());
    }

    public static PackGazetteer of(CityPack pack) {
        return new PackGazetteer(pack);
    }

    /// Doors, then crossings, then places: one numbering for the surroundings.
    private List<Point> points() {
        var points = new ArrayList<Point>();
        pack.doors().forEach(door -> points.add(door.point()));
        crossings.all().forEach(crossing -> points.add(crossing.point()));
        places.forEach(place -> points.add(place.point()));
        return points;
    }

    @Override
    public String packVersion() {
        return pack.manifest().version();
    }

    @Override
    public List<Match> complete(String typed, @Nullable Point near, int limit) {
        return ask(Question.of(typed, true), near, limit, NEAR_WHILE_TYPING);
    }

    @Override
    public List<Match> find(String words, @Nullable Point near, int limit) {
        return ask(Question.of(words, false), near, limit, NEAR_WHEN_ASKED);
    }

    private List<Match> ask(Question question, @Nullable Point near, int limit, double nearWorth) {
        if (question.isEmpty() || limit <= 0) {
            return List.of();
        }
        var best = new HashMap<String, Candidate>();
        numbered.read(question.raw(), question, candidate -> keep(best, candidate));
        miles.read(question.main(), candidate -> keep(best, candidate));
        // A point on another continent is hardly what was meant: `1 Jfk` is a street before it is a grid square.
        if (best.values().stream().allMatch(answer -> answer.score() < ON_THIS_MAP)) {
            crossingReader.read(question, candidate -> keep(best, candidate));
            addresses.read(question, near, candidate -> keep(best, candidate));
            corners.read(question, candidate -> keep(best, candidate));
            if (!question.typing()) {
                addresses.readWithin(question, candidate -> keep(best, candidate));
            }
            addresses.readRemarks(question, candidate -> keep(best, candidate));
            placeReader.read(question, candidate -> keep(best, candidate));
            if (best.isEmpty() && !question.typing()) {
                addresses.readWords(question, candidate -> keep(best, candidate));
            }
        }
        return rank(question.typing() ? best : Rivals.told(best), near, limit, nearWorth);
    }

    private static void keep(Map<String, Candidate> best, Candidate candidate) {
        best.merge(candidate.id(), candidate, (a, b) -> a.score() >= b.score() ? a : b);
    }

    private List<Match> rank(Map<String, Candidate> best, @Nullable Point near, int limit, double nearWorth) {
        record Ranked(Candidate candidate, double worth) {}
        double top = best.values().stream().mapToDouble(Candidate::score).max().orElse(0);
        return best.values().stream()
                .filter(candidate -> candidate.score() >= top - SPAN)
                .map(candidate -> new Ranked(
                        candidate,
                        candidate.score()
                                + (near == null
                                        ? 0
                                        : nearWorth * Math.exp(-near.metersTo(candidate.point()) / NEAR_METERS))))
                .sorted(Comparator.comparingDouble((Ranked ranked) -> -ranked.worth())
                        .thenComparing(ranked -> ranked.candidate().exactness())
                        .thenComparing(ranked -> ranked.candidate().label())
                        .thenComparing(ranked -> ranked.candidate().id()))
                .limit(limit)
                .map(ranked -> match(ranked.candidate(), near))
                .toList();
    }

    private Match match(Candidate candidate, @Nullable Point near) {
        return new Match(
                candidate.id(),
                candidate.kind(),
                candidate.label(),
                candidate.municipality(),
                candidate.detail(),
                candidate.piece() < 0 ? "" : crossings.between(candidate.piece()),
                candidate.point(),
                candidate.exactness(),
                candidate.why().isEmpty() ? "known by that name" : candidate.why(),
                Math.clamp(candidate.score(), 0.0, 1.0),
                near == null ? null : near.metersTo(candidate.point()),
                packVersion());
    }

    @Override
    public List<Match> reverse(Area area, int limit) {
        var middle = area.center();
        boolean spot = area.radiusMeters() == 0;
        double most = spot ? SPOT_METERS : area.radiusMeters();
        var inside = surroundings.nearest(middle, most + 1, limit, item -> spot || Shapes.contains(area, point(item)));
        if (!inside.isEmpty() || limit <= 0) {
            return inside.stream().map(near -> around(near, middle, "")).toList();
        }
        return surroundings.nearest(middle, Double.MAX_VALUE, 1, item -> true).stream()
                .map(near -> around(near, middle, "nothing known is inside, this is the nearest"))
                .toList();
    }

    private Point point(int item) {
        int doorCount = pack.doors().size();
        int crossingCount = crossings.all().size();
        if (item < doorCount) {
            return pack.doors().get(item).point();
        }
        return item < doorCount + crossingCount
                ? crossings.all().get(item - doorCount).point()
                : places.get(item - doorCount - crossingCount).point();
    }

    private Match around(Surroundings.Near near, Point middle, String why) {
        var candidate = candidate(near.item()).because("%.0f m from the middle".formatted(near.meters()));
        if (!why.isEmpty()) {
            candidate = candidate.because(why).atBest(Exactness.APPROXIMATE);
        }
        return match(candidate.scored(1 / (1 + near.meters() / 100)), middle);
    }

    private Candidate candidate(int item) {
        int doorCount = pack.doors().size();
        int crossingCount = crossings.all().size();
        if (item < doorCount) {
            var door = pack.doors().get(item);
            return new Candidate(
                    "address:" + door.id(),
                    MatchKind.ADDRESS,
                    HouseNumber.written(door.number(), door.suffix()) + " " + door.street(),
                    door.municipality(),
                    door.use(),
                    door.point(),
                    Exactness.EXACT,
                    "",
                    1,
                    doors.piece(item));
        }
        if (item < doorCount + crossingCount) {
            return CrossingReader.crossing(crossings.all().get(item - doorCount), 1);
        }
        var place = places.get(item - doorCount - crossingCount);
        return new Candidate(
                "place:" + place.id(),
                MatchKind.COMMON_PLACE,
                place.name(),
                place.municipality(),
                place.address(),
                place.point(),
                Exactness.EXACT,
                "",
                1,
                -1);
    }

    @Override
    public List<Match> match(CivicAddress civic, int limit) {
        var best = new HashMap<String, Candidate>();
        civicReader.read(civic, candidate -> keep(best, candidate));
        return rank(best, null, limit, 0);
    }

    @Override
    public Districts districts(Point point) {
        return districts.of(point);
    }
}
