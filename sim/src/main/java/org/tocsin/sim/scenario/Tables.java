package org.tocsin.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;
import org.tocsin.core.plans.IncidentType;
import org.tocsin.core.plans.Need;
import org.tocsin.core.recommend.Drives;
import org.tocsin.core.recommend.Habit;
import org.tocsin.core.recommend.Travel;
import org.tocsin.core.registry.Entry;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.UnitSpec;

/// What the tables at the head of a scenario mean.
final class Tables {
    /// The columns each table may have; those of `drive times` are units.
    static final Map<String, Set<String>> COLUMNS = new TreeMap<>(Map.of(
            "people", Set.of("login", "name"),
            "units", Set.of("unit", "kind", "agency", "station", "town", "beat", "abilities", "home"),
            "types", Set.of("type", "words", "priority", "needs", "second alarm", "third alarm", "lights"),
            "places", Set.of("place", "town", "at", "exactness", "districts"),
            "drive times", Set.of(),
            "records", Set.of("record", "kind", "number", "place")));

    private static final Point NOWHERE_NEAR = new Point(42.37, -71.11);

    private Tables() {}

    static World read(Table table, RowReader rows) {
        return switch (table.name()) {
            case "people" -> people(table, rows);
            case "units" ->
                new World(Map.of(), rows.each(table, Tables::unit), List.of(), Map.of(), Map.of(), Map.of());
            case "types" ->
                new World(Map.of(), List.of(), rows.each(table, Tables::type), Map.of(), Map.of(), Map.of());
            case "places" -> places(table, rows);
            case "drive times" -> drives(table, rows);
            case "records" -> records(table, rows);
            default -> throw new IllegalStateException("a table nobody reads: " + table.name());
        };
    }

    /// Reads rows so that a fault names the row's line.
    interface RowReader {
        <T> List<T> each(Table table, Meaning<T> meaning);
    }

    /// What a row means.
    interface Meaning<T> {
        T of(Table.Row row);
    }

    private record Named<T>(String name, T value) {}

    private static <T> Map<String, T> map(List<Named<T>> all) {
        var map = new LinkedHashMap<String, T>();
        all.forEach(named -> map.put(named.name(), named.value()));
        return map;
    }

    private static World people(Table table, RowReader rows) {
        var people = rows.each(table, row -> new Named<>(row.get("login"), row.get("name")));
        return new World(map(people), List.of(), List.of(), Map.of(), Map.of(), Map.of());
    }

    private static UnitSpec unit(Table.Row row) {
        return new UnitSpec(
                new UnitId(row.get("unit")),
                row.get("kind"),
                oneOf(Agency.class, row.get("agency")),
                row.or("station", ""),
                row.or("town", ""),
                row.or("beat", ""),
                words(row.or("abilities", "")),
                row.or("home", "").isEmpty() ? NOWHERE_NEAR : point(row.get("home")));
    }

    private static IncidentType type(Table.Row row) {
        var further = new ArrayList<List<Need>>();
        for (var column : List.of("second alarm", "third alarm")) {
            if (!row.or(column, "").isEmpty()) {
                further.add(needs(row.get(column)));
            }
        }
        return new IncidentType(
                row.get("type"),
                row.or("words", row.get("type")),
                List.of(),
                Integer.parseInt(row.or("priority", "3")),
                needs(row.or("needs", "")),
                further,
                row.or("lights", "yes").equals("yes"));
    }

    /// `2 ENGINE, 1 LADDER or TOWER, 1 AMBULANCE with ALS, 1 PATROL home first`
    static List<Need> needs(String text) {
        var needs = new ArrayList<Need>();
        for (var part : text.split(",")) {
            if (!part.isBlank()) {
                needs.add(Phrase.read(List.of(NEED), part.strip()));
            }
        }
        return needs;
    }

    private static final Phrase<Need> NEED = Phrase.of(
            "{n} {code}[ or {code2}][ with {code3}][ <home first>]",
            blanks -> new Need(
                    blanks.find("code2")
                            .map(other -> List.of(blanks.get("code"), other))
                            .orElseGet(() -> List.of(blanks.get("code"))),
                    blanks.number("n"),
                    blanks.find("code3").map(List::of).orElseGet(List::of),
                    blanks.has("home first") ? Need.Order.HOME_FIRST : Need.Order.DRIVE_TIME));

    private static World places(Table table, RowReader rows) {
        var places = rows.each(table, row -> new Named<>(row.get("place"), place(row)));
        return new World(Map.of(), List.of(), List.of(), map(places), Map.of(), Map.of());
    }

    private static Whereabouts place(Table.Row row) {
        var point = point(row.get("at"));
        var match = new Match(
                "address:" + row.line(),
                MatchKind.ADDRESS,
                row.get("place"),
                row.or("town", ""),
                "",
                "",
                point,
                oneOf(Exactness.class, row.or("exactness", "exact")),
                "in the scenario's table of places",
                1,
                null,
                World.PACK);
        return Whereabouts.of(row.get("place"), match, districts(row.or("districts", ""), row.or("town", "")));
    }

    /// `FIRE_ENGINE=2 POLICE_SECTOR=S1`
    private static Districts districts(String text, String town) {
        var byKind = new TreeMap<BoundaryKind, String>();
        if (!town.isEmpty()) {
            byKind.put(BoundaryKind.MUNICIPALITY, town);
        }
        for (var pair : words(text)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("a district is written KIND=NAME: " + pair);
            }
            byKind.put(oneOf(BoundaryKind.class, pair.substring(0, equals)), pair.substring(equals + 1));
        }
        return new Districts(byKind, Map.of());
    }

    private static World drives(Table table, RowReader rows) {
        var drives = rows.each(table, row -> {
            var travels = new ArrayList<Travel>();
            for (var column : table.columns()) {
                var cell = row.or(column, "");
                if (!column.equals("to") && !cell.isEmpty()) {
                    travels.add(travel(new UnitId(column), cell));
                }
            }
            return new Named<List<Travel>>(row.get("to"), travels);
        });
        return new World(Map.of(), List.of(), List.of(), Map.of(), map(drives), Map.of());
    }

    /// `1:35`, `95`, `1:35 @40` for a position 40 s old, `2:10 x1.3 Sat 15-18` for what was learned of these hours,
    /// `no way`.
    static Travel travel(UnitId unit, String cell) {
        var learned = cell.split(" x", 2);
        if (learned.length > 1) {
            var words = learned[1].split(" ", 2);
            var plain = travel(unit, learned[0]);
            return new Travel(
                    unit,
                    plain.driveSeconds(),
                    plain.positionAgeSeconds(),
                    new Habit(words[1], Double.parseDouble(words[0]), Drives.LEAST_SAMPLES));
        }
        var parts = cell.split("@");
        var time = parts[0].strip();
        long age = parts.length > 1 ? Long.parseLong(parts[1].strip()) : -1;
        if (time.equals("no way")) {
            return new Travel(unit, Double.POSITIVE_INFINITY, age);
        }
        int colon = time.indexOf(':');
        double seconds = colon < 0
                ? Double.parseDouble(time)
                : 60.0 * Integer.parseInt(time.substring(0, colon)) + Integer.parseInt(time.substring(colon + 1));
        return new Travel(unit, seconds, age);
    }

    private static World records(Table table, RowReader rows) {
        var records = rows.each(table, row -> new Named<>(row.get("record"), record(row)));
        return new World(Map.of(), List.of(), List.of(), Map.of(), Map.of(), map(records));
    }

    private static Entry record(Table.Row row) {
        return new Entry(
                row.get("record"),
                oneOf(Entry.Kind.class, row.get("kind")),
                row.or("number", "").isEmpty() ? "" : phoneIndex(PhoneNumber.of(row.get("number"))),
                row.or("place", "").isEmpty() ? "" : placeIndex(row.get("place")));
    }

    /// What stands for the blind index of a number in a scenario.
    static String phoneIndex(PhoneNumber number) {
        return "number:" + number.digits();
    }

    /// What stands for the blind index of an address in a scenario.
    static String placeIndex(String label) {
        return "place:" + label;
    }

    /// `42.37, -71.11`
    static Point point(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("a point is written 42.37, -71.11: " + text);
        }
        return new Point(
                Double.parseDouble(text.substring(0, comma).strip()),
                Double.parseDouble(text.substring(comma + 1).strip()));
    }

    static <E extends Enum<E>> E oneOf(Class<E> kind, String text) {
        var name = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        for (var constant : kind.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is none of "
                + String.join(
                        ", ",
                        List.of(kind.getEnumConstants()).stream()
                                .map(Enum::name)
                                .toList()));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,]+"));
    }
}
