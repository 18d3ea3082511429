package org.tocsin.edge.geography;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;

/// A hand-made pack: two towns side by side, each with a Main Street, crossed by avenues every 200 metres.
public final class TwoTowns {
    public static final Point HOME = new Point(42.4000, -71.1000);
    private static final double NORTH = 0.0018;
    private static final double EAST = 0.0024;
    private static final List<String> ACROSS =
            List.of("Massachusetts Ave", "Elm St", "Third St", "St Mary Rd", "Mt Auburn St", "Elm St N");
    private static final List<String> ALONG = List.of("Main St", "River St", "OBrien Hwy", "Kinnaird St");

    private final List<CityPack.Street> streets = new ArrayList<>();
    private final List<CityPack.Crossing> crossings = new ArrayList<>();
    private final List<CityPack.Door> doors = new ArrayList<>();

    private TwoTowns() {}

    public static CityPack pack() {
        return new TwoTowns().build();
    }

    private CityPack build() {
        town("Ashford", 0);
        town("Birchwood", ACROSS.size());
        suffixes();
        return new CityPack(
                new CityPack.Manifest(1, "Two towns", "v1", "none", "made by hand", "America/New_York", HOME),
                streets,
                crossings,
                doors,
                List.of(
                        place("p1", "The Middle East Restaurant", "restaurant", at(0.5, 0.2)),
                        place("p2", "Ashford Public Library - Valente Branch", "library", at(2.1, 2.5)),
                        place("p3", "Harvard Bridge", "bridge", at(3.2, 0.1)),
                        place("p4", "Jefferson Park Apartments", "housing", at(3.1, 3.1))),
                List.of(
                        box(BoundaryKind.MUNICIPALITY, "Ashford", -1, ACROSS.size() - 0.5),
                        box(BoundaryKind.MUNICIPALITY, "Birchwood", ACROSS.size() - 0.5, 2 * ACROSS.size()),
                        box(BoundaryKind.FIRE_ENGINE, "Engine 1", -1, 2),
                        box(BoundaryKind.FIRE_ENGINE, "Engine 2", 2, 2 * ACROSS.size())),
                List.of(),
                List.of(),
                List.of(new CityPack.Hydrant("H-0042", at(1, 1), 1200, true)),
                List.of(new CityPack.FireBox("1234", "Main St & Elm St", "Ashford", at(0, 1))),
                List.of(new CityPack.Pole("15-24", "Elm St", at(1.5, 1))),
                List.of(),
                List.of());
    }

    private static CityPack.CommonPlace place(String id, String name, String category, Point point) {
        return new CityPack.CommonPlace(id, name, List.of(), category, "", "Ashford", point);
    }

    public static Point at(double north, double east) {
        return new Point(
                Math.round((HOME.latitude() + north * NORTH) * 1e6) / 1e6,
                Math.round((HOME.longitude() + east * EAST) * 1e6) / 1e6);
    }

    private static CityPack.Boundary box(BoundaryKind kind, String name, double west, double east) {
        return new CityPack.Boundary(
                kind, name, List.of(List.of(at(-1, west), at(-1, east), at(6, east), at(6, west))));
    }

    private void town(String town, int shift) {
        for (int along = 0; along < ALONG.size(); along++) {
            for (int across = 0; across < ACROSS.size(); across++) {
                if (across + 1 < ACROSS.size()) {
                    piece(town, ALONG.get(along), at(along, shift + across), at(along, shift + across + 1), across);
                }
                if (along + 1 < ALONG.size()) {
                    piece(town, ACROSS.get(across), at(along, shift + across), at(along + 1, shift + across), along);
                }
                crossings.add(new CityPack.Crossing(
                        town + along + across,
                        List.of(ALONG.get(along), ACROSS.get(across)),
                        town,
                        at(along, shift + across)));
            }
        }
    }

    /// Odd numbers to the left, even to the right, a hundred to each piece; known doors 1, 5, ... and 2, 6, ...
    private void piece(String town, String name, Point from, Point to, int order) {
        int low = order * 100;
        var aliases = Map.of("Massachusetts Ave", List.of("Mass Ave"), "Third St", List.of("Court St"))
                .getOrDefault(name, List.of());
        var id = town + "-" + name + "-" + order;
        streets.add(new CityPack.Street(
                id,
                name,
                aliases,
                town,
                town,
                low + 1,
                low + 99,
                low + 2,
                low + 98,
                CityPack.RoadClass.RESIDENTIAL,
                40,
                0,
                null,
                List.of(from, to)));
        for (int number = low + 1; number < low + 60; number += number % 2 == 1 ? 1 : 3) {
            double part = (number - low) / 100.0;
            double side = number % 2 == 1 ? 0.00008 : -0.00008;
            var point = new Point(
                    from.latitude() + part * (to.latitude() - from.latitude()) + side,
                    from.longitude() + part * (to.longitude() - from.longitude()) - side);
            doors.add(new CityPack.Door(
                    town + "/" + name + "/" + number, number, "", name, town, id, point, "dwelling", List.of()));
        }
    }

    private void suffixes() {
        int next = 0;
        for (var suffix : List.of("A", "-20", "1/2", "R")) {
            doors.add(new CityPack.Door(
                    "suffix" + next,
                    47,
                    suffix,
                    "River St",
                    "Ashford",
                    null,
                    at(1.05, 0.47 + next++ * 0.02),
                    "",
                    List.of()));
        }
    }
}
