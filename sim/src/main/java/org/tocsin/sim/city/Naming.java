package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.sim.city.NameBook.Style;

/// Names the runs: old roads after where they lead, numbered streets side by side, common names in every town, the rest
/// from the town's [NameBook].
final class Naming {
    private static final List<String> ORDINALS = List.of(
            "First",
            "Second",
            "Third",
            "Fourth",
            "Fifth",
            "Sixth",
            "Seventh",
            "Eighth",
            "Ninth",
            "Tenth",
            "Eleventh",
            "Twelfth");
    private static final List<String> ORDINAL_SHORT =
            List.of("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th", "12th");

    private final CityPlan plan;
    private final WordLists words;
    private final List<String> townNames;
    private final List<NameBook> books = new ArrayList<>();
    private final List<List<Run>> chains;
    private final List<Run> all;
    private final Dice dice;
    private final Map<Integer, String> routes = new HashMap<>();

    Naming(CityPlan plan, WordLists words, List<String> townNames, List<List<Run>> chains) {
        this.plan = plan;
        this.words = words;
        this.townNames = townNames;
        this.chains = chains;
        this.dice = plan.dice("naming");
        all = chains.stream().flatMap(List::stream).toList();
        for (var site : plan.towns.list()) {
            books.add(new NameBook(words, plan.dice("names of town " + site.index())));
        }
        numberRoutes();
        for (var site : plan.towns.list()) {
            nameRadials(site);
        }
        nameParkways();
        nameNumbered();
        nameRest();
        addAliases();
    }

    /// A state route number for most of the old roads between towns.
    private void numberRoutes() {
        var numbers = new ArrayList<Integer>();
        for (int i = 3; i < 148; i++) {
            numbers.add(i);
        }
        dice.shuffle(numbers);
        int given = 0;
        for (int c = 0; c < plan.mesh.courses.size(); c++) {
            if (plan.mesh.role(c) == Course.Role.ARTERY && given < numbers.size() && dice.chance(0.75)) {
                routes.put(c, "Route " + numbers.get(given++));
            }
        }
    }

    /// Old roads that start in the middle of a town: North and South Main Street, East and West something, the others
    /// by the town they lead to or by a grand name.
    private void nameRadials(TownSites.Site site) {
        var radials = all.stream()
                .filter(run -> run.town == site.index() && run.role == Course.Role.ARTERY && startsNear(run, site))
                .sorted(Comparator.comparingDouble(run -> -run.meters))
                .toList();
        pair(radials, "Main Street", 'N', 'S');
        String cross = dice.pick(List.of("Center Street", "State Street", "Broad Street", "Federal Street"));
        pair(radials, cross, 'E', 'W');
        var grand = new ArrayList<>(words.get("grand"));
        dice.shuffle(grand);
        for (var run : radials) {
            if (run.name.isEmpty() && site.index() == 0 && dice.chance(0.6) && !grand.isEmpty()) {
                String[] parts = grand.removeLast().split("\\|", -1);
                if (name(run, parts[0])) {
                    run.aliases = List.of(parts[1]);
                }
            } else if (run.name.isEmpty()) {
                leadsTo(run, site);
            }
        }
    }

    /// Names a run if the name is free in every town it touches.
    private boolean name(Run run, String name) {
        for (int town : run.towns) {
            if (!books.get(town).isFree(name)) {
                return false;
            }
        }
        for (int town : run.towns) {
            books.get(town).claim(name);
        }
        run.name = name;
        return true;
    }

    private void nameFresh(Run run, Style style) {
        var book = books.get(run.town);
        for (int attempt = 0; !name(run, book.propose(style, attempt)); attempt++) {}
    }

    private void leadsTo(Run run, TownSites.Site site) {
        var course = plan.mesh.courses.get(run.course);
        int far = course.from() == site.index() ? course.to() : course.from();
        if (far == Course.NOWHERE || dice.chance(0.35)) {
            return;
        }
        String name = townNames.get(far) + dice.pick(List.of(" Road", " Street", " Turnpike", " Avenue"));
        name(run, name);
    }

    private void pair(List<Run> radials, String name, char first, char second) {
        Run one = towards(radials, first);
        Run other = towards(radials, second);
        if (one != null && other != null && one != other) {
            name(one, word(first) + " " + name);
            name(other, word(second) + " " + name);
        } else if (one != null) {
            name(one, name);
        } else if (other != null) {
            name(other, name);
        }
    }

    private static String word(char quarter) {
        return switch (quarter) {
            case 'N' -> "North";
            case 'S' -> "South";
            case 'E' -> "East";
            default -> "West";
        };
    }

    private static @org.jspecify.annotations.Nullable Run towards(List<Run> radials, char quarter) {
        double wanted = switch (quarter) {
            case 'N' -> Math.PI / 2;
            case 'S' -> -Math.PI / 2;
            case 'E' -> 0;
            default -> Math.PI;
        };
        Run best = null;
        double nearest = 0.8;
        for (var run : radials) {
            double off = Math.abs(StrictMath.IEEEremainder(run.heading - wanted, 2 * Math.PI));
            if (run.name.isEmpty() && off < nearest) {
                nearest = off;
                best = run;
            }
        }
        return best;
    }

    private boolean startsNear(Run run, TownSites.Site site) {
        double half = run.meters / 2;
        double startX = run.middleX - half * StrictMath.cos(run.heading);
        double startY = run.middleY - half * StrictMath.sin(run.heading);
        return run.meters > 150 && Plane.distance(startX, startY, site.x(), site.y()) < 0.3 * run.meters + 120;
    }

    private void nameParkways() {
        String river = riverName(words, plan);
        String stem = river.substring(0, river.lastIndexOf(' '));
        for (var run : all) {
            if (run.role == Course.Role.PARKWAY) {
                boolean left = plan.river.distance(run.middleX, run.middleY) > 0;
                String name = left ? stem + " Parkway" : "Riverside Drive";
                if (!name(run, name)) {
                    nameFresh(run, Style.GRAND);
                }
            }
        }
    }

    static String riverName(WordLists words, CityPlan plan) {
        return plan.dice("river name").pick(words.get("rivers"));
    }

    /// First to Twelfth Street in a quarter near the middle of the city, in order across it.
    private void nameNumbered() {
        var city = plan.towns.city();
        var near = all.stream()
                .filter(run -> run.town == 0 && run.role == Course.Role.LOCAL && run.meters > 180 && run.name.isEmpty())
                .filter(run -> Plane.distance(run.middleX, run.middleY, city.x(), city.y()) < city.coreMeters() * 1.3)
                .toList();
        if (near.isEmpty()) {
            return;
        }
        double along = dice.pick(near).heading;
        double nx = -StrictMath.sin(along);
        double ny = StrictMath.cos(along);
        var beside = near.stream()
                .filter(run -> Math.abs(StrictMath.sin(run.heading - along)) < 0.2)
                .sorted(Comparator.comparingDouble(run -> run.middleX * nx + run.middleY * ny))
                .toList();
        int given = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (var run : beside) {
            double offset = run.middleX * nx + run.middleY * ny;
            if (given < ORDINALS.size() && offset > last + 45 && name(run, ORDINALS.get(given) + " Street")) {
                run.aliases = List.of(ORDINAL_SHORT.get(given) + " Street");
                given++;
                last = offset;
            }
        }
    }

    private void nameRest() {
        var rest = new ArrayList<Run>();
        for (var chain : chains) {
            for (int i = 0; i < chain.size(); i++) {
                if (chain.get(i).name.isEmpty() && chain.get(i).role != Course.Role.LANE) {
                    rest.add(chain.get(i));
                }
            }
        }
        rest.sort(Comparator.comparingDouble(this::plainness));
        int[] commons = new int[books.size()];
        for (var run : rest) {
            if (run.name.isEmpty()) {
                var book = books.get(run.town);
                boolean common = commons[run.town]++ < 34;
                if (!common || !name(run, book.proposeCommon(style(run)))) {
                    nameFresh(run, style(run));
                }
                carryOver(run);
            }
        }
        for (var run : all) {
            if (run.name.isEmpty()) {
                nameFresh(run, Style.SHORT);
            }
        }
    }

    /// Long streets near the middle of a town come first and take the common names.
    private double plainness(Run run) {
        var site = plan.towns.list().get(run.town);
        double away = Plane.distance(run.middleX, run.middleY, site.x(), site.y()) / site.coreMeters();
        return away - Math.min(run.meters, 900) / 700 + run.role.ordinal() * 0.2;
    }

    /// Often the same name goes on over the town line.
    private void carryOver(Run run) {
        for (var next : chains.get(run.chain)) {
            boolean beyond = next.town != run.town && next.name.isEmpty();
            if (beyond && dice.chance(0.6)) {
                nameLike(next, run);
            }
        }
    }

    /// Gives the street beyond the line the same name, if no other street of its towns has it.
    private void nameLike(Run next, Run run) {
        for (int town : next.towns) {
            boolean shared = false;
            for (int own : run.towns) {
                shared |= own == town;
            }
            if (shared || !books.get(town).isFree(run.name)) {
                return;
            }
        }
        name(next, run.name);
    }

    private static Style style(Run run) {
        return switch (run.role) {
            case ARTERY -> run.built > 0.3 ? Style.GRAND : Style.ROAD;
            case PARKWAY -> Style.GRAND;
            case COLLECTOR -> run.built > 0.35 ? Style.GRAND : Style.ROAD;
            case LOCAL -> run.meters < 130 ? Style.SHORT : run.built > 0.35 ? Style.TOWN_STREET : Style.SUBURB_STREET;
            case LANE, OUTLINE, STREAM -> Style.SHORT;
        };
    }

    private String formerName(Run run) {
        var book = books.get(run.town);
        for (int attempt = 0; ; attempt++) {
            String name = book.propose(style(run), attempt);
            if (book.isFree(name)) {
                book.claim(name);
                return name;
            }
        }
    }

    private void addAliases() {
        for (var run : all) {
            var aliases = new ArrayList<>(run.aliases);
            String route = routes.get(run.course);
            if (route != null && run.role == Course.Role.ARTERY) {
                aliases.add(route);
            }
            if (dice.chance(0.035)) {
                aliases.add(formerName(run));
            }
            run.aliases = List.copyOf(aliases);
        }
    }
}
