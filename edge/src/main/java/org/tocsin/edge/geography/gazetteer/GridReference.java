package org.tocsin.edge.geography.gazetteer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.core.places.Point;

/// United States National Grid and MGRS: `19T CG 28374 93712`, or without zone near home, `CG 2837 9371`.
final class GridReference {
    private static final Pattern FULL =
            Pattern.compile("^(\\d{1,2})\\s*([C-HJ-NP-X])\\s*([A-HJ-NP-Z])([A-HJ-NP-V])\\s*((?:\\d\\s*){0,10})$");
    private static final Pattern LOCAL =
            Pattern.compile("^([A-HJ-NP-Z])([A-HJ-NP-V])\\s*(\\d{2,5}\\s\\d{2,5}|\\d{4}|\\d{6}|\\d{8}|\\d{10})$");
    private static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";
    private static final String ROWS = "ABCDEFGHJKLMNPQRSTUV";
    private static final String[] COLUMNS = {"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"};

    // WGS 84, and Krüger's series for the transverse Mercator projection: true to a millimetre within a zone.
    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257223563;
    private static final double N = F / (2 - F);
    private static final double RECTIFYING_RADIUS = A / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
    private static final double SCALE = 0.9996;
    private static final double FALSE_EASTING = 500_000;
    private static final double FALSE_NORTHING = 10_000_000;
    private static final double ECCENTRICITY = Math.sqrt(F * (2 - F));
    private static final double[] BETA = {
        N / 2 - 2 * N * N / 3 + 37 * N * N * N / 96, N * N / 48 + N * N * N / 15, 17 * N * N * N / 480
    };

    private GridReference() {}

    /// @param center       middle of the square named
    /// @param squareMeters its side
    record Square(Point center, double squareMeters) {}

    /// @param home decides the zone when none was said
    static Optional<Square> read(String text, Point home) {
        var plain = text.toUpperCase(Locale.ROOT)
                .replaceFirst("^\\s*(?:USNG|MGRS|GRID)\\b[: ]*", "")
                .strip();
        if (plain.length() > 30) {
            return Optional.empty();
        }
        var full = FULL.matcher(plain);
        if (full.matches()) {
            int zone = Integer.parseInt(full.group(1));
            return square(
                    zone,
                    full.group(2).charAt(0),
                    full.group(3).charAt(0),
                    full.group(4).charAt(0),
                    full.group(5));
        }
        var local = LOCAL.matcher(plain);
        if (!local.matches()) {
            return Optional.empty();
        }
        int zone = Math.clamp((int) Math.floor((home.longitude() + 180) / 6) + 1, 1, 60);
        char band = BANDS.charAt(Math.clamp((int) Math.floor((home.latitude() + 80) / 8), 0, BANDS.length() - 1));
        return square(zone, band, local.group(1).charAt(0), local.group(2).charAt(0), local.group(3))
                .filter(square -> square.center().metersTo(home) < 150_000);
    }

    private static Optional<Square> square(int zone, char band, char column, char row, String digits) {
        var figures = digits.replaceAll("\\s", "");
        int columnNumber = zone < 1 || zone > 60 ? -1 : COLUMNS[zone % 3].indexOf(column);
        if (columnNumber < 0 || figures.length() % 2 != 0) {
            return Optional.empty();
        }
        int half = figures.length() / 2;
        double side = Math.pow(10, 5 - half);
        double east = half == 0 ? 0 : Integer.parseInt(figures.substring(0, half)) * side;
        double north = half == 0 ? 0 : Integer.parseInt(figures.substring(half)) * side;
        double easting = (columnNumber + 1) * 100_000 + east + side / 2;
        int rowNumber = Math.floorMod(ROWS.indexOf(row) - (zone % 2 == 0 ? 5 : 0), 20);
        double within = rowNumber * 100_000 + north + side / 2;
        return inBand(zone, band, easting, within).map(point -> new Square(point, side));
    }

    /// Row letters repeat every 2,000 km: the one within the band is meant, with a square's grace at its borders.
    private static Optional<Point> inBand(int zone, char band, double easting, double within) {
        int bandNumber = BANDS.indexOf(band);
        double south = -80 + bandNumber * 8;
        double north = band == 'X' ? 84 : south + 8;
        boolean southern = bandNumber < 10;
        for (int repeat = 0; repeat < 5; repeat++) {
            double northing = within + repeat * 2_000_000;
            var point = fromUtm(zone, easting, southern ? northing - FALSE_NORTHING : northing);
            if (point.isPresent()
                    && point.get().latitude() >= south - 1
                    && point.get().latitude() <= north + 1) {
                return point;
            }
        }
        return Optional.empty();
    }

    /// @param northing from the equator, negative to the south
    static Optional<Point> fromUtm(int zone, double easting, double northing) {
        double xi = northing / (SCALE * RECTIFYING_RADIUS);
        double eta = (easting - FALSE_EASTING) / (SCALE * RECTIFYING_RADIUS);
        double xiPrime = xi;
        double etaPrime = eta;
        for (int j = 1; j <= BETA.length; j++) {
            xiPrime -= BETA[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
            etaPrime -= BETA[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
        }
        double conformal = Math.asin(Math.sin(xiPrime) / Math.cosh(etaPrime));
        double latitude = geodetic(conformal);
        double longitude = Math.atan2(Math.sinh(etaPrime), Math.cos(xiPrime));
        double degreesEast = zone * 6 - 183 + Math.toDegrees(longitude);
        double degreesNorth = Math.toDegrees(latitude);
        return Math.abs(degreesNorth) <= 90 && Math.abs(degreesEast) <= 180
                ? Optional.of(new Point(degreesNorth, degreesEast))
                : Optional.empty();
    }

    /// Geodetic from conformal latitude, by Newton's fixed point: three rounds reach the last digit.
    private static double geodetic(double conformal) {
        double latitude = conformal;
        for (int round = 0; round < 8; round++) {
            double sine = ECCENTRICITY * Math.sin(latitude);
            latitude = 2
                            * Math.atan(Math.tan(Math.PI / 4 + conformal / 2)
                                    * Math.pow((1 + sine) / (1 - sine), ECCENTRICITY / 2))
                    - Math.PI / 2;
        }
        return latitude;
    }
}
