package org.tocsin.edge.geography.importer;

import org.tocsin.core.places.Point;

/// Positions of sources, as degrees to the seventh decimal or not at all.
final class Positions {
    private Positions() {}

    static Point point(String file, int row, double longitude, double latitude) {
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            boolean swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
            throw new MalformedSource(file + " record " + row + ": " + longitude + ", " + latitude
                    + (swapped
                            ? " has latitude and longitude swapped"
                            : " is not longitude and latitude in degrees (WGS 84): another projection?"));
        }
        return new Point(round(latitude), round(longitude));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }
}
