package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Door;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// The known doors of each street in order of number, and where a number nobody knows would stand: between its
/// neighbours, else along the range of its block.
final class Doors {
    /// Neighbours farther apart than this, in numbers or metres, say nothing about what lies between.
    private static final int MOST_NUMBERS_BETWEEN = 80;

    private static final double MOST_METERS_BETWEEN = 400;
    /// Doors of a range farther from its middle than this make the range a stretch, not a door.
    private static final double ONE_BUILDING_METERS = 60;

    private static final double CURB_METERS = 10;
    /// A door placed worse than this is not exact; placed worse than the other, it tells nothing of its neighbours.
    private static final double VAGUE_METERS = 60;

    private static final double USELESS_METERS = 150;

    private final CityPack pack;
    /// Positions of doors in the pack, street by street, by number within.
    private final int[] order;
    private final int[] first;
    private final Map<String, Integer> pieceById;
    /// The same doors by number alone.
    private final int[] byNumber;

    private final Streets streets;
    private final int[] streetOf;

    Doors(CityPack pack, Streets streets) {
        this.pack = pack;
        this.streets = streets;
        var doors = pack.doors();
        streetOf = new int[doors.size()];
        first = new int[streets.size() + 1];
        for (int i = 0; i < streetOf.length; i++) {
            var street = streets.named(doors.get(i).street(), doors.get(i).municipality());
            streetOf[i] = street == null ? -1 : street.number();
            if (street != null) {
                first[street.number() + 1]++;
            }
        }
        for (int i = 0; i < streets.size(); i++) {
            first[i + 1] += first[i];
        }
        order = new int[first[streets.size()]];
        var next = Arrays.copyOf(first, streets.size());
        for (int i = 0; i < streetOf.length; i++) {
            if (streetOf[i] >= 0) {
                order[next[streetOf[i]]++] = i;
            }
        }
        pieceById = HashMap.newHashMap(pack.streets().size());
        for (int piece = 0; piece < pack.streets().size(); piece++) {
            pieceById.put(pack.streets().get(piece).id(), piece);
        }
        for (int street = 0; street < streets.size(); street++) {
            sort(first[street], first[street + 1]);
        }
        byNumber = java.util.stream.IntStream.of(order)
                .boxed()
                .sorted(java.util.Comparator.comparingInt(
                        position -> door(position).number()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    Street street(int position) {
        return streets.get(streetOf[position]);
    }

    /// Doors with this number in any street, nearest to a point first.
    List<Spot> numbered(int number, Point near, int most) {
        int low = 0;
        int high = byNumber.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (door(byNumber[middle]).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = low;
        while (end < byNumber.length && door(byNumber[end]).number() == number) {
            end++;
        }
        double narrow = Math.cos(Math.toRadians(near.latitude()));
        return java.util.stream.IntStream.range(low, end)
                .mapToObj(i -> byNumber[i])
                .sorted(java.util.Comparator.comparingDouble(position -> {
                    var point = door(position).point();
                    return Math.hypot(
                            point.latitude() - near.latitude(), (point.longitude() - near.longitude()) * narrow);
                }))
                .limit(most)
                .map(position -> known(position, 1, ""))
                .toList();
    }

    private void sort(int from, int to) {
        var part = new Integer[to - from];
        for (int i = from; i < to; i++) {
            part[i - from] = order[i];
        }
        Arrays.sort(part, (a, b) -> {
            var one = pack.doors().get(a);
            var other = pack.doors().get(b);
            int byNumber = Integer.compare(one.number(), other.number());
            return byNumber != 0
                    ? byNumber
                    : HouseNumber.canonicalSuffix(one.suffix()).compareTo(HouseNumber.canonicalSuffix(other.suffix()));
        });
        for (int i = from; i < to; i++) {
            order[i] = part[i - from];
        }
    }

    /// Where a number stands on a street.
    ///
    /// @param door  position of the door in the pack, -1 for none
    /// @param piece position of the centreline in the pack, -1 for unknown
    /// @param sure  1 for a known door, less for less
    /// @param known the number itself is known, however well it is placed
    record Spot(
            int door,
            int piece,
            Point point,
            MatchKind kind,
            String written,
            Exactness exactness,
            double sure,
            String why,
            boolean known) {

        Spot secondChoice() {
            return new Spot(door, piece, point, kind, written, exactness, sure * 0.85, "or here: " + why, known);
        }
    }

    int count(Street street) {
        return first[street.number() + 1] - first[street.number()];
    }

    Door door(int position) {
        return pack.doors().get(position);
    }

    /// The centreline in front of a door, -1 when its pack does not say.
    int piece(int position) {
        var id = door(position).streetId();
        return id == null ? -1 : pieceById.getOrDefault(id, -1);
    }

    /// Whether any door of the street is placed better than somewhere along it.
    boolean areWellPlaced(Street street) {
        return on(street).stream().anyMatch(door -> door.accuracyMeters() <= USELESS_METERS);
    }

    List<Spot> known(Street street) {
        var spots = new ArrayList<Spot>();
        for (int i = first[street.number()]; i < first[street.number() + 1]; i++) {
            spots.add(known(order[i], 1, ""));
        }
        return spots;
    }

    List<Door> on(Street street) {
        var doors = new ArrayList<Door>();
        for (int i = first[street.number()]; i < first[street.number() + 1]; i++) {
            doors.add(door(order[i]));
        }
        return doors;
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
            addElsewhere(spots, nearest(street, asked, lowest(street, asked.number())));
        }
        return spots;
    }

    private static void addElsewhere(List<Spot> spots, @Nullable Spot other) {
        if (other != null
                && spots.stream().allMatch(spot -> spot.point().metersTo(other.point()) > ONE_BUILDING_METERS / 2)) {
            spots.add(other.secondChoice());
        }
    }

    /// Doors whose number begins with the digits typed so far, in order.
    List<Spot> beginning(Street street, String digits, int most) {
        var spots = new ArrayList<Spot>();
        for (int i = first[street.number()]; i < first[street.number() + 1] && spots.size() < most; i++) {
            if (Integer.toString(door(order[i]).number()).startsWith(digits)) {
                spots.add(known(order[i], 1, ""));
            }
        }
        return spots;
    }

    private @Nullable Spot single(Street street, HouseNumber asked) {
        int at = lowest(street, asked.number());
        int end = first[street.number() + 1];
        int same = -1;
        for (int i = at; i < end && door(order[i]).number() == asked.number(); i++) {
            var suffix = HouseNumber.canonicalSuffix(door(order[i]).suffix());
            if (suffix.equals(asked.suffix())) {
                return known(order[i], 1, "");
            }
            same = same < 0 || suffix.isEmpty() ? i : same;
        }
        if (same >= 0) {
            return nearlyKnown(street, order[same], asked);
        }
        return between(street, asked, at);
    }

    private Spot nearlyKnown(Street street, int position, HouseNumber asked) {
        var door = door(position);
        var written = HouseNumber.written(door.number(), door.suffix());
        var why = asked.suffix().isEmpty()
                ? "no plain " + asked.number() + " " + street.name() + " is known, " + written + " is"
                : "no " + asked.written() + " is known, " + written + " is";
        var spot = known(position, asked.suffix().isEmpty() ? 0.97 : 0.94, why);
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

    private Spot known(int position, double sure, String why) {
        var door = door(position);
        if (door.accuracyMeters() > VAGUE_METERS) {
            var vague = "the map places this door only to %.0f m".formatted(door.accuracyMeters());
            return new Spot(
                    position,
                    -1,
                    door.point(),
                    MatchKind.ADDRESS,
                    HouseNumber.written(door.number(), door.suffix()),
                    Exactness.INTERPOLATED,
                    sure * 0.99,
                    why.isEmpty() ? vague : why + "; " + vague,
                    true);
        }
        return new Spot(
                position,
                -1,
                door.point(),
                MatchKind.ADDRESS,
                HouseNumber.written(door.number(), door.suffix()),
                Exactness.EXACT,
                sure,
                why,
                true);
    }

    /// First place in the order with this number or a higher one.
    private int lowest(Street street, int number) {
        int low = first[street.number()];
        int high = first[street.number() + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (door(order[middle]).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private @Nullable Spot between(Street street, HouseNumber asked, int at) {
        int below = neighbour(street, at - 1, -1, asked.number());
        int above = neighbour(street, at, 1, asked.number());
        if (below >= 0 && above >= 0) {
            var low = door(order[below]);
            var high = door(order[above]);
            int numbers = high.number() - low.number();
            if (numbers <= MOST_NUMBERS_BETWEEN && low.point().metersTo(high.point()) <= MOST_METERS_BETWEEN) {
                double part = (asked.number() - low.number()) / (double) numbers;
                return estimated(
                        order[below],
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
        for (int i = from; i >= first[street.number()] && i < first[street.number() + 1]; i += step) {
            var door = door(order[i]);
            if ((door.number() & 1) == (number & 1) && door.accuracyMeters() <= USELESS_METERS) {
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
        int last = Math.min(first[street.number() + 1], at + 2);
        for (int i = Math.max(first[street.number()], at - 2); i < last; i++) {
            if (best < 0 || gap(i, asked) < gap(best, asked)) {
                best = i;
            }
        }
        if (best < 0) {
            return null;
        }
        var door = door(order[best]);
        int gap = gap(best, asked);
        var why = "no " + asked.number() + " is known, the nearest number is " + door.number();
        boolean near = gap <= 10;
        return estimated(
                order[best],
                -1,
                door.point(),
                asked,
                near ? Exactness.INTERPOLATED : Exactness.APPROXIMATE,
                near ? 0.86 : Math.max(0.45, 0.8 - gap / 400.0),
                why);
    }

    /// How far off a known number is; a badly placed door counts as farther.
    private int gap(int i, HouseNumber asked) {
        var door = door(order[i]);
        int badly = door.accuracyMeters() > USELESS_METERS ? 40 : 0;
        return Math.abs(door.number() - asked.number()) + badly;
    }

    /// A range is its doors: the middle of those known, else where its numbers would stand.
    private @Nullable Spot range(Street street, HouseNumber asked) {
        var within = new ArrayList<Integer>();
        int parity = asked.number() & 1;
        boolean bothSides = parity != (asked.through() & 1);
        for (int i = lowest(street, asked.number()); i < first[street.number() + 1]; i++) {
            int number = door(order[i]).number();
            if (number > asked.through()) {
                break;
            }
            if (bothSides || (number & 1) == parity) {
                within.add(order[i]);
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
                .mapToDouble(position -> middle.metersTo(door(position).point()))
                .max()
                .orElse(0);
        boolean ends = within.stream().anyMatch(position -> door(position).number() == asked.number())
                || within.stream().anyMatch(position -> door(position).number() == asked.through());
        boolean vague = within.stream().anyMatch(position -> door(position).accuracyMeters() > VAGUE_METERS);
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
            latitude += door(position).point().latitude();
            longitude += door(position).point().longitude();
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
