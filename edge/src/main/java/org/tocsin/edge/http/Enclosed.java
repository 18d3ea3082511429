package org.tocsin.edge.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.springframework.http.HttpStatus;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;

/// What lies within a perimeter: who must be told to leave or to stay in.
///
/// @param doors     how many, also those beyond the longest list of a street
/// @param hydrants  how many in service
/// @param truncated whether a street's list of numbers was cut
record Enclosed(int doors, List<EnclosedStreet> streets, List<EnclosedPlace> places, int hydrants, boolean truncated) {
    private static final int MOST_CORNERS = 1_000;
    private static final int MOST_NUMBERS = 200;

    /// @param numbers house numbers with their suffixes, in the order of the street
    record EnclosedStreet(String street, String municipality, int doors, List<String> numbers) {}

    record EnclosedPlace(String name, String category, double lat, double lon) {}

    /// @throws Refusal for a ring that encloses nothing
    static Enclosed of(CityPack pack, List<double[]> ring) {
        var outline = outline(ring);
        var byStreet = new TreeMap<String, List<CityPack.Door>>();
        for (var door : pack.doors()) {
            if (holds(outline, door.point())) {
                byStreet.computeIfAbsent(door.street() + '\n' + door.municipality(), unused -> new ArrayList<>())
                        .add(door);
            }
        }
        var streets = byStreet.values().stream().map(Enclosed::street).toList();
        int doors = streets.stream().mapToInt(EnclosedStreet::doors).sum();
        return new Enclosed(
                doors,
                streets,
                pack.commonPlaces().stream()
                        .filter(place -> holds(outline, place.point()))
                        .map(place -> new EnclosedPlace(
                                place.name(),
                                place.category(),
                                place.point().latitude(),
                                place.point().longitude()))
                        .toList(),
                (int) pack.hydrants().stream()
                        .filter(hydrant -> hydrant.inService() && holds(outline, hydrant.point()))
                        .count(),
                streets.stream().anyMatch(street -> street.numbers().size() < street.doors()));
    }

    private static EnclosedStreet street(List<CityPack.Door> doors) {
        var first = doors.getFirst();
        return new EnclosedStreet(
                first.street(),
                first.municipality(),
                doors.size(),
                doors.stream()
                        .sorted(Comparator.comparingInt(CityPack.Door::number).thenComparing(CityPack.Door::suffix))
                        .map(door -> door.number() + door.suffix())
                        .limit(MOST_NUMBERS)
                        .toList());
    }

    private static PointOnGeometryLocator outline(List<double[]> ring) {
        if (ring.size() < 3 || ring.size() > MOST_CORNERS || ring.stream().anyMatch(corner -> corner.length != 2)) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "malformed",
                    "A perimeter has 3 to " + MOST_CORNERS + " corners, each a longitude and a latitude.");
        }
        var corners = new Coordinate[ring.size() + 1];
        for (int i = 0; i < corners.length; i++) {
            var corner = ring.get(i % ring.size());
            corners[i] = new Coordinate(corner[0], corner[1]);
        }
        return new IndexedPointInAreaLocator(new GeometryFactory().createPolygon(corners));
    }

    private static boolean holds(PointOnGeometryLocator outline, Point point) {
        return outline.locate(new Coordinate(point.longitude(), point.latitude())) != Location.EXTERIOR;
    }
}
