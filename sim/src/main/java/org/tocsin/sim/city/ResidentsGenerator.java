package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Door;
import org.tocsin.sim.city.Resident.HealthProfile;
import org.tocsin.sim.city.Resident.IndicatorForm;
import org.tocsin.sim.city.Resident.Need;

/// Invents residents for the registry: about one home in a hundred filed a disability-indicator form, two in a
/// hundred a health profile. Telephone numbers lie in exchange 555, which no subscriber has.
public final class ResidentsGenerator {
    private static final double FORMS = 0.01;
    private static final double PROFILES = 0.02;
    private static final Set<String> HOMES =
            Set.of(Uses.HOUSE, Uses.TWO_FAMILY, Uses.APARTMENTS, Uses.MIXED, "care home");
    private static final List<String> AREA_CODES = List.of("413", "421", "446", "449", "452", "461", "466", "476");

    private final Dice dice;
    private final WordLists words = WordLists.read("residents.txt");
    private final WordLists names = WordLists.read("names.txt");
    private final Set<String> given = new HashSet<>();
    private final int areaCodes;

    private ResidentsGenerator(long seed, int homes) {
        dice = Dice.of(seed, "residents");
        areaCodes = Math.clamp(1 + homes / 80_000, 1, AREA_CODES.size());
    }

    /// The residents of a city: the same for the same seed and pack.
    public static List<Resident> generate(long seed, CityPack pack) {
        var homes =
                pack.doors().stream().filter(door -> HOMES.contains(door.use())).toList();
        var generator = new ResidentsGenerator(seed, homes.size());
        var residents = new ArrayList<Resident>();
        for (var home : homes) {
            boolean care = home.use().equals("care home");
            if (generator.dice.chance(care ? 0.5 : FORMS)) {
                residents.add(generator.form(residents.size() + 1, home));
            }
            if (generator.dice.chance(care ? 0.5 : PROFILES)) {
                residents.add(generator.profile(residents.size() + 1, home));
            }
        }
        return List.copyOf(residents);
    }

    private IndicatorForm form(int number, Door home) {
        var needs = new ArrayList<Need>();
        var codes = new HashSet<String>();
        int wanted = dice.chance(0.3) ? 2 : 1;
        for (int attempt = 0; attempt < 12 && needs.size() < wanted; attempt++) {
            String[] parts = dice.pick(words.get("needs")).split("\\|", -1);
            if (codes.add(parts[0])) {
                needs.add(new Need(parts[0], parts[1], parts[2]));
            }
        }
        return new IndicatorForm("R%06d".formatted(number), phone(), home.id(), needs);
    }

    private HealthProfile profile(int number, Door home) {
        var conditions = new ArrayList<String>();
        var medications = new ArrayList<String>();
        int wanted = dice.between(1, 3);
        for (int i = 0; i < wanted; i++) {
            String[] parts = dice.pick(words.get("conditions")).split("\\|", -1);
            if (!conditions.contains(parts[0])) {
                conditions.add(parts[0]);
                if (!parts[1].equals("None")) {
                    medications.add(parts[1]);
                }
            }
        }
        var allergies = dice.chance(0.4) ? List.of(dice.pick(words.get("allergies"))) : List.<String>of();
        String family = dice.pick(names.get("families"));
        String kin =
                dice.pick(names.get("given")) + " " + (dice.chance(0.6) ? family : dice.pick(names.get("families")));
        return new HealthProfile(
                "R%06d".formatted(number),
                phone(),
                home.id(),
                dice.pick(names.get("given")) + " " + family,
                conditions,
                medications,
                allergies,
                kin + ", " + dice.pick(words.get("relations")),
                phone());
    }

    /// A number nobody else was given.
    private PhoneNumber phone() {
        while (true) {
            String number = "+1" + AREA_CODES.get(dice.below(areaCodes)) + "555" + "%04d".formatted(dice.below(10_000));
            if (given.add(number)) {
                return new PhoneNumber(number);
            }
        }
    }
}
