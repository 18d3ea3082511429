package org.tocsin.edge.live.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.closures.ClosureCommand;
import org.tocsin.core.line.Parsed;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.MatchKind;

/// Finds the street somebody wants closed by its name: between two others, or one block. A street that several towns
/// have is asked about, never guessed.
record SpokenClosing(CityPack pack, Gazetteer gazetteer) {
    private static final int CANDIDATES = 12;
    /// What scores this much less than the best is not meant.
    private static final double CLEAR_LEAD = 0.08;

    private record Stretch(String town, String label, List<CityPack.Street> pieces) {}

    MapReader.Reading read(Parsed.CloseStreet words) {
        var found = words.from().isEmpty() ? block(words.street()) : stretches(words);
        if (found.isEmpty()) {
            return unclear(
                    words.from().isEmpty()
                            ? "No block is known as \"" + words.street()
                                    + "\". Say from where to where: CS River St/Main St/Oak St."
                            : "\"" + words.street() + "\" does not lead from \"" + words.from() + "\" to \""
                                    + words.to() + "\" on this map. Draw the closure on the map instead.");
        }
        if (found.size() > 1) {
            var towns = new TreeSet<String>();
            found.forEach(stretch -> towns.add(stretch.town()));
            return unclear(found.getFirst().label() + " is in " + String.join(" and in ", towns) + ". Say which town: "
                    + words.street() + ", " + towns.first() + (words.from().isEmpty() ? "." : "/..."));
        }
        var stretch = found.getFirst();
        return new MapReader.Reading.Read(new ClosureCommand.Close(
                stretch.pieces().stream().map(CityPack.Street::id).toList(), stretch.label(), words.reason(), null));
    }

    private static MapReader.Reading unclear(String words) {
        return new MapReader.Reading.Unclear(new RequestRejection.StreetUnknown(words));
    }

    /// One for each town where the street crosses both others.
    private List<Stretch> stretches(Parsed.CloseStreet words) {
        var found = new ArrayList<Stretch>();
        for (var from : crossings(words.street(), words.from())) {
            for (var to : crossings(words.street(), words.to())) {
                var name = shared(from, to);
                var known = found.stream().anyMatch(each -> each.town().equals(from.municipality()));
                if (name == null || known || !from.municipality().equals(to.municipality())) {
                    continue;
                }
                var pieces = new StreetRun(pack.streets().stream()
                                .filter(street -> street.name().equalsIgnoreCase(name))
                                .toList())
                        .between(from.point(), to.point());
                if (!pieces.isEmpty()) {
                    var label = name + " from " + other(from, name) + " to " + other(to, name);
                    found.add(new Stretch(from.municipality(), label, pieces));
                }
            }
        }
        return found;
    }

    /// Known crossings only: a guessed one would close another street. The town may be said with the street; where it
    /// is
    /// not, each town that has such a crossing is asked for its own.
    private List<Match> crossings(String street, String cross) {
        int comma = street.indexOf(',');
        var said = (comma < 0 ? street : street.substring(0, comma)) + " & " + cross;
        var town = comma < 0 ? "" : street.substring(comma + 1).strip().toLowerCase(Locale.ROOT);
        return crossings(said)
                .map(Match::municipality)
                .distinct()
                .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(town))
                .flatMap(each -> crossings(said + ", " + each)
                        .filter(match -> match.municipality().equals(each) && match.exactness() == Exactness.EXACT))
                .toList();
    }

    private Stream<Match> crossings(String said) {
        return gazetteer.find(said, null, CANDIDATES).stream().filter(match -> match.kind() == MatchKind.INTERSECTION);
    }

    /// The street both crossings are on.
    private static @Nullable String shared(Match from, Match to) {
        var names = List.of(to.label().split(" & "));
        for (var name : from.label().split(" & ")) {
            if (names.contains(name) && !from.label().equals(to.label())) {
                return name;
            }
        }
        return null;
    }

    private static String other(Match crossing, String street) {
        for (var name : crossing.label().split(" & ")) {
            if (!name.equals(street)) {
                return name;
            }
        }
        return crossing.label();
    }

    /// The piece a block, a door or a crossing-free street lies on.
    private List<Stretch> block(String words) {
        var pieces = new StreetPieces(pack);
        var found = new ArrayList<Stretch>();
        var matches = gazetteer.find(words, null, CANDIDATES);
        double least = matches.isEmpty() ? 0 : matches.getFirst().score() - CLEAR_LEAD;
        for (var match : matches) {
            if (match.score() < least) {
                continue;
            }
            boolean onStreet = switch (match.kind()) {
                case ADDRESS, RANGE, BLOCK -> true;
                default -> false;
            };
            if (!onStreet || found.stream().anyMatch(each -> each.town().equals(match.municipality()))) {
                continue;
            }
            pieces.nearest(match.point(), streetOf(match))
                    .ifPresent(piece ->
                            found.add(new Stretch(match.municipality(), pieces.label(List.of(piece)), List.of(piece))));
        }
        return found;
    }

    /// The longest street name the label ends with, absent when there is none.
    private @Nullable String streetOf(Match match) {
        var label = match.label().toLowerCase(Locale.ROOT);
        @Nullable String longest = null;
        for (var street : pack.streets()) {
            var name = street.name().toLowerCase(Locale.ROOT);
            if (!name.isBlank()
                    && label.endsWith(" " + name)
                    && (longest == null || name.length() > longest.length())) {
                longest = name;
            }
        }
        return longest;
    }
}
