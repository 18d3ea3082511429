package org.tocsin.edge.live.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;

/// The pieces of street of one map, as somebody points at them.
record StreetPieces(CityPack pack) {
    /// As far as a finger on a map may be off the street it means.
    static final double REACH_METERS = 100;
    /// As far as the end of a piece may be from the point of its crossing.
    private static final double CROSSING_METERS = 25;

    Optional<CityPack.Street> find(String id) {
        return pack.streets().stream().filter(street -> street.id().equals(id)).findFirst();
    }

    /// The piece within reach nearest to a point.
    ///
    /// @param name as signed or an alias, in any case; absent or blank for any
    Optional<CityPack.Street> nearest(Point point, @Nullable String name) {
        CityPack.@Nullable Street nearest = null;
        double least = REACH_METERS;
        for (var street : pack.streets()) {
            double meters = isCalled(street, name) ? metersTo(street.line(), point) : Double.POSITIVE_INFINITY;
            if (meters <= least) {
                least = meters;
                nearest = street;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static boolean isCalled(CityPack.Street street, @Nullable String name) {
        return name == null
                || name.isBlank()
                || street.name().equalsIgnoreCase(name.strip())
                || street.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(name.strip()));
    }

    /// `River Street between Main Street and Oak Street`, as far as the map knows the crossings at its ends.
    String label(List<CityPack.Street> pieces) {
        return pieces.stream().map(this::label).distinct().limit(4).collect(Collectors.joining("; "))
                + (pieces.size() > 4 ? "; and more" : "");
    }

    private String label(CityPack.Street piece) {
        var name = piece.name().isBlank() ? "unnamed street" : piece.name();
        var ends = Stream.of(piece.line().getFirst(), piece.line().getLast())
                .map(end -> crossing(end, piece.name()))
                .filter(crossing -> !crossing.isEmpty())
                .distinct()
                .toList();
        return switch (ends.size()) {
            case 0 -> name;
            case 1 -> name + " at " + ends.getFirst();
            default -> name + " between " + ends.getFirst() + " and " + ends.getLast();
        };
    }

    private String crossing(Point end, String without) {
        var others = new TreeSet<String>();
        for (var crossing : pack.crossings()) {
            if (crossing.point().metersTo(end) <= CROSSING_METERS) {
                others.addAll(crossing.streetNames());
            }
        }
        others.removeIf(other -> other.toLowerCase(Locale.ROOT).equals(without.toLowerCase(Locale.ROOT)));
        return others.isEmpty() ? "" : others.first();
    }

    /// On a plane that touches the earth at the point: exact enough within a town.
    private static double metersTo(List<Point> line, Point point) {
        double least = Double.POSITIVE_INFINITY;
        double perLatitude = 111_195;
        double perLongitude = perLatitude * Math.cos(Math.toRadians(point.latitude()));
        for (int i = 1; i < line.size(); i++) {
            double x1 = (line.get(i - 1).longitude() - point.longitude()) * perLongitude;
            double y1 = (line.get(i - 1).latitude() - point.latitude()) * perLatitude;
            double dx = (line.get(i).longitude() - point.longitude()) * perLongitude - x1;
            double dy = (line.get(i).latitude() - point.latitude()) * perLatitude - y1;
            double squared = dx * dx + dy * dy;
            double along = squared == 0 ? 0 : Math.clamp(-(x1 * dx + y1 * dy) / squared, 0.0, 1.0);
            least = Math.min(least, Math.hypot(x1 + along * dx, y1 + along * dy));
        }
        return least;
    }
}
