package org.tocsin.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.plans.IncidentType;
import org.tocsin.core.recommend.Travel;
import org.tocsin.core.registry.Entry;
import org.tocsin.core.units.UnitSpec;

/// What stands there before a scenario begins.
///
/// @param people      full names by login; a login without one is named after itself
/// @param places      by label; what a dispatcher's words are matched to
/// @param drives      drive times to a place, by its label
/// @param records     what residents filed, by the scenario's name for it
public record World(
        Map<String, String> people,
        List<UnitSpec> units,
        List<IncidentType> types,
        Map<String, Whereabouts> places,
        Map<String, List<Travel>> drives,
        Map<String, Entry> records) {

    /// Version of the map every place of a scenario comes from.
    public static final String PACK = "scenario";

    static final World EMPTY = new World(Map.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of());

    public World {
        people = Map.copyOf(people);
        units = List.copyOf(units);
        types = List.copyOf(types);
        places = Map.copyOf(places);
        drives = Map.copyOf(drives);
        records = Map.copyOf(records);
    }

    /// @throws IllegalArgumentException naming the places there are
    public Whereabouts getPlace(String label) {
        var place = places.get(label);
        if (place == null) {
            throw new IllegalArgumentException("no place \"" + label + "\" in the table of places");
        }
        return place;
    }

    public String nameOf(String login) {
        return people.getOrDefault(login, Character.toUpperCase(login.charAt(0)) + login.substring(1));
    }

    /// Drive times to a place; a place nobody measured has none.
    public List<Travel> listTravels(@Nullable Whereabouts place) {
        return place == null ? List.of() : drives.getOrDefault(place.label(), List.of());
    }

    /// This world with another's tables added; what both name, the other decides.
    World plus(World other) {
        var allUnits = new LinkedHashMap<UnitId, UnitSpec>();
        units.forEach(unit -> allUnits.put(unit.id(), unit));
        other.units.forEach(unit -> allUnits.put(unit.id(), unit));
        var allTypes = new LinkedHashMap<String, IncidentType>();
        types.forEach(type -> allTypes.put(type.code(), type));
        other.types.forEach(type -> allTypes.put(type.code(), type));
        return new World(
                merged(people, other.people),
                new ArrayList<>(allUnits.values()),
                new ArrayList<>(allTypes.values()),
                merged(places, other.places),
                merged(drives, other.drives),
                merged(records, other.records));
    }

    private static <V> Map<String, V> merged(Map<String, V> one, Map<String, V> other) {
        var all = new LinkedHashMap<>(one);
        all.putAll(other);
        return all;
    }
}
