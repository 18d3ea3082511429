package org.tocsin.sim.happenings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tocsin.core.places.CityPack;

/// How people say where they are: seldom as the map has it. A house number without its street's type or with another,
/// a corner, a shop and what is beside it, a stretch of street. Everything is made of the city's own names.
final class SpokenPlace {
    private static final double IN_SIGHT_METERS = 250;
    private static final List<String> TYPES = List.of("Street", "Avenue", "Road", "Lane", "Court", "Place", "Drive");

    private final CityPack city;
    private final RandomGenerator chance;

    SpokenPlace(CityPack city, RandomGenerator chance) {
        this.city = city;
        this.chance = chance;
    }

    /// The door as this caller happens to say it, to be read after "at".
    String of(CityPack.Door door) {
        var number = door.number() + door.suffix();
        return switch (chance.nextInt(10)) {
            case 0, 1, 2 -> number + " " + door.street();
            case 3 -> number + " " + bare(door.street());
            case 4 -> number + " " + bare(door.street()) + " " + TYPES.get(chance.nextInt(TYPES.size()));
            case 5, 6 -> corner(door).orElse(number + " " + bare(door.street()));
            case 7, 8 -> landmark(door).orElse(number + " " + bare(door.street()));
            default -> "the " + door.number() / 100 * 100 + " block of " + bare(door.street());
        };
    }

    /// `River` of `River Street`; a name of one word stays.
    private static String bare(String street) {
        int last = street.lastIndexOf(' ');
        return last < 0 ? street : street.substring(0, last);
    }

    private Optional<String> corner(CityPack.Door door) {
        return city.crossings().stream()
                .filter(crossing -> crossing.streetNames().size() > 1
                        && crossing.streetNames().contains(door.street())
                        && crossing.point().metersTo(door.point()) <= IN_SIGHT_METERS)
                .min(Comparator.comparingDouble(crossing -> crossing.point().metersTo(door.point())))
                .map(crossing -> {
                    var other = crossing.streetNames().stream()
                            .filter(name -> !name.equals(door.street()))
                            .findFirst()
                            .orElse(door.street());
                    return "the corner of " + bare(door.street()) + " and " + bare(other);
                });
    }

    private Optional<String> landmark(CityPack.Door door) {
        return city.commonPlaces().stream()
                .filter(place -> place.point().metersTo(door.point()) <= IN_SIGHT_METERS)
                .min(Comparator.comparingDouble(place -> place.point().metersTo(door.point())))
                .map(place -> bare(door.street()) + side() + place.name());
    }

    private String side() {
        return switch (chance.nextInt(3)) {
            case 0 -> " across from ";
            case 1 -> " next to ";
            default -> " behind ";
        };
    }
}
