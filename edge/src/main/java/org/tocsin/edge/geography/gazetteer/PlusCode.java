package org.tocsin.edge.geography.gazetteer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.core.places.Point;

/// Open Location Codes: `87JC9VFR+2V`, or short with a town near by, `9VFR+2V`.
final class PlusCode {
    private static final String DIGITS = "23456789CFGHJMPQRVWX";
    private static final Pattern FORM =
            Pattern.compile("\\b([2-9CFGHJMPQRVWX]{2,8}0{0,6}\\+[2-9CFGHJMPQRVWX]{0,7})(?![\\p{L}\\p{N}])");
    private static final int SEPARATOR = 8;
    private static final int PAIRS = 10;

    private PlusCode() {}

    /// @param radiusMeters half the diagonal of the code's cell
    record Cell(Point center, double heightDegrees, double widthDegrees) {
        double radiusMeters() {
            double height = heightDegrees * Lines.METERS_PER_DEGREE;
            double width = widthDegrees * Lines.metersPerLongitude(center.latitude());
            return Math.hypot(height, width) / 2;
        }
    }

    /// The first code in the text; a short one is completed near `home`.
    static Optional<Cell> read(String text, Point home) {
        var match = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (!match.find()) {
            return Optional.empty();
        }
        var code = match.group(1);
        int plus = code.indexOf('+');
        var padding = code.indexOf('0');
        boolean sound =
                plus % 2 == 0 && code.length() - plus != 2 && (padding < 0 || padding % 2 == 0 && code.endsWith("+"));
        if (!sound || plus > SEPARATOR || padding >= 0 && plus != SEPARATOR) {
            return Optional.empty();
        }
        return plus == SEPARATOR ? decode(code) : shortCode(code, plus, home);
    }

    private static Optional<Cell> decode(String code) {
        var digits = code.replace("+", "").replace("0", "");
        double height = 400;
        double width = 400;
        double south = -90;
        double west = -180;
        int at = 0;
        for (; at + 1 < Math.min(digits.length(), PAIRS); at += 2) {
            height /= 20;
            width /= 20;
            south += DIGITS.indexOf(digits.charAt(at)) * height;
            west += DIGITS.indexOf(digits.charAt(at + 1)) * width;
        }
        for (; at < digits.length(); at++) {
            height /= 5;
            width /= 4;
            int digit = DIGITS.indexOf(digits.charAt(at));
            south += digit / 4 * height;
            west += digit % 4 * width;
        }
        double latitude = south + height / 2;
        double longitude = west + width / 2;
        return Math.abs(latitude) > 90 || Math.abs(longitude) > 180
                ? Optional.empty()
                : Optional.of(new Cell(new Point(latitude, longitude), height, width));
    }

    /// The cell of that ending nearest to home.
    private static Optional<Cell> shortCode(String code, int plus, Point home) {
        int missing = SEPARATOR - plus;
        var prefix = encode(home).substring(0, missing);
        var nearby = decode(prefix + code);
        if (nearby.isEmpty()) {
            return nearby;
        }
        double step = Math.pow(20, 2 - missing / 2);
        var cell = nearby.get();
        double latitude = closest(cell.center().latitude(), home.latitude(), step, 90);
        double longitude = closest(cell.center().longitude(), home.longitude(), step, 180);
        return Optional.of(new Cell(new Point(latitude, longitude), cell.heightDegrees(), cell.widthDegrees()));
    }

    private static double closest(double found, double home, double step, double limit) {
        if (found - home > step / 2 && found - step >= -limit) {
            return found - step;
        }
        return home - found > step / 2 && found + step <= limit ? found + step : found;
    }

    /// Ten digits, the size of a house.
    static String encode(Point point) {
        double north = Math.min(point.latitude(), 89.999999) + 90;
        double east = (point.longitude() + 180) % 360;
        // Counted in the smallest pair cells, so that no rounding moves a border.
        long rows = (long) Math.floor(Math.round(north * 1e9) / 1e9 * 8000);
        long columns = (long) Math.floor(Math.round(east * 1e9) / 1e9 * 8000);
        var code = new char[PAIRS];
        for (int pair = PAIRS - 2; pair >= 0; pair -= 2) {
            code[pair] = DIGITS.charAt((int) (rows % 20));
            code[pair + 1] = DIGITS.charAt((int) (columns % 20));
            rows /= 20;
            columns /= 20;
        }
        var digits = new String(code);
        return digits.substring(0, SEPARATOR) + "+" + digits.substring(SEPARATOR);
    }
}
