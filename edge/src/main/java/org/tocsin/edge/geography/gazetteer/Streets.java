package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack;

/// Every street of the pack by name and town, found by any of its names however spelt.
final class Streets {
    /// Below this a name is another name.
    private static final double LEAST = 0.66;

    private static final int NOMINATED = 60;
    private static final int FEWEST_INITIALS = 3;
    private static final double BY_INITIALS = 0.84;
    private static final double SLIP_IN_TYPE = 0.97;
    private static final int LONGEST_GLUED = 6;

    private final List<Street> all;
    /// Streets by taken-apart name words, then all that share them.
    private final Map<String, List<NamedStreet>> byBase = new HashMap<>();

    private final List<List<NamedStreet>> ranked;
    private final NameIndex index;
    private final Map<Key, Street> byKey;
    /// The same by name and town as the pack writes them: taking a million names apart twice would take seconds.
    private final Map<Written, Street> byWriting;

    /// Streets of three words and more by the first letters of these.
    private final Map<String, List<NamedStreet>> byInitials = new HashMap<>();

    private record Key(StreetName name, String municipality) {}

    private record Written(String name, String municipality) {}

    private record NamedStreet(Street street, StreetName name, String called) {}

    /// A street while it is being gathered.
    private static final class Gathering {
        final String name;
        final StreetName parts;
        final String municipality;
        final Map<StreetName, String> others = new LinkedHashMap<>();
        final List<Integer> pieces = new ArrayList<>();
        int weight;

        Gathering(String name, StreetName parts, String municipality) {
            this.name = name;
            this.parts = parts;
            this.municipality = municipality;
        }
    }

    Streets(CityPack pack) {
        var writings = new HashMap<Written, Gathering>();
        var gathered = gather(pack, writings);
        all = new ArrayList<>(gathered.size());
        byKey = HashMap.newHashMap(gathered.size());
        var weights = new HashMap<String, Integer>();
        gathered.forEach((key, street) -> {
            var made = finish(street);
            byKey.put(key, made);
            all.add(made);
            for (int i = 0; i < made.names().size(); i++) {
                var name = made.names().get(i);
                var spelled = StreetName.spelled(made.calls().get(i));
                for (var form : spelled == null || spelled.equals(name) ? List.of(name) : List.of(name, spelled)) {
                    byBase.computeIfAbsent(form.baseKey(), unused -> new ArrayList<>())
                            .add(new NamedStreet(made, form, made.calls().get(i)));
                    weights.merge(form.baseKey(), street.weight, Integer::sum);
                }
                var initials = initials(Words.of(made.calls().get(i)));
                if (initials.length() >= FEWEST_INITIALS) {
                    byInitials
                            .computeIfAbsent(initials, unused -> new ArrayList<>())
                            .add(new NamedStreet(made, name, made.calls().get(i)));
                }
            }
        });
        byWriting = HashMap.newHashMap(writings.size());
        writings.forEach((written, street) -> {
            var made = byKey.get(new Key(street.parts, town(street.municipality)));
            if (made != null) {
                byWriting.put(written, made);
            }
        });
        var bases = new ArrayList<>(byBase.keySet());
        bases.sort(Comparator.<String>comparingInt(base -> -weights.getOrDefault(base, 0))
                .thenComparing(Comparator.naturalOrder()));
        ranked = bases.stream()
                .map(base -> Objects.requireNonNull(byBase.get(base)))
                .toList();
        index = new NameIndex(
                ranked.stream().map(named -> named.getFirst().name().base()).toList());
    }

    private static Map<Key, Gathering> gather(CityPack pack, Map<Written, Gathering> writings) {
        var gathered = new LinkedHashMap<Key, Gathering>();
        for (int piece = 0; piece < pack.streets().size(); piece++) {
            var street = pack.streets().get(piece);
            var towns = street.municipalityLeft().equals(street.municipalityRight())
                    ? List.of(street.municipalityLeft())
                    : List.of(street.municipalityLeft(), street.municipalityRight());
            for (var town : towns) {
                var gathering = gathering(gathered, writings, street.name(), town);
                if (gathering != null) {
                    gathering.pieces.add(piece);
                    gathering.weight++;
                    for (var alias : street.aliases()) {
                        addAlias(gathering, alias);
                    }
                }
            }
        }
        for (var door : pack.doors()) {
            var gathering = gathering(gathered, writings, door.street(), door.municipality());
            if (gathering != null) {
                gathering.weight++;
            }
        }
        // A way in that has no centreline of its own still has a name where it meets others.
        for (var crossing : pack.crossings()) {
            crossing.streetNames().forEach(name -> gathering(gathered, writings, name, crossing.municipality()));
        }
        return gathered;
    }

    private static String initials(List<String> words) {
        var letters = new StringBuilder();
        words.forEach(word -> letters.append(word.charAt(0)));
        return letters.toString();
    }

    private static void addAlias(Gathering gathering, String alias) {
        var parts = StreetName.of(alias);
        if (parts != null && !parts.equals(gathering.parts)) {
            gathering.others.putIfAbsent(parts, alias);
        }
    }

    private static @Nullable Gathering gathering(
            Map<Key, Gathering> gathered, Map<Written, Gathering> writings, String name, String municipality) {
        var written = new Written(name, municipality);
        var known = writings.get(written);
        if (known != null) {
            return known;
        }
        var parts = StreetName.of(name);
        if (parts == null) {
            return null;
        }
        var gathering = gathered.computeIfAbsent(
                new Key(parts, town(municipality)), unused -> new Gathering(name, parts, municipality));
        writings.put(written, gathering);
        return gathering;
    }

    private static String town(String municipality) {
        return municipality.toLowerCase(Locale.ROOT);
    }

    private Street finish(Gathering street) {
        var names = new ArrayList<StreetName>();
        var calls = new ArrayList<String>();
        names.add(street.parts);
        calls.add(street.name);
        street.others.forEach((parts, alias) -> {
            names.add(parts);
            calls.add(alias);
        });
        var pieces = street.pieces.stream().mapToInt(Integer::intValue).toArray();
        return new Street(all.size(), street.name, street.municipality, List.copyOf(names), List.copyOf(calls), pieces);
    }

    int size() {
        return all.size();
    }

    Street get(int number) {
        return all.get(number);
    }

    /// The street of that very name in that town.
    @Nullable
    Street named(String name, String municipality) {
        var known = byWriting.get(new Written(name, municipality));
        if (known != null) {
            return known;
        }
        var parts = StreetName.of(name);
        return parts == null ? null : byKey.get(new Key(parts, town(municipality)));
    }

    /// Streets the words may mean, likeliest first.
    ///
    /// @param open the last word may be unfinished
    List<StreetHit> find(List<String> words, boolean open, int most) {
        var asked = StreetName.of(words);
        if (asked == null) {
            return List.of();
        }
        var best = new HashMap<Street, StreetHit>();
        var unfinished = open ? words.getLast() : "";
        offer(best, byBase.getOrDefault(asked.baseKey(), List.of()), asked, unfinished);
        if (open || best.values().stream().noneMatch(hit -> hit.likeness() >= 0.93)) {
            for (int position : index.like(asked.base(), open, true, NOMINATED)) {
                offer(best, ranked.get(position), asked, unfinished);
            }
        }
        // Half a word must not be taken for an abbreviation: the `e` of Elm is no east, the `br` of Bridge no branch.
        if (open) {
            var bare = new ArrayList<>(asked.base());
            if (asked.type().isEmpty()) {
                bare.removeLast();
            }
            bare.add(words.getLast());
            if (!bare.equals(asked.base())) {
                var literal = new StreetName(bare, asked.before(), "", "");
                for (int position : index.like(bare, true, true, NOMINATED)) {
                    offer(best, ranked.get(position), literal, unfinished);
                }
            }
        }
        if (!open && best.values().stream().noneMatch(hit -> hit.likeness() >= 0.9)) {
            offerSlips(best, words, asked);
        }
        var hits = new ArrayList<>(best.values());
        hits.sort(Comparator.comparingDouble((StreetHit hit) -> -hit.likeness())
                .thenComparing(hit -> -hit.street().pieces().length)
                .thenComparing(hit -> hit.street().number()));
        return hits.size() > most ? List.copyOf(hits.subList(0, most)) : hits;
    }

    /// When no name fits well: a slip in the street type, or first letters for the name.
    private void offerSlips(Map<Street, StreetHit> best, List<String> words, StreetName asked) {
        if (asked.type().isEmpty()) {
            for (var mended : mended(words)) {
                for (var hit : find(mended, false, NOMINATED)) {
                    keep(best, new StreetHit(hit.street(), hit.likeness() * SLIP_IN_TYPE, hit.called(), false));
                }
            }
        }
        if (words.size() == 1) {
            for (var named : byInitials.getOrDefault(words.getFirst(), List.of())) {
                keep(best, new StreetHit(named.street(), BY_INITIALS, named.called(), false));
            }
        }
    }

    /// Ways to mend the end of a name: the type one slip off, run together with the name, or a stub of it.
    private static List<List<String>> mended(List<String> words) {
        var before = words.subList(0, words.size() - 1);
        var last = words.getLast();
        var ways = new ArrayList<List<String>>();
        var type = StreetWords.mistypedSuffix(last);
        if (type != null && !before.isEmpty()) {
            ways.add(with(before, type));
        }
        for (int cut = Math.max(3, last.length() - LONGEST_GLUED); cut <= last.length() - 2; cut++) {
            if (StreetWords.suffix(last.substring(cut)) != null) {
                ways.add(with(before, last.substring(0, cut), last.substring(cut)));
            }
        }
        if (last.length() <= 4
                && !before.isEmpty()
                && StreetName.of(before) instanceof StreetName name
                && name.type().isEmpty()) {
            ways.add(before);
        }
        return ways;
    }

    private static List<String> with(List<String> before, String... more) {
        var words = new ArrayList<>(before);
        words.addAll(List.of(more));
        return words;
    }

    private static void keep(Map<Street, StreetHit> best, StreetHit hit) {
        best.merge(hit.street(), hit, (a, b) -> a.likeness() >= b.likeness() ? a : b);
    }

    private static void offer(
            Map<Street, StreetHit> best, List<NamedStreet> named, StreetName asked, String unfinished) {
        for (var candidate : named) {
            double likeness = candidate.name().likeness(asked, unfinished);
            if (likeness < LEAST) {
                continue;
            }
            boolean own = candidate.called().equals(candidate.street().name());
            var hit = new StreetHit(
                    candidate.street(),
                    own ? likeness : likeness * 0.99,
                    candidate.called(),
                    !unfinished.isEmpty() && likeness < 1);
            keep(best, hit);
        }
    }
}
