package org.tocsin.edge.geography.tiles;

/// Web Mercator (EPSG:3857) with the whole map as the unit square: x to the east, y to the south.
final class Mercator {
    private static final double NORTHMOST_DEGREES = 85.051_128_779_806_59;

    private Mercator() {}

    static double x(double longitude) {
        return longitude / 360 + 0.5;
    }

    static double y(double latitude) {
        double sin = Math.sin(Math.toRadians(Math.clamp(latitude, -NORTHMOST_DEGREES, NORTHMOST_DEGREES)));
        return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    }

    static double longitude(double x) {
        return (x - 0.5) * 360;
    }

    static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh((1 - 2 * y) * Math.PI)));
    }
}
