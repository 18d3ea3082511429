package org.tocsin.core.places;

/// A position in WGS 84 degrees.
public record Point(double latitude, double longitude) {
    private static final double EARTH_RADIUS_METERS = 6_371_008.8;

    public Point {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("not on the earth: " + latitude + ", " + longitude);
        }
    }

    /// Great-circle distance in metres on the mean sphere: within 0.5 % of the ellipsoid.
    public double metersTo(Point other) {
        double dLat = Math.toRadians(other.latitude - latitude);
        double dLon = Math.toRadians(other.longitude - longitude);
        double a = square(StrictMath.sin(dLat / 2))
                + StrictMath.cos(Math.toRadians(latitude))
                        * StrictMath.cos(Math.toRadians(other.latitude))
                        * square(StrictMath.sin(dLon / 2));
        return 2 * EARTH_RADIUS_METERS * StrictMath.asin(Math.min(1, StrictMath.sqrt(a)));
    }

    /// 0/0 is what a broken device says: kept for the record, never used to recommend.
    public boolean isNowhere() {
        return Math.abs(latitude) < 1e-4 && Math.abs(longitude) < 1e-4;
    }

    private static double square(double x) {
        return x * x;
    }
}
