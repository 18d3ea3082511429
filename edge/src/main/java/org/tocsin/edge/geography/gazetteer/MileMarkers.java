package org.tocsin.edge.geography.gazetteer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.CommonPlace;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// Markers along a highway: common places of the category `mile marker`, named `I-90 mile 12.4`. A marker said is found
/// exactly; a mile between two known ones is placed between them.
final class MileMarkers {
    static final String CATEGORY = "mile marker";

    private static final Pattern NAME =
            Pattern.compile("^(.*?)\\s+mile\\s+(\\d+(?:\\.\\d+)?)$", Pattern.CASE_INSENSITIVE);
    private static final String MILE = "(?:mile\\s*-?\\s*(?:marker|post)?|milepost|mm|mp)\\s*#?\\s*(\\d+(?:\\.\\d+)?)";
    private static final Pattern FIRST = Pattern.compile("^" + MILE + "(?:[\\s,]+(?:on|of|along)?\\s*(.*))?$");
    private static final Pattern LAST = Pattern.compile("^(.+?)[\\s,]+(?:at\\s+|near\\s+)?" + MILE + "(.*)$");
    /// Markers farther apart than this say nothing about what lies between.
    private static final double MOST_MILES_BETWEEN = 2.1;

    /// By route, then by mile.
    private final Map<String, TreeMap<Double, CommonPlace>> routes = new HashMap<>();

    MileMarkers(CityPack pack) {
        for (var place : pack.commonPlaces()) {
            var name = NAME.matcher(place.name());
            if (place.category().equals(CATEGORY) && !place.point().isNowhere() && name.matches()) {
                routes.computeIfAbsent(route(name.group(1)), any -> new TreeMap<>())
                        .put(Double.parseDouble(name.group(2)), place);
            }
        }
    }

    /// `Interstate 90 westbound` and `I-90` are one road; its number, and its letters unless they only say that it is
    /// one.
    private static String route(String words) {
        var kept = Words.of(words.replaceAll("(?i)\\bi-?(?=\\d)", "i ")).stream()
                .filter(
                        word -> !word.matches(
                                "i|interstate|us|route|rte|rt|highway|hwy|state|sr|the|bound|[nsew]b|(?:north|south|east|west)(?:bound)?"))
                .toList();
        return String.join(" ", kept);
    }

    void read(String main, Consumer<Candidate> answers) {
        var first = FIRST.matcher(main);
        var last = LAST.matcher(main);
        if (first.matches()) {
            var road = first.group(2) == null ? "" : route(first.group(2));
            answer(road, Double.parseDouble(first.group(1)), answers);
        } else if (last.matches()) {
            answer(route(last.group(1)), Double.parseDouble(last.group(2)), answers);
        }
    }

    private void answer(String road, double mile, Consumer<Candidate> answers) {
        routes.forEach((route, markers) -> {
            if (road.isEmpty() || road.equals(route)) {
                answer(markers, mile, answers);
            }
        });
    }

    private static void answer(TreeMap<Double, CommonPlace> markers, double mile, Consumer<Candidate> answers) {
        var known = markers.get(mile);
        var below = markers.lowerEntry(mile);
        var above = markers.higherEntry(mile);
        if (known != null) {
            answers.accept(candidate(known, known.name(), known.point(), Exactness.EXACT, "", 1));
        } else if (below != null && above != null && above.getKey() - below.getKey() <= MOST_MILES_BETWEEN) {
            double part = (mile - below.getKey()) / (above.getKey() - below.getKey());
            var a = below.getValue().point();
            var b = above.getValue().point();
            var between = new Point(
                    a.latitude() + part * (b.latitude() - a.latitude()),
                    a.longitude() + part * (b.longitude() - a.longitude()));
            var name = NAME.matcher(below.getValue().name()).replaceFirst("$1") + " mile " + number(mile);
            var why = "between the markers " + number(below.getKey()) + " and " + number(above.getKey());
            answers.accept(candidate(below.getValue(), name, between, Exactness.INTERPOLATED, why, 0.95));
        }
    }

    private static String number(double mile) {
        return String.format(Locale.ROOT, "%.2f", mile).replaceFirst("\\.?0+$", "");
    }

    private static Candidate candidate(
            CommonPlace marker, String name, Point point, Exactness exactness, String why, double score) {
        return new Candidate(
                "mile:" + name,
                MatchKind.MILE_MARKER,
                name,
                marker.municipality(),
                marker.address(),
                point,
                exactness,
                why,
                score,
                -1);
    }
}
