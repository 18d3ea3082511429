package org.tocsin.edge.geography.tiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.CommonPlace;
import org.tocsin.core.places.CityPack.Ground;
import org.tocsin.core.places.Point;

/// Names to read on the map: places and grounds, the larger and the better known sooner, each once where lists overlap.
final class PlaceNames {
    /// Names of the same place in two lists stand within this, or within its ground.
    private static final double SAME_METERS = 250;
    /// A place this near to a station or hospital that has a mark of its own is that one.
    private static final double MARKED_METERS = 120;
    /// A name gets its room on the map when its ground is this wide on the screen.
    private static final double ROOM_PIXELS = 60;
    /// Metres to a pixel at zoom 0 on the equator, with tiles of 512 pixels.
    private static final double METERS_PER_PIXEL = 40_075_016.7 / 512;

    private static final double METERS_PER_DEGREE = 111_000;

    private static final int BY_ROOM_FROM = 12;
    private static final Set<String> MARKED = Set.of("fire station", "police station", "hospital", "ems");
    private static final Set<String> LANDMARKS = Set.of(
            "school",
            "city school",
            "private school",
            "college",
            "university",
            "station",
            "library",
            "government",
            "clinic",
            "elderly housing",
            "museum",
            "park",
            "city park",
            "water",
            "cemetery",
            "mall",
            "stadium");
    private static final Set<String> MINOR = Set.of("memorial", "call box", "parking", "garden", "community garden");

    private PlaceNames() {}

    /// @param kind what it is: a ground's kind or a place's category, in lower case
    /// @param rank 1 for landmarks, 2 for the rest, 3 for what only few ask for
    record Name(String words, String kind, int rank, int fromZoom, Point point, double reachMeters) {}

    static List<Name> of(CityPack pack) {
        var names = new ArrayList<Name>();
        pack.grounds().stream()
                .filter(ground -> !ground.name().isEmpty() && !isRail(ground))
                .map(PlaceNames::named)
                .forEach(names::add);
        pack.commonPlaces().stream()
                .filter(place -> !place.isPremises() && !isMarked(pack, place))
                .map(PlaceNames::named)
                .forEach(names::add);
        return onceEach(names);
    }

    static boolean isRail(Ground ground) {
        return ground.kind().equals("rail");
    }

    private static Name named(Ground ground) {
        var middle = Middle.of(ground.rings());
        int zoom = zoomOf(middle.radiusMeters(), middle.point());
        return new Name(ground.name(), ground.kind(), 1, zoom, middle.point(), middle.radiusMeters());
    }

    private static Name named(CommonPlace place) {
        var kind = place.category().toLowerCase(Locale.ROOT);
        int rank = LANDMARKS.contains(kind) ? 1 : MINOR.contains(kind) ? 3 : 2;
        int least = rank == 1 ? 14 : rank == 2 ? 15 : 16;
        int zoom = Math.min(least, zoomOf(place.extentMeters(), place.point()));
        return new Name(place.name(), kind, rank, zoom, place.point(), place.extentMeters());
    }

    private static int zoomOf(double radiusMeters, Point at) {
        if (radiusMeters <= 0) {
            return CityTiles.DEEPEST_ZOOM;
        }
        double metersPerPixel = METERS_PER_PIXEL * Math.cos(Math.toRadians(at.latitude()));
        double zoom = Math.log(ROOM_PIXELS * metersPerPixel / (2 * radiusMeters)) / Math.log(2);
        return Math.clamp((long) Math.ceil(zoom), BY_ROOM_FROM, CityTiles.DEEPEST_ZOOM);
    }

    /// Stations and hospitals have marks with their names.
    private static boolean isMarked(CityPack pack, CommonPlace place) {
        var kind = place.category().toLowerCase(Locale.ROOT);
        return MARKED.contains(kind)
                && (pack.stations().stream().anyMatch(each -> each.point().metersTo(place.point()) < MARKED_METERS)
                        || pack.hospitals().stream()
                                .anyMatch(each -> each.point().metersTo(place.point()) < MARKED_METERS));
    }

    /// Of two of the same name near each other the one with the larger ground.
    private static List<Name> onceEach(List<Name> names) {
        Map<String, List<Name>> kept = new HashMap<>();
        var all = new ArrayList<Name>();
        names.stream()
                .sorted(Comparator.comparingDouble(Name::reachMeters).reversed())
                .forEach(name -> {
                    var same = kept.computeIfAbsent(bare(name.words()), unused -> new ArrayList<>());
                    if (same.stream().noneMatch(other -> isSame(other, name))) {
                        same.add(name);
                        all.add(name);
                    }
                });
        return all;
    }

    /// `Rindge & Latin School` and `Rindge and Latin School` are one.
    private static String bare(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replace("&", "and")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static boolean isSame(Name larger, Name smaller) {
        double reach = Math.max(SAME_METERS, larger.reachMeters());
        // Shops of one name stand all over a large city: most are told apart without trigonometry.
        double north = Math.abs(larger.point().latitude() - smaller.point().latitude()) * METERS_PER_DEGREE;
        return north < reach && larger.point().metersTo(smaller.point()) < reach;
    }
}
