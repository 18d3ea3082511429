package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Door;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// The known doors of each street in order of number.
final class Doors {
    /// A door placed worse than this is not exact; placed worse than the other, it tells nothing of its neighbours.
    static final double VAGUE_METERS = 60;
    static final double USELESS_METERS = 150;

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
            // A door nobody placed has no point to send anybody to: its number is looked for between its neighbours.
            var street = doors.get(i).point().isNowhere()
                    ? null
                    : streets.named(doors.get(i).street(), doors.get(i).municipality());
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
        byNumber = Arrays.stream(order)
                .mapToLong(position -> (long) door(position).number() << 32 | position)
                .sorted()
                .mapToInt(code -> (int) code)
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
        return nearest(low, end, near, most).stream()
                .map(position -> known(position, 1, ""))
                .toList();
    }

    /// A common number stands at ten thousand doors: only the nearest few are ever put in order.
    private List<Integer> nearest(int from, int to, Point near, int most) {
        record Near(int position, double squareDegrees) {}
        double narrow = Math.cos(Math.toRadians(near.latitude()));
        var best = new PriorityQueue<Near>(Comparator.comparingDouble(found -> -found.squareDegrees()));
        for (int i = from; i < to; i++) {
            var point = door(byNumber[i]).point();
            double north = point.latitude() - near.latitude();
            double east = (point.longitude() - near.longitude()) * narrow;
            double square = north * north + east * east;
            if (best.size() < most || square < best.element().squareDegrees()) {
                best.add(new Near(byNumber[i], square));
                if (best.size() > most) {
                    best.remove();
                }
            }
        }
        return best.stream()
                .sorted(Comparator.comparingDouble(Near::squareDegrees))
                .map(Near::position)
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

    Spot known(int position, double sure, String why) {
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
    int lowest(Street street, int number) {
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

    /// First place of a street in the order of doors.
    int start(Street street) {
        return first[street.number()];
    }

    /// One behind the last.
    int end(Street street) {
        return first[street.number() + 1];
    }

    /// Position in the pack of the door at a place in the order.
    int position(int place) {
        return order[place];
    }

    Door at(int place) {
        return door(order[place]);
    }
}
