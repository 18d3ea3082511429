package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// Where a number stands on its street: at its own door, else between its neighbours, else along the range of its
/// block, else by the nearest number there is.
final class Numbering {
    /// Neighbours farther apart than this, in numbers or metres, say nothing about what lies between.
    private static final int MOST_NUMBERS_BETWEEN = 80;
    private static final double MOST_METERS_BETWEEN = 400;
    /// Doors of a range farther from its middle than this make the range a stretch, not a door.
    private static final double ONE_BUILDING_METERS = 60;
    private static final double CURB_METERS = 10;
    /// Numbers so far above the last known one are not between two doors.
    private static final int FAR_BEYOND = 40;

    private final CityPack pack;
    private final Doors doors;

    Numbering(CityPack pack, Doors doors) {
        this.pack = pack;
        this.doors = doors;
    }

    /// The best spot for the number; absent when the street has neither doors nor ranges.
    @Nullable
    Spot find(Street street, HouseNumber asked) {
        return asked.isRange() ? range(street, asked) : single(street, asked);
    }

    /// The best spot, and where else an unknown number may stand when the neighbours and the block disagree.
    List<Spot> list(Street street, HouseNumber asked) {
        var best = find(street, asked);
        if (best == null) {
            return List.of();
        }
        var spots = new ArrayList<Spot>();
        spots.add(best);
        if (!best.known() && !asked.isRange()) {
            addElsewhere(spots, alongRange(street, asked));
            addElsewhere(spots, nearest(street, asked, doors.lowest(street, asked.number())));
            addElsewhere(spots, beyond(street, asked));
        }
        return spots;
    }

    private static void addElsewhere(List<Spot> spots, @Nullable Spot other) {
        if (other != null
                && spots.stream().allMatch(spot -> spot.point().metersTo(other.point()) > ONE_BUILDING_METERS / 2)) {
            spots.add(other.secondChoice());
        }
    }

    private @Nullable Spot single(Street street, HouseNumber asked) {
        int at = doors.lowest(street, asked.number());
        int end = doors.end(street);
        int same = -1;
        for (int i = at; i < end && doors.at(i).number() == asked.number(); i++) {
            var suffix = HouseNumber.canonicalSuffix(doors.at(i).suffix());
            if (suffix.equals(asked.suffix())) {
                return doors.known(doors.position(i), 1, "");
            }
            same = same < 0 || suffix.isEmpty() ? i : same;
        }
        if (same >= 0) {
            return nearlyKnown(street, doors.position(same), asked);
        }
        return between(street, asked, at);
    }

    private Spot nearlyKnown(Street street, int position, HouseNumber asked) {
        var door = doors.door(position);
        var written = HouseNumber.written(door.number(), door.suffix());
        var why = asked.suffix().isEmpty()
                ? "no plain " + asked.number() + " " + street.name() + " is known, " + written + " is"
                : "no " + asked.written() + " is known, " + written + " is";
        var spot = doors.known(position, asked.suffix().isEmpty() ? 0.97 : 0.94, why);
        return new Spot(
                spot.door(),
                spot.piece(),
                spot.point(),
                spot.kind(),
                written,
                Exactness.INTERPOLATED,
                spot.sure(),
                why,
                true);
    }

    private @Nullable Spot between(Street street, HouseNumber asked, int at) {
        int below = neighbour(street, at - 1, -1, asked.number());
        int above = neighbour(street, at, 1, asked.number());
        if (below >= 0 && above >= 0) {
            var low = doors.at(below);
            var high = doors.at(above);
            int numbers = high.number() - low.number();
            if (numbers <= MOST_NUMBERS_BETWEEN && low.point().metersTo(high.point()) <= MOST_METERS_BETWEEN) {
                double part = (asked.number() - low.number()) / (double) numbers;
                return estimated(
                        doors.position(below),
                        -1,
                        blend(low.point(), high.point(), part),
                        asked,
                        Exactness.INTERPOLATED,
                        0.92,
                        "between " + low.number() + " and " + high.number());
            }
        }
        var ranged = alongRange(street, asked);
        return ranged != null ? ranged : nearest(street, asked, at);
    }

    /// The next door on the same side, looking one way; -1 for none.
    private int neighbour(Street street, int from, int step, int number) {
        for (int i = from; i >= doors.start(street) && i < doors.end(street); i += step) {
            var door = doors.at(i);
            if ((door.number() & 1) == (number & 1) && door.accuracyMeters() <= Doors.USELESS_METERS) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Spot alongRange(Street street, HouseNumber asked) {
        for (int piece : street.pieces()) {
            var line = pack.streets().get(piece);
            boolean left = holds(line.leftLow(), line.leftHigh(), asked.number());
            boolean right = holds(line.rightLow(), line.rightHigh(), asked.number());
            if (left || right) {
                int low = left ? line.leftLow() : line.rightLow();
                int high = left ? line.leftHigh() : line.rightHigh();
                double part = high == low ? 0.5 : (asked.number() - low) / (double) (high - low);
                var point = Lines.beside(line.line(), part, left ? -CURB_METERS : CURB_METERS);
                var why = "along the block numbered " + Math.min(low, high) + " to " + Math.max(low, high);
                return estimated(-1, piece, point, asked, Exactness.INTERPOLATED, 0.90, why);
            }
        }
        return null;
    }

    /// Whether a side's range holds the number; numbers may fall along the line, and a side has one parity.
    private static boolean holds(int low, int high, int number) {
        return low > 0
                && high > 0
                && Math.min(low, high) <= number
                && number <= Math.max(low, high)
                && (low & 1) == (number & 1);
    }

    private @Nullable Spot nearest(Street street, HouseNumber asked, int at) {
        int best = -1;
        int last = Math.min(doors.end(street), at + 2);
        for (int i = Math.max(doors.start(street), at - 2); i < last; i++) {
            if (best < 0 || gap(i, asked) < gap(best, asked)) {
                best = i;
            }
        }
        if (best < 0) {
            return null;
        }
        var door = doors.at(best);
        int gap = gap(best, asked);
        var why = "no " + asked.number() + " is known, the nearest number is " + door.number();
        boolean near = gap <= 10;
        return estimated(
                doors.position(best),
                -1,
                door.point(),
                asked,
                near ? Exactness.INTERPOLATED : Exactness.APPROXIMATE,
                near ? 0.86 : Math.max(0.45, 0.8 - gap / 400.0),
                why);
    }

    /// A number far above every known one: the end of the street behind the last door.
    private @Nullable Spot beyond(Street street, HouseNumber asked) {
        int last = doors.end(street) - 1;
        if (last < doors.start(street) || asked.number() - doors.at(last).number() < FAR_BEYOND) {
            return null;
        }
        var behind = doors.at(last).point();
        Point end = null;
        for (int piece : street.pieces()) {
            var line = pack.streets().get(piece);
            boolean after = Math.max(line.leftHigh(), line.rightHigh()) == 0
                    || Math.max(line.leftHigh(), line.rightHigh())
                            >= doors.at(last).number();
            for (var point : after ? List.of(line.line().getFirst(), line.line().getLast()) : List.<Point>of()) {
                end = end == null || point.metersTo(behind) > end.metersTo(behind) ? point : end;
            }
        }
        return end == null
                ? null
                : estimated(
                        -1,
                        -1,
                        end,
                        asked,
                        Exactness.APPROXIMATE,
                        0.44,
                        "the end of the street behind its last number, "
                                + doors.at(last).number());
    }

    /// How far off a known number is; a badly placed door counts as farther.
    private int gap(int i, HouseNumber asked) {
        var door = doors.at(i);
        int badly = door.accuracyMeters() > Doors.USELESS_METERS ? 40 : 0;
        return Math.abs(door.number() - asked.number()) + badly;
    }

    /// A range is its doors: the middle of those known, else where its numbers would stand.
    private @Nullable Spot range(Street street, HouseNumber asked) {
        var within = new ArrayList<Integer>();
        int parity = asked.number() & 1;
        boolean bothSides = parity != (asked.through() & 1);
        for (int i = doors.lowest(street, asked.number()); i < doors.end(street); i++) {
            int number = doors.at(i).number();
            if (number > asked.through()) {
                break;
            }
            if (bothSides || (number & 1) == parity) {
                within.add(doors.position(i));
            }
        }
        if (within.isEmpty()) {
            var start = single(street, asked);
            return start == null
                    ? null
                    : estimated(
                            start.door(),
                            start.piece(),
                            start.point(),
                            asked,
                            start.exactness(),
                            start.sure(),
                            start.why());
        }
        var middle = middle(within);
        double spread = within.stream()
                .mapToDouble(position -> middle.metersTo(doors.door(position).point()))
                .max()
                .orElse(0);
        boolean ends = within.stream().anyMatch(position -> doors.door(position).number() == asked.number())
                || within.stream().anyMatch(position -> doors.door(position).number() == asked.through());
        boolean vague =
                within.stream().anyMatch(position -> doors.door(position).accuracyMeters() > Doors.VAGUE_METERS);
        boolean exact = ends && spread <= ONE_BUILDING_METERS && !vague;
        var why = exact ? "" : "middle of " + within.size() + " known doors in the range";
        return new Spot(
                within.getFirst(),
                -1,
                middle,
                MatchKind.RANGE,
                asked.number() + "-" + asked.through(),
                exact
                        ? Exactness.EXACT
                        : spread <= ONE_BUILDING_METERS ? Exactness.INTERPOLATED : Exactness.APPROXIMATE,
                ends ? 0.99 : 0.95,
                why,
                false);
    }

    private Point middle(List<Integer> positions) {
        double latitude = 0;
        double longitude = 0;
        for (int position : positions) {
            latitude += doors.door(position).point().latitude();
            longitude += doors.door(position).point().longitude();
        }
        return new Point(latitude / positions.size(), longitude / positions.size());
    }

    private static Spot estimated(
            int door, int piece, Point point, HouseNumber asked, Exactness exactness, double sure, String why) {
        var written = asked.isRange()
                ? asked.number() + "-" + asked.through()
                : HouseNumber.written(asked.number(), asked.suffix());
        return new Spot(
                door,
                piece,
                point,
                asked.isRange() ? MatchKind.RANGE : MatchKind.ADDRESS,
                written,
                exactness,
                sure,
                why,
                false);
    }

    private static Point blend(Point a, Point b, double part) {
        return new Point(
                a.latitude() + part * (b.latitude() - a.latitude()),
                a.longitude() + part * (b.longitude() - a.longitude()));
    }
}
