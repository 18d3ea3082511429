package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.core.places.Point;

/// Latitude and longitude in every notation heard: decimal degrees, degrees and minutes, degrees, minutes and seconds,
/// with signs, letters or words, in either order when it says which is which.
final class Coordinates {
    private static final Pattern WORDS = Pattern.compile(
            "\\b(?:latitude|longitude|lat|long|lon|lng|geo|gps|coordinates|coords|degrees|degree|deg|minutes|minute|min|seconds|second|sec|by|and)\\b|[:=;]");
    private static final Pattern ALLOWED = Pattern.compile("[nsew0-9.,+\\- ]*");
    private static final Pattern PIECE = Pattern.compile("[nsew]|[+-]?\\d+(?:\\.\\d*)?|[+-]?\\.\\d+");

    private Coordinates() {}

    /// @param note what was assumed, empty for nothing
    record Reading(Point point, String note) {}

    /// One angle as it was written.
    private static final class Angle {
        final List<String> numbers = new ArrayList<>();
        char hemisphere;

        boolean isLatitude() {
            return hemisphere == 'n' || hemisphere == 's';
        }

        boolean isLongitude() {
            return hemisphere == 'e' || hemisphere == 'w';
        }

        double degrees() {
            boolean minus = numbers.getFirst().startsWith("-") || hemisphere == 's' || hemisphere == 'w';
            double degrees = 0;
            double unit = 1;
            for (var number : numbers) {
                degrees += Math.abs(Double.parseDouble(number)) / unit;
                unit *= 60;
            }
            return minus ? -degrees : degrees;
        }

        boolean isProper() {
            for (int i = 1; i < numbers.size(); i++) {
                double part = Double.parseDouble(numbers.get(i));
                if (!(part >= 0 && part < 60)) {
                    return false;
                }
            }
            return !numbers.isEmpty() && numbers.size() <= 3;
        }
    }

    /// @param home somewhere in the pack: decides between east and west when nobody said
    static Optional<Reading> read(String text, Point home) {
        var plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("\\bnorth\\b", "n")
                .replaceAll("\\bsouth\\b", "s")
                .replaceAll("\\beast\\b", "e")
                .replaceAll("\\bwest\\b", "w");
        boolean marked = plain.matches(".*[°º′″'\"].*") || WORDS.matcher(plain).find();
        plain = WORDS.matcher(plain)
                .replaceAll(" ")
                .replaceAll("[°º′″’”'\"()]", " ")
                .replace('−', '-')
                .strip();
        if (plain.length() > 80 || !ALLOWED.matcher(plain).matches()) {
            return Optional.empty();
        }
        var angles = split(plain);
        if (angles.size() != 2
                || !angles.getFirst().isProper()
                || !angles.getLast().isProper()) {
            return Optional.empty();
        }
        boolean lettered = angles.stream().allMatch(angle -> angle.hemisphere != 0);
        boolean decimal =
                angles.stream().allMatch(angle -> angle.numbers.getLast().matches(".*\\.\\d{3,}"));
        return lettered || decimal || marked ? settle(angles.getFirst(), angles.getLast(), home) : Optional.empty();
    }

    private static List<Angle> split(String plain) {
        var halves = plain.split(",", -1);
        if (halves.length == 2) {
            var both = new ArrayList<Angle>();
            for (var half : halves) {
                both.add(angle(pieces(half)));
            }
            return both;
        }
        var pieces = pieces(plain);
        int letters = (int) pieces.stream().filter(Coordinates::isLetter).count();
        if (halves.length > 2 || pieces.size() < 2 || (letters != 0 && letters != 2)) {
            return List.of();
        }
        int middle = pieces.size() / 2;
        return pieces.size() % 2 != 0
                ? List.of()
                : List.of(angle(pieces.subList(0, middle)), angle(pieces.subList(middle, pieces.size())));
    }

    private static List<String> pieces(String text) {
        return PIECE.matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    private static boolean isLetter(String piece) {
        return Character.isLetter(piece.charAt(0));
    }

    private static Angle angle(List<String> pieces) {
        var angle = new Angle();
        for (var piece : pieces) {
            if (isLetter(piece)) {
                angle.hemisphere = piece.charAt(0);
            } else {
                angle.numbers.add(piece);
            }
        }
        return angle;
    }

    private static Optional<Reading> settle(Angle first, Angle second, Point home) {
        boolean swapped = first.isLongitude() || second.isLatitude();
        var latitude = swapped ? second : first;
        var longitude = swapped ? first : second;
        if (latitude.isLongitude() || longitude.isLatitude()) {
            return Optional.empty();
        }
        double north = latitude.degrees();
        double east = longitude.degrees();
        var note = "";
        boolean plainSwap = !swapped && first.hemisphere == 0 && Math.abs(north) > 90 && Math.abs(east) <= 90;
        if (plainSwap) {
            double kept = north;
            north = east;
            east = kept;
            note = "longitude was given first";
        }
        boolean unsigned = longitude.hemisphere == 0 && latitude.hemisphere == 0 && east > 0;
        if (unsigned && home.longitude() < 0 && Math.abs(-east - home.longitude()) < 5) {
            east = -east;
            note = note.isEmpty() ? "west was assumed" : note + ", west was assumed";
        }
        if (!(Math.abs(north) <= 90 && Math.abs(east) <= 180)) {
            return Optional.empty();
        }
        return Optional.of(new Reading(new Point(north, east), note));
    }
}
