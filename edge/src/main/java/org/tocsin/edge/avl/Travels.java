package org.tocsin.edge.avl;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;
import org.tocsin.core.recommend.Drives;
import org.tocsin.core.recommend.Habit;
import org.tocsin.core.recommend.Travel;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.Unit;

/// Measures how far units are from a place at this moment: one search of the road network for each way of driving.
public final class Travels {
    private final Roads roads;
    private final Fleet fleet;
    private final Clock clock;
    private final ZoneId zone;

    /// @param zone of the centre, for the hour of the week
    public Travels(Roads roads, Fleet fleet, Clock clock, ZoneId zone) {
        this.roads = roads;
        this.fleet = fleet;
        this.clock = clock;
        this.zone = zone;
    }

    /// One travel for every unit, in their order; a unit nobody has heard from is taken to be in quarters.
    ///
    /// Where the map has no streets, at the unit or at the place, there is only the straight line between them.
    ///
    /// @param drives what is known of drives at this hour of the week: the network's times are multiplied by it
    public List<Travel> measure(List<Unit> units, Point destination, Drives drives) {
        var band = Habit.bandOf(clock.instant().atZone(zone));
        var origins = new ArrayList<Origin>();
        for (var unit : units) {
            origins.add(fleet.find(unit.id())
                    .map(position -> new Origin(unit, position.point(), fleet.ageSeconds(position)))
                    .orElseGet(() -> new Origin(unit, unit.home(), -1)));
        }
        Map<Roads.Profile, List<Origin>> byProfile = new EnumMap<>(Roads.Profile.class);
        for (var origin : origins) {
            byProfile
                    .computeIfAbsent(profile(origin.unit().agency()), _ -> new ArrayList<>())
                    .add(origin);
        }
        boolean there = roads.reaches(destination);
        var travels = new ArrayList<Travel>();
        byProfile.forEach((profile, group) -> {
            var seconds = roads.driveSeconds(group.stream().map(Origin::point).toList(), destination, profile);
            for (int i = 0; i < seconds.length; i++) {
                var origin = group.get(i);
                boolean known = Double.isFinite(seconds[i]);
                var habit = drives.habit(origin.unit().agency(), band);
                travels.add(new Travel(
                        origin.unit().id(),
                        known ? seconds[i] * habit.factor() : -1,
                        origin.ageSeconds(),
                        habit,
                        known || there && roads.reaches(origin.point())
                                ? null
                                : Double.valueOf(origin.point().metersTo(destination))));
            }
        });
        return travels;
    }

    /// Where a unit is as far as anybody knows: its last position, else its quarters.
    public Point whereIs(Unit unit) {
        return fleet.find(unit.id()).map(VehiclePosition::point).orElse(unit.home());
    }

    public static Roads.Profile profile(Agency agency) {
        return switch (agency) {
            case FIRE -> Roads.Profile.FIRE_APPARATUS;
            case POLICE, EMS -> Roads.Profile.EMERGENCY_CAR;
            case OTHER -> Roads.Profile.CAR;
        };
    }

    private record Origin(Unit unit, Point point, long ageSeconds) {}
}
