package org.tocsin.app.maps;

import java.util.Locale;
import java.util.Random;
import org.tocsin.core.places.Point;

/// A point as people write it, by formulas of its own: what reads it back must not check itself.
final class Notations {
    private static final String DIGITS = "23456789CFGHJMPQRVWX";
    private static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";
    private static final String[] COLUMNS = {"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"};
    private static final String ROWS = "ABCDEFGHJKLMNPQRSTUV";

    private Notations() {}

    static String coordinates(Point point, Random random) {
        double north = point.latitude();
        double east = point.longitude();
        var n = north >= 0 ? "N" : "S";
        var e = east >= 0 ? "E" : "W";
        double a = Math.abs(north);
        double b = Math.abs(east);
        return switch (random.nextInt(9)) {
            case 0 -> format("%.5f, %.5f", north, east);
            case 1 -> format("%.5f %.5f", north, east);
            case 2 -> format("%.5f%s %.5f%s", a, n, b, e);
            case 3 -> format("%s%.5f, %s%.5f", n, a, e, b);
            case 4 -> format("lat %.5f long %.5f", north, east);
            case 5 -> format("%d°%.4f' %s, %d°%.4f' %s", (int) a, minutes(a), n, (int) b, minutes(b), e);
            case 6 ->
                format(
                        "%d°%d'%.1f\"%s %d°%d'%.1f\"%s",
                        (int) a, (int) minutes(a), seconds(a), n, (int) b, (int) minutes(b), seconds(b), e);
            case 7 ->
                format(
                        "%d deg %d min %.1f sec north, %d deg %d min %.1f sec west",
                        (int) a, (int) minutes(a), seconds(a), (int) b, (int) minutes(b), seconds(b));
            default -> format("geo:%.6f,%.6f", north, east);
        };
    }

    private static double minutes(double degrees) {
        return (degrees - (int) degrees) * 60;
    }

    private static double seconds(double degrees) {
        return (minutes(degrees) - (int) minutes(degrees)) * 60;
    }

    /// Ten digits of an Open Location Code, whole, or short with the town it is near.
    static String plusCode(Point point, String town, Random random) {
        double latitude = point.latitude() + 90;
        double longitude = point.longitude() + 180;
        double place = 20;
        var code = new StringBuilder();
        for (int pair = 0; pair < 5; pair++) {
            int row = (int) Math.floor(latitude / place);
            int column = (int) Math.floor(longitude / place);
            latitude -= row * place;
            longitude -= column * place;
            place /= 20;
            code.append(DIGITS.charAt(row)).append(DIGITS.charAt(column));
            if (pair == 3) {
                code.append('+');
            }
        }
        var whole = code.toString();
        return switch (random.nextInt(3)) {
            case 0 -> whole.substring(4) + " " + town;
            case 1 -> whole.toLowerCase(Locale.ROOT);
            default -> whole;
        };
    }

    /// Ten metres of the United States National Grid, by the series of Snyder (USGS paper 1395, 8-9 to 8-13).
    static String grid(Point point, Random random) {
        int zone = (int) Math.floor((point.longitude() + 180) / 6) + 1;
        double a = 6378137;
        double e2 = 0.00669437999014;
        double ep2 = e2 / (1 - e2);
        double phi = Math.toRadians(point.latitude());
        double n = a / Math.sqrt(1 - e2 * Math.sin(phi) * Math.sin(phi));
        double t = Math.pow(Math.tan(phi), 2);
        double c = ep2 * Math.pow(Math.cos(phi), 2);
        double aa = Math.cos(phi) * Math.toRadians(point.longitude() - (zone * 6 - 183));
        double m = a
                * ((1 - e2 / 4 - 3 * e2 * e2 / 64 - 5 * e2 * e2 * e2 / 256) * phi
                        - (3 * e2 / 8 + 3 * e2 * e2 / 32 + 45 * e2 * e2 * e2 / 1024) * Math.sin(2 * phi)
                        + (15 * e2 * e2 / 256 + 45 * e2 * e2 * e2 / 1024) * Math.sin(4 * phi)
                        - 35 * e2 * e2 * e2 / 3072 * Math.sin(6 * phi));
        double easting = 0.9996
                        * n
                        * (aa
                                + (1 - t + c) * Math.pow(aa, 3) / 6
                                + (5 - 18 * t + t * t + 72 * c - 58 * ep2) * Math.pow(aa, 5) / 120)
                + 500_000;
        double northing = 0.9996
                * (m
                        + n
                                * Math.tan(phi)
                                * (aa * aa / 2
                                        + (5 - t + 9 * c + 4 * c * c) * Math.pow(aa, 4) / 24
                                        + (61 - 58 * t + t * t + 600 * c - 330 * ep2) * Math.pow(aa, 6) / 720));
        if (point.latitude() < 0) {
            northing += 10_000_000;
        }
        char band = BANDS.charAt((int) Math.floor((point.latitude() + 80) / 8));
        char column = COLUMNS[zone % 3].charAt((int) (easting / 100_000) - 1);
        char row = ROWS.charAt(Math.floorMod((int) (northing / 100_000) + (zone % 2 == 0 ? 5 : 0), 20));
        var east = format("%04d", (int) (easting % 100_000 / 10));
        var north = format("%04d", (int) (northing % 100_000 / 10));
        return switch (random.nextInt(4)) {
            case 0 -> "" + zone + band + " " + column + row + " " + east + " " + north;
            case 1 -> "" + zone + band + column + row + east + north;
            case 2 -> "USNG " + zone + band + " " + column + row + " " + east + " " + north;
            default -> "" + column + row + " " + east + " " + north;
        };
    }

    private static String format(String pattern, Object... parts) {
        return String.format(Locale.ROOT, pattern, parts);
    }
}
