package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.CommonPlace;
import org.tocsin.core.places.Point;

/// Schools, parks, shops, bridges and whatever else has a name, found by any of its words, its aliases or its kind.
final class CommonPlaces {
    private static final double LEAST = 0.38;
    private static final int NOMINATED = 80;
    /// The last word says what it is: the garage of a square is not the square.
    private static final double ANOTHER_THING = 0.97;
    /// Entries of one name this near to each other are one place.
    private static final double ONE_PLACE_METERS = 120;
    /// Words that say nothing about which place is meant.
    private static final Set<String> EMPTY = Set.of("the", "of", "and", "at", "in", "a", "for", "on", "s");
    /// What a place is, said or left out: it tells less than its name.
    private static final Set<String> KINDS = Set.of(
            "apts",
            "bldg",
            "sch",
            "school",
            "park",
            "square",
            "center",
            "ctr",
            "house",
            "hall",
            "lib",
            "hosp",
            "plaza",
            "playground",
            "field",
            "station",
            "stn",
            "church",
            "club",
            "complex",
            "branch",
            "garden");

    private final List<Named> names;
    private final NameIndex index;
    private final Map<String, Integer> seen = new HashMap<>();

    /// One spelling with all the places it stands for.
    private record Named(List<String> words, String called, List<CommonPlace> places) {}

    /// A place that words may mean.
    ///
    /// @param places  all entries of that name standing together
    /// @param spread  metres from the middle to the farthest entry or end of the place
    /// @param namesakes how many places apart from each other carry the name
    /// @param begins    other places, apart from it, have names that begin with this one: it is the name of an area
    record PlaceHit(
            CommonPlace place,
            List<CommonPlace> places,
            Point point,
            double spread,
            String called,
            double likeness,
            int namesakes,
            boolean begins) {

        PlaceHit beginning() {
            return new PlaceHit(place, places, point, spread, called, likeness, namesakes, true);
        }
    }

    CommonPlaces(CityPack pack) {
        var gathered = new LinkedHashMap<List<String>, Named>();
        for (var place : pack.commonPlaces()) {
            if (!place.point().isNowhere()) {
                gather(gathered, place.name(), place);
                place.aliases().forEach(alias -> gather(gathered, alias, place));
            }
        }
        Neighborhood.list(pack).forEach(place -> gather(gathered, place.name(), place));
        names = List.copyOf(gathered.values());
        index = new NameIndex(names.stream().map(Named::words).toList());
        for (var name : names) {
            new HashSet<>(name.words()).forEach(word -> seen.merge(word, 1, Integer::sum));
        }
    }

    private static void gather(Map<List<String>, Named> gathered, String called, CommonPlace place) {
        var words = words(called);
        if (!words.isEmpty()) {
            gathered.computeIfAbsent(words, unused -> new Named(words, called, new ArrayList<>()))
                    .places()
                    .add(place);
        }
    }

    static List<String> words(String text) {
        var all = Words.of(text).stream().map(StreetWords::inPlace).toList();
        var telling = all.stream().filter(word -> !EMPTY.contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }

    /// Places with a name of their own: grounds that are only called by their addresses are not among them.
    List<PlaceHit> findNamed(String text, boolean open, int most) {
        return find(text, open, most).stream()
                .filter(hit -> !hit.place().isPremises())
                .toList();
    }

    /// Places the words may mean, likeliest first.
    ///
    /// @param open the last word may be unfinished
    List<PlaceHit> find(String text, boolean open, int most) {
        var asked = new ArrayList<>(words(text));
        if (open && !asked.isEmpty()) {
            // Half a word must not be taken for an abbreviation.
            asked.set(asked.size() - 1, Words.of(text).getLast());
        }
        var hits = new ArrayList<PlaceHit>();
        var wordsOf = new HashMap<String, List<String>>();
        for (int position : index.like(asked, open, false, NOMINATED)) {
            var named = names.get(position);
            double likeness = likeness(named.words(), asked, open);
            if (likeness >= LEAST) {
                wordsOf.put(named.called(), named.words());
                together(named, likeness, hits);
            }
        }
        hits.replaceAll(hit -> isBeginning(hit, hits, wordsOf) ? hit.beginning() : hit);
        hits.sort((a, b) -> Double.compare(b.likeness(), a.likeness()));
        return hits.size() > most ? List.copyOf(hits.subList(0, most)) : hits;
    }

    /// @param wordsOf of every name among the hits
    private static boolean isBeginning(PlaceHit hit, List<PlaceHit> hits, Map<String, List<String>> wordsOf) {
        var own = wordsOf.getOrDefault(hit.called(), List.of());
        for (var other : hits) {
            var longer = wordsOf.getOrDefault(other.called(), List.of());
            if (longer.size() > own.size()
                    && longer.subList(0, own.size()).equals(own)
                    && other.point().metersTo(hit.point()) > ONE_PLACE_METERS / 2 + hit.spread()) {
                return true;
            }
        }
        return false;
    }

    /// What the words of both have in common, weighted by how telling each is: asked words without a counterpart cost
    /// most, name words nobody said cost less.
    private double likeness(List<String> own, List<String> asked, boolean open) {
        if (own.equals(asked)) {
            return 1;
        }
        double run = open ? 0 : Likeness.run(String.join("", own), String.join("", asked), false);
        var used = new boolean[own.size()];
        double common = 0;
        double askedWeight = 0;
        for (int i = 0; i < asked.size(); i++) {
            double weight = weight(asked.get(i));
            askedWeight += weight;
            boolean unfinished = open && i == asked.size() - 1;
            double single = counterpart(own, asked.get(i), used, unfinished);
            common += weight * (single > 0 ? single : pair(own, asked.get(i), used));
        }
        double ownWeight = 0;
        double ownCommon = 0;
        for (int i = 0; i < own.size(); i++) {
            ownWeight += weight(own.get(i));
            ownCommon += used[i] ? weight(own.get(i)) : 0;
        }
        double words = common / askedWeight * (0.6 + 0.4 * ownCommon / ownWeight);
        if (!open && !used[own.size() - 1] && !KINDS.contains(own.getLast())) {
            words *= ANOTHER_THING;
        }
        return Math.min(0.99, Math.max(run, words));
    }

    private static double counterpart(List<String> own, String asked, boolean[] used, boolean open) {
        int best = -1;
        double likeness = 0;
        for (int i = 0; i < own.size(); i++) {
            double word = used[i] ? 0 : Likeness.word(own.get(i), asked, open);
            if (word > likeness) {
                likeness = word;
                best = i;
            }
        }
        if (best >= 0) {
            used[best] = true;
        }
        return likeness;
    }

    /// A word that is two of the name run together, `boathouse`, or its initials, `bu`.
    private static double pair(List<String> own, String asked, boolean[] used) {
        for (int i = 0; i + 1 < own.size(); i++) {
            var first = own.get(i);
            var second = own.get(i + 1);
            if (used[i] || used[i + 1] || first.isEmpty() || second.isEmpty()) {
                continue;
            }
            boolean joined = asked.equals(first + second);
            boolean initials =
                    asked.length() == 2 && asked.charAt(0) == first.charAt(0) && asked.charAt(1) == second.charAt(0);
            if (joined || initials) {
                used[i] = true;
                used[i + 1] = true;
                return joined ? 0.97 : 0.7;
            }
        }
        return 0;
    }

    private double weight(String word) {
        int often = seen.getOrDefault(word, 0);
        // A word no name has tells less than a rare one: it may be a slip of any.
        double rare = Math.log(1 + names.size() / (1.0 + often)) * (often == 0 ? 0.6 : 1);
        return KINDS.contains(word) ? 0.5 * rare : rare;
    }

    /// Splits entries of one name into those that stand together.
    private static void together(Named named, double likeness, List<PlaceHit> hits) {
        var groups = new ArrayList<List<CommonPlace>>();
        var left = new ArrayList<>(named.places());
        left.sort(java.util.Comparator.comparingDouble(place -> -place.extentMeters()));
        while (!left.isEmpty()) {
            var seed = left.getFirst();
            var group = new ArrayList<CommonPlace>();
            left.removeIf(place -> {
                boolean near = place.municipality().equals(seed.municipality())
                        && group.stream()
                                .anyMatch(member -> member.point().metersTo(place.point())
                                        <= ONE_PLACE_METERS + member.extentMeters() + place.extentMeters());
                if (near || group.isEmpty()) {
                    group.add(place);
                    return true;
                }
                return false;
            });
            groups.add(group);
        }
        int most = groups.stream().mapToInt(List::size).max().orElse(0);
        for (var group : groups) {
            // What several lists agree on is likelier than what one list says.
            double agreed = group.size() < most ? likeness * 0.99 : likeness;
            var towns = groups.stream()
                    .filter(other -> other.getFirst()
                            .municipality()
                            .equals(group.getFirst().municipality()))
                    .count();
            hits.add(hit(named, group, agreed, (int) towns));
        }
    }

    /// Many doors of one place: their middle. A place with an extent, say a park, is its own middle.
    private static PlaceHit hit(Named named, List<CommonPlace> group, double likeness, int namesakes) {
        var largest = group.getFirst();
        if (largest.extentMeters() > ONE_PLACE_METERS / 2) {
            return new PlaceHit(
                    largest,
                    List.copyOf(group),
                    largest.point(),
                    largest.extentMeters(),
                    named.called(),
                    likeness,
                    namesakes,
                    false);
        }
        double latitude = 0;
        double longitude = 0;
        for (var place : group) {
            latitude += place.point().latitude();
            longitude += place.point().longitude();
        }
        var middle = new Point(latitude / group.size(), longitude / group.size());
        double spread = group.stream()
                .mapToDouble(place -> middle.metersTo(place.point()) + place.extentMeters())
                .max()
                .orElse(0);
        return new PlaceHit(largest, List.copyOf(group), middle, spread, named.called(), likeness, namesakes, false);
    }
}
