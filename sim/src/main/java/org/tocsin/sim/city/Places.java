package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tocsin.core.places.CityPack.CommonPlace;
import org.tocsin.core.places.CityPack.Crossing;
import org.tocsin.core.places.Point;

/// Places people name instead of an address: schools, churches, shops, squares, parks, stations, bridges.
final class Places {
    private final CityPlan plan;
    private final WordLists words;
    private final WordLists kinds;
    private final List<String> towns;
    private final List<House> houses;
    private final List<List<House>> ofTown = new ArrayList<>();
    private final Set<House> taken = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    /// Schools children of the neighbourhood go to.
    private final List<School> schools = new ArrayList<>();
    private final List<CommonPlace> list = new ArrayList<>();
    private final Dice dice;

    /// @param name as its area is called too
    record School(String name, int town, House house) {}

    Places(CityPlan plan, WordLists words, List<String> towns, List<House> houses) {
        this.plan = plan;
        this.words = words;
        this.kinds = WordLists.read("places.txt");
        this.towns = towns;
        this.dice = plan.dice("places");
        towns.forEach(town -> ofTown.add(new ArrayList<>()));
        this.houses = houses;
        houses.forEach(house -> ofTown.get(house.town).add(house));
    }

    List<CommonPlace> list() {
        return list;
    }

    /// The elementary schools, each of which has an area.
    List<School> schools() {
        return schools;
    }

    /// A free door for something, nearest to a position, on the kind of street asked for; it is taken by the asker.
    House take(int town, double x, double y, Course.Role smallest, String use) {
        var near = ofTown.get(town).isEmpty() ? houses : ofTown.get(town);
        House best = near.getFirst();
        double nearest = Double.MAX_VALUE;
        for (var house : near) {
            double weight = house.run.role.ordinal() <= smallest.ordinal() ? 1 : 3;
            double d = (Plane.distance(house.x(), house.y(), x, y) + 30) * weight;
            if (d < nearest && !taken.contains(house)) {
                nearest = d;
                best = house;
            }
        }
        occupy(best, use);
        return best;
    }

    private House any(int town, double least, double most, String use) {
        var near = ofTown.get(town).isEmpty() ? houses : ofTown.get(town);
        House pick = dice.pick(near);
        for (int attempt = 0; attempt < 40; attempt++) {
            boolean fits = pick.lot.built() >= least && pick.lot.built() <= most && !taken.contains(pick);
            if (fits) {
                break;
            }
            pick = dice.pick(near);
        }
        occupy(pick, use);
        return pick;
    }

    private void occupy(House house, String use) {
        taken.add(house);
        house.use = use;
        house.units = List.of();
    }

    void add(String name, List<String> aliases, String category, House house) {
        add(name, aliases, category, house.address(), house.town, house.point());
    }

    void add(String name, List<String> aliases, String category, String address, int town, Point point) {
        add(name, aliases, category, address, town, point, 0);
    }

    /// @param extentMeters how far it reaches from the point
    void add(
            String name,
            List<String> aliases,
            String category,
            String address,
            int town,
            Point point,
            double extentMeters) {
        String id = "P%05d".formatted(list.size() + 1);
        list.add(
                new CommonPlace(id, name, aliases, category, address, towns.get(town), point, Math.rint(extentMeters)));
    }

    /// Offices of each town in its middle, then schools, churches and shops by the number of doors.
    void furnishTowns() {
        for (var site : plan.towns.list()) {
            int t = site.index();
            String town = towns.get(t);
            add(
                    town + (t == 0 ? " City Hall" : " Town Hall"),
                    List.of(t == 0 ? "City Hall" : "Town Hall"),
                    "government",
                    take(t, site.x(), site.y(), Course.Role.COLLECTOR, "government"));
            add(
                    town + " Public Library",
                    List.of(town + " Library"),
                    "library",
                    take(t, site.x(), site.y(), Course.Role.COLLECTOR, "library"));
            add(
                    town + " Post Office",
                    List.of(),
                    "post office",
                    take(t, site.x(), site.y(), Course.Role.COLLECTOR, "post office"));
            add(
                    town + " High School",
                    List.of(town + " High", initials(town) + "HS"),
                    "school",
                    any(t, 0.1, 0.6, "school"));
            int doors = ofTown.get(t).size();
            schools(t, doors / 1_400);
            branch(t, doors / 6_000);
            homes(t, doors / 2_200 + 1);
            churches(t, doors / 700 + 1);
            shops(t, doors / 45);
        }
    }

    private static String initials(String name) {
        var initials = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            initials.append(word.charAt(0));
        }
        return initials.toString();
    }

    private void schools(int town, int count) {
        for (int i = 0; i < count; i++) {
            var house = any(town, 0, 0.8, "school");
            String stem = dice.chance(0.5)
                    ? words.get("families").get(dice.below(words.get("families").size()))
                    : stem(house);
            String level = i % 3 == 2 ? " Middle School" : " Elementary School";
            String name = fresh(stem + level, town);
            add(name, List.of(stem + " School"), "school", house);
            if (i % 3 != 2) {
                schools.add(new School(name, town, house));
            }
        }
        for (int i = 0; i < count / 2 + 1; i++) {
            String name =
                    fresh(dice.pick(words.get("given")) + dice.pick(List.of("'s Day Care", "'s Nursery School")), town);
            add(name, List.of(), "day care", any(town, 0, 0.9, "day care"));
        }
    }

    private void branch(int town, int count) {
        for (int i = 0; i < count; i++) {
            var house = any(town, 0.05, 0.7, "library");
            add(fresh(stem(house) + " Branch Library", town), List.of(stem(house) + " Library"), "library", house);
        }
    }

    private void homes(int town, int count) {
        for (int i = 0; i < count; i++) {
            String stem = dice.pick(words.get("families"));
            var house = any(town, 0, 0.8, "care home");
            house.units = List.of("101", "102", "103", "104", "201", "202", "203", "204");
            add(fresh(stem + " " + dice.pick(kinds.get("homes")), town), List.of(stem + " Home"), "care home", house);
        }
    }

    private void churches(int town, int count) {
        for (int i = 0; i < count; i++) {
            String saint = dice.pick(kinds.get("saints"));
            boolean saintly = dice.chance(0.5);
            String name = saintly ? "Saint " + saint + " Church" : dice.pick(kinds.get("congregations"));
            var aliases = saintly ? List.of("St " + saint, "St " + saint + "'s") : List.<String>of();
            add(fresh(name, town), aliases, "place of worship", any(town, 0, 0.95, "place of worship"));
        }
    }

    private void shops(int town, int count) {
        for (int i = 0; i < count; i++) {
            String[] kind = dice.pick(kinds.get("shops")).split("\\|", -1);
            var house = any(town, i % 4 == 0 ? 0 : 0.2, 1, kind[1]);
            String owner = switch (dice.below(4)) {
                case 0 -> dice.pick(words.get("given")) + "'s";
                case 1 -> stem(house);
                case 2 -> dice.pick(kinds.get("adjectives"));
                default -> dice.pick(words.get("families"));
            };
            String name = fresh(owner + " " + kind[0], town);
            add(name, List.of(), kind[1], house);
        }
    }

    /// The name, with the town before it when another place has it already.
    private String fresh(String name, int town) {
        if (names.add(name)) {
            return name;
        }
        String longer = name + " of " + towns.get(town);
        for (int n = 2; !names.add(longer); n++) {
            longer = name + " of " + towns.get(town) + " No. " + n;
        }
        return longer;
    }

    /// First word of the street a door is on.
    private static String stem(House house) {
        int end = house.run.name.lastIndexOf(' ');
        return end < 0 ? house.run.name : house.run.name.substring(0, end);
    }

    /// Squares where large streets meet, busiest first.
    void squares(List<Crossing> large) {
        int wanted = 3 + plan.scale.addresses() / 1_500;
        var shuffled = new ArrayList<>(large);
        dice.shuffle(shuffled);
        for (var crossing : shuffled.subList(0, Math.min(wanted, shuffled.size()))) {
            String name = fresh(dice.pick(words.get("families")) + " Square", towns.indexOf(crossing.municipality()));
            String where = crossing.streetNames().get(0) + " & "
                    + crossing.streetNames().get(1);
            add(
                    name,
                    List.of(name.replace(" Square", " Sq")),
                    "square",
                    where,
                    towns.indexOf(crossing.municipality()),
                    crossing.point());
        }
    }

    String parkName(double x, double y, int town, boolean large) {
        boolean central = plan.towns.density(x, y) > 0.8;
        String stem = dice.chance(0.6) ? dice.pick(words.get("families")) : dice.pick(words.get("trees"));
        String kind = large
                ? dice.pick(List.of(" Park", " Woods", " Cemetery", " Reservation", " Golf Course"))
                : central
                        ? dice.pick(List.of(" Common", " Green"))
                        : dice.pick(List.of(" Park", " Playground", " Field"));
        return fresh(stem + kind, town);
    }

    String pondName(int town) {
        return fresh(
                dice.pick(words.get("nature")) + dice.pick(List.of(" Pond", " Pond", " Lake", " Reservoir")), town);
    }
}
