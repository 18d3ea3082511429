package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;

/// Where streets meet: the pack's own crossings, and every junction of centrelines with two names that it left out.
final class Crossings {
    private final CityPack pack;
    private final List<Crossing> all = new ArrayList<>();
    private final Map<Integer, List<Crossing>> byStreet = new HashMap<>();
    private final Map<Long, Set<String>> namesAt = new HashMap<>();

    private final Map<Long, Integer> endsAt = new HashMap<>();

    /// @param streets positions of the streets that meet here
    record Crossing(String id, Set<Integer> streets, String label, String municipality, Point point) {}

    Crossings(CityPack pack, Streets streets) {
        this.pack = pack;
        for (var crossing : pack.crossings()) {
            addKnown(crossing, streets);
        }
        var at = new HashMap<Long, Set<Integer>>();
        for (var piece : pack.streets()) {
            for (var end : List.of(piece.line().getFirst(), piece.line().getLast())) {
                endsAt.merge(key(end), 1, Integer::sum);
                namesAt.computeIfAbsent(key(end), unused -> new TreeSet<>()).add(piece.name());
                for (var town : List.of(piece.municipalityLeft(), piece.municipalityRight())) {
                    var street = streets.named(piece.name(), town);
                    if (street != null) {
                        at.computeIfAbsent(key(end), unused -> new LinkedHashSet<>())
                                .add(street.number());
                    }
                }
            }
        }
        at.forEach((where, meeting) -> addJunction(where, meeting, streets));
    }

    private void addKnown(CityPack.Crossing crossing, Streets streets) {
        var meeting = new LinkedHashSet<Integer>();
        for (var name : crossing.streetNames()) {
            var street = streets.named(name, crossing.municipality());
            if (street != null) {
                meeting.add(street.number());
            }
        }
        if (meeting.size() >= 2 && !crossing.point().isNowhere()) {
            add(new Crossing(
                    "crossing:" + crossing.id(),
                    meeting,
                    String.join(" & ", crossing.streetNames()),
                    crossing.municipality(),
                    crossing.point()));
        }
    }

    private void addJunction(long where, Set<Integer> meeting, Streets streets) {
        var names = new TreeSet<String>();
        meeting.forEach(number -> names.add(streets.get(number).name()));
        var point = point(where);
        if (names.size() < 2 || isKnown(meeting, point)) {
            return;
        }
        var town = streets.get(meeting.iterator().next()).municipality();
        add(new Crossing("junction:" + where, meeting, String.join(" & ", names), town, point));
    }

    private boolean isKnown(Set<Integer> meeting, Point point) {
        return byStreet.getOrDefault(meeting.iterator().next(), List.of()).stream()
                .anyMatch(known ->
                        known.streets().containsAll(meeting) && known.point().metersTo(point) < 15);
    }

    private void add(Crossing crossing) {
        all.add(crossing);
        for (int street : crossing.streets()) {
            byStreet.computeIfAbsent(street, unused -> new ArrayList<>()).add(crossing);
        }
    }

    /// Six decimals, as packs carry them.
    private static long key(Point point) {
        return Math.round((point.latitude() + 90) * 1e6) * 1_000_000_000L + Math.round((point.longitude() + 180) * 1e6);
    }

    private static Point point(long key) {
        return new Point(key / 1_000_000_000L / 1e6 - 90, key % 1_000_000_000L / 1e6 - 180);
    }

    List<Crossing> all() {
        return all;
    }

    List<Crossing> of(Street street) {
        return byStreet.getOrDefault(street.number(), List.of());
    }

    /// Where both streets meet: once, several times, or never.
    List<Crossing> of(Street one, Street other) {
        return of(one).stream()
                .filter(crossing -> crossing.streets().contains(other.number()))
                .toList();
    }

    /// Whether only one street has an end here.
    boolean isDeadEnd(Point end) {
        return namesAt.getOrDefault(key(end), Set.of()).size() == 1 && endsAt.getOrDefault(key(end), 0) == 1;
    }

    /// `between Oak Street and Elm Street` for a centreline, empty when its ends meet nothing.
    String between(int piece) {
        var street = pack.streets().get(piece);
        var start = others(street.line().getFirst(), street.name());
        var end = others(street.line().getLast(), street.name());
        if (start == null && end == null) {
            return "";
        }
        if (start == null || end == null || start.equals(end)) {
            return "near " + (start == null ? Objects.requireNonNull(end) : start);
        }
        return "between " + start + " and " + end;
    }

    private @Nullable String others(Point end, String own) {
        return namesAt.getOrDefault(key(end), Set.of()).stream()
                .filter(name -> !name.equals(own) && !name.isBlank())
                .findFirst()
                .orElse(null);
    }
}
