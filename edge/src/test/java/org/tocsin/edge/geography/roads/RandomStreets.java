package org.tocsin.edge.geography.roads;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;

/// Small made-up networks: a crooked grid with gaps, one-ways, bent pieces and mixed speeds.
final class RandomStreets {
    private static final double SOUTH = 42.30;
    private static final double WEST = -71.20;

    private final Random random;
    private final int side;

    RandomStreets(long seed, int side) {
        random = new Random(seed);
        this.side = side;
    }

    List<Street> grid() {
        var corners = new Point[side][side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                corners[row][column] = corner(row, column);
            }
        }
        var streets = new ArrayList<Street>();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                if (column + 1 < side && random.nextInt(10) > 0) {
                    streets.add(piece(streets.size(), corners[row][column], corners[row][column + 1]));
                }
                if (row + 1 < side && random.nextInt(10) > 0) {
                    streets.add(piece(streets.size(), corners[row][column], corners[row + 1][column]));
                }
            }
        }
        return streets;
    }

    Point somewhere() {
        double degrees = side * 0.001;
        return rounded(SOUTH + random.nextDouble() * degrees, WEST + random.nextDouble() * degrees);
    }

    private Point corner(int row, int column) {
        return rounded(
                SOUTH + row * 0.001 + random.nextDouble() * 0.0004,
                WEST + column * 0.001 + random.nextDouble() * 0.0004);
    }

    private static Point rounded(double latitude, double longitude) {
        return new Point(Math.round(latitude * 1e6) / 1e6, Math.round(longitude * 1e6) / 1e6);
    }

    private Street piece(int number, Point a, Point b) {
        var line = new ArrayList<Point>();
        line.add(a);
        if (random.nextInt(3) == 0) {
            line.add(rounded(
                    (a.latitude() + b.latitude()) / 2 + random.nextDouble() * 0.0002,
                    (a.longitude() + b.longitude()) / 2 + random.nextDouble() * 0.0002));
        }
        line.add(b);
        int oneWay = random.nextInt(4) == 0 ? (random.nextBoolean() ? 1 : -1) : 0;
        var classes = new RoadClass[] {RoadClass.RESIDENTIAL, RoadClass.SECONDARY, RoadClass.FOOTWAY};
        var roadClass = classes[random.nextInt(20) == 0 ? 2 : random.nextInt(2)];
        return street("s" + number, line, roadClass, 20 + random.nextInt(50), oneWay);
    }

    static Street street(String id, List<Point> line, RoadClass roadClass, double speedKmh, int oneWay) {
        return new Street(
                id, "Street " + id, List.of(), "Town", "Town", 0, 0, 0, 0, roadClass, speedKmh, oneWay, null, line);
    }
}
