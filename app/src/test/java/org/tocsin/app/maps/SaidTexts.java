package org.tocsin.app.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Crossing;
import org.tocsin.core.places.CityPack.Door;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.gazetteer.AccuracyReport.Text;

/// Texts as staff type and callers say them, made from what a pack knows: the truth is the record they were made from.
/// The same seed makes the same list; the rules of the geocoder were not written while looking at it line by line.
final class SaidTexts {
    private static final double DOOR_METERS = 75;
    private static final double PLACE_METERS = 120;
    private static final double WELL_PLACED_METERS = 60;

    private final CityPack pack;
    private final Random random;
    private final List<Door> doors;
    private final Map<String, List<Door>> doorsOf;
    private final List<Crossing> crossings;
    private final Map<String, List<Text>> made = new TreeMap<>();
    private final Slips slips;

    private SaidTexts(CityPack pack, long seed) {
        this.pack = pack;
        random = new Random(seed);
        slips = new Slips(random);
        doors = pack.doors().stream()
                .filter(door -> !door.point().isNowhere() && door.accuracyMeters() <= WELL_PLACED_METERS)
                .toList();
        doorsOf = doors.stream().collect(Collectors.groupingBy(SaidTexts::street));
        var once = pack.crossings().stream()
                .collect(Collectors.groupingBy(
                        crossing -> crossing.municipality()
                                + crossing.streetNames().stream().sorted().toList(),
                        Collectors.counting()));
        crossings = pack.crossings().stream()
                .filter(crossing -> crossing.streetNames().size() == 2
                        && !crossing.streetNames()
                                .getFirst()
                                .equals(crossing.streetNames().getLast())
                        && once.getOrDefault(
                                        crossing.municipality()
                                                + crossing.streetNames().stream()
                                                        .sorted()
                                                        .toList(),
                                        0L)
                                == 1)
                .toList();
    }

    /// So many texts of each kind that the pack has anything of, by kind.
    static Map<String, List<Text>> of(CityPack pack, long seed, int each) {
        var texts = new SaidTexts(pack, seed);
        texts.addresses(each);
        texts.streets(each);
        texts.corners(each);
        texts.things(each);
        texts.points(each);
        return texts.made;
    }

    private static String street(Door door) {
        return door.street() + "|" + door.municipality();
    }

    private void put(String kind, String said, Point truth, double meters) {
        var list = made.computeIfAbsent(kind, any -> new ArrayList<>());
        list.add(new Text(kind + ":" + list.size(), said, truth, meters));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }

    private static String number(Door door) {
        var suffix = door.suffix().replaceFirst("^-", "");
        return suffix.isEmpty() ? "" + door.number() : door.number() + "-" + suffix;
    }

    private String cased(String said) {
        return switch (random.nextInt(4)) {
            case 0 -> said.toUpperCase(Locale.ROOT);
            case 1 -> said.toLowerCase(Locale.ROOT);
            default -> said;
        };
    }

    private String tail(Door door) {
        return switch (random.nextInt(5)) {
            case 0 -> ", " + door.municipality();
            case 1 -> ", " + door.municipality() + ", MA";
            case 2 -> " " + door.municipality().toUpperCase(Locale.ROOT);
            default -> "";
        };
    }

    private void doors(String kind, int each, List<Door> from, Function<Door, String> say) {
        for (int i = 0; i < each && !from.isEmpty(); i++) {
            var door = any(from);
            put(kind, say.apply(door), door.point(), DOOR_METERS);
        }
    }

    private void addresses(int each) {
        var plain = doors.stream().filter(door -> door.suffix().isEmpty()).toList();
        doors("address", each, plain, door -> cased(number(door) + " " + slips.type(door.street())) + tail(door));
        var suffixed = doors.stream().filter(door -> !door.suffix().isEmpty()).toList();
        doors("suffix", each, suffixed, door -> {
            var suffix = door.suffix().replaceFirst("^-", "");
            boolean letters = suffix.matches("[A-Z]");
            var said = any("-", letters ? "" : "-", letters ? " " : "-");
            return cased(door.number() + said + suffix + " " + slips.type(door.street())) + tail(door);
        });
        doors(
                "unit",
                each,
                plain,
                door -> cased(number(door) + " " + slips.type(door.street())
                        + any(" #", ", Unit ", " Apt ", " apt. ", ", Suite ")
                        + any("1", "2B", "14", "3F", "312", "B")
                        + any("", "", ", 3rd floor", ", 2nd fl")
                        + (random.nextBoolean() ? "" : ", " + door.municipality())));
        doors(
                "caller",
                each,
                plain,
                door -> any(
                                "I'm at ",
                                "in front of ",
                                "We're right by ",
                                "it's ",
                                "the house at ",
                                "somebody is lying in front of ",
                                "there's smoke coming out of ",
                                "um, I think it is ",
                                "behind ",
                                "across from ",
                                "next to ")
                        + number(door) + " " + slips.type(door.street()));
        doors("slip", each, plain, door -> number(door) + " " + slips.finger(door.street()) + tail(door));
        doors("sound", each, plain, door -> number(door) + " " + slips.ear(door.street()) + tail(door));
        var telling = plain.stream().filter(this::isOnlyOfName).toList();
        doors("no type", each, telling, door -> number(door) + " " + Slips.name(door.street()) + tail(door));
        ranges(each);
    }

    /// Without its type this name means one street only.
    private boolean isOnlyOfName(Door door) {
        var name = Slips.name(door.street());
        return !name.equals(door.street())
                && pack.streets().stream()
                        .filter(street -> Slips.name(street.name()).equals(name))
                        .allMatch(street -> street.name().equals(door.street()));
    }

    private void ranges(int each) {
        for (int i = 0, tries = 0; i < each && tries < each * 20; tries++) {
            var low = any(doors);
            var high = doorsOf.get(street(low)).stream()
                    .filter(door -> door.number() > low.number()
                            && door.number() <= low.number() + 12
                            && (door.number() & 1) == (low.number() & 1)
                            && door.point().metersTo(low.point()) < DOOR_METERS)
                    .findFirst();
            if (high.isPresent()) {
                i++;
                var said = low.number() + any("-", "-", " - ", " to ", "/")
                        + high.get().number() + " " + slips.type(low.street());
                put("range", cased(said) + any("", " #2", ", unit 1"), low.point(), DOOR_METERS + 50);
            }
        }
    }

    private void streets(int each) {
        var aliases = pack.streets().stream()
                .flatMap(street -> street.aliases().stream().map(alias -> Map.entry(alias, street)))
                .filter(entry -> doorsOf.containsKey(
                        entry.getValue().name() + "|" + entry.getValue().municipalityLeft()))
                .toList();
        for (int i = 0; i < each && !aliases.isEmpty(); i++) {
            var alias = any(aliases);
            var door = any(
                    doorsOf.get(alias.getValue().name() + "|" + alias.getValue().municipalityLeft()));
            put("alias", cased(number(door) + " " + alias.getKey()) + tail(door), door.point(), DOOR_METERS);
        }
        for (int i = 0; i < each; i++) {
            var door = any(doors);
            int hundred = door.number() / 100 * 100;
            var block = doorsOf.get(street(door)).stream()
                    .filter(other -> other.number() / 100 * 100 == hundred)
                    .map(Door::point)
                    .toList();
            if (hundred > 0) {
                double reach =
                        block.stream().mapToDouble(door.point()::metersTo).max().orElse(0);
                var said = any(hundred + " block of " + door.street(), door.street() + " " + hundred + " block");
                put("block", cased(said), door.point(), PLACE_METERS + reach);
            }
        }
    }

    private void corners(int each) {
        BiFunction<String, String, String> pair = (a, b) -> any(
                a + " & " + b,
                a + " and " + b,
                a + " at " + b,
                a + " @ " + b,
                a + "/" + b,
                "corner of " + a + " and " + b,
                "NE corner, " + a + " @ " + b,
                "the intersection of " + a + " and " + b,
                a + " near " + b,
                a + " by " + b,
                a + " x " + b,
                a + " off " + b,
                a + " opp. " + b,
                "accident at " + a + " and " + b,
                a + ", corner " + b);
        for (int i = 0; i < each && !crossings.isEmpty(); i++) {
            var crossing = any(crossings);
            boolean turned = random.nextBoolean();
            var a = slips.type(crossing.streetNames().get(turned ? 1 : 0));
            var b = slips.type(crossing.streetNames().get(turned ? 0 : 1));
            put("crossing", cased(pair.apply(a, b)), crossing.point(), PLACE_METERS);
            put("crossing slip", pair.apply(slips.finger(a), b), crossing.point(), PLACE_METERS);
        }
        for (int i = 0, tries = 0; i < each && tries < each * 30 && !crossings.isEmpty(); tries++) {
            var crossing = any(crossings);
            var along = crossing.streetNames().getFirst();
            var near = doorsOf.getOrDefault(along + "|" + crossing.municipality(), List.of()).stream()
                    .filter(door -> door.point().metersTo(crossing.point()) < DOOR_METERS)
                    .findFirst();
            if (near.isPresent()) {
                i++;
                var said = number(near.get()) + " " + along + any(" near ", " at ", ", corner of ", " (on ", " by ")
                        + crossing.streetNames().getLast();
                put(
                        "door by crossing",
                        cased(said.contains("(") ? said + ")" : said),
                        near.get().point(),
                        PLACE_METERS);
            }
        }
    }

    private void things(int each) {
        var names = pack.commonPlaces().stream()
                .filter(place -> !place.isPremises()
                        && !place.point().isNowhere()
                        && place.name().length() > 5)
                .toList();
        var often = names.stream().collect(Collectors.groupingBy(CityPack.CommonPlace::name, Collectors.counting()));
        var single = names.stream()
                .filter(place -> often.getOrDefault(place.name(), 0L) == 1
                        && !place.category().equals("mile marker")
                        && place.extentMeters() <= PLACE_METERS)
                .toList();
        for (int i = 0; i < each && !single.isEmpty(); i++) {
            var place = any(single);
            put("place", cased(any("", "", "the ", "I'm at ", "by the ") + place.name()), place.point(), PLACE_METERS);
            put(
                    "place noise",
                    place.name() + any(" (rear entrance)", " - Location 2", ", 2nd floor lobby", " parking lot"),
                    place.point(),
                    PLACE_METERS);
            put("place slip", slips.finger(place.name()), place.point(), PLACE_METERS);
        }
        var bridges = single.stream()
                .filter(place -> place.category().equals("bridge"))
                .toList();
        IntStream.range(0, bridges.isEmpty() ? 0 : each / 4)
                .mapToObj(i -> any(bridges))
                .forEach(bridge -> put("bridge", any("on the ", "the ", "") + bridge.name(), bridge.point(), 250));
        numbered(
                "pole",
                each,
                pack.poles(),
                CityPack.Pole::number,
                CityPack.Pole::point,
                "pole ",
                "light pole #",
                "Street light ");
        numbered(
                "hydrant",
                each,
                pack.hydrants(),
                CityPack.Hydrant::id,
                CityPack.Hydrant::point,
                "hydrant ",
                "fire hydrant #",
                "HYDRANT NO ");
        numbered(
                "fire box",
                each,
                pack.fireBoxes(),
                CityPack.FireBox::number,
                CityPack.FireBox::point,
                "box ",
                "Fire box #",
                "fire alarm box ");
    }

    private <T> void numbered(
            String kind, int each, List<T> all, Function<T, String> id, Function<T, Point> point, String... lead) {
        var often = all.stream()
                .collect(Collectors.groupingBy(
                        one -> id.apply(one).replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT),
                        Collectors.counting()));
        var single = all.stream()
                .filter(one -> !point.apply(one).isNowhere()
                        && often.get(id.apply(one)
                                        .replaceAll("[^A-Za-z0-9]", "")
                                        .toLowerCase(Locale.ROOT))
                                == 1)
                .toList();
        for (int i = 0; i < each && !single.isEmpty(); i++) {
            var one = any(single);
            put(kind, any(lead) + id.apply(one), point.apply(one), DOOR_METERS);
        }
    }

    private void points(int each) {
        for (int i = 0; i < each; i++) {
            var point = any(doors).point();
            put("coordinates", Notations.coordinates(point, random), point, 25);
            put("grid", Notations.grid(point, random), point, 25);
            put("plus code", Notations.plusCode(point, any(doors).municipality(), random), point, 25);
        }
    }
}
