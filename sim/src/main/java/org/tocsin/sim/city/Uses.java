package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;

/// What the doors are: homes mostly, shops and offices along the large streets, and which have apartments.
final class Uses {
    static final String HOUSE = "house";
    static final String TWO_FAMILY = "two-family";
    static final String APARTMENTS = "apartments";
    static final String SHOP = "shop";
    static final String OFFICE = "office";
    static final String RESTAURANT = "restaurant";
    static final String INDUSTRY = "industry";
    static final String MIXED = "shop with apartments";

    private Uses() {}

    static void assign(List<House> houses, Dice dice) {
        for (var house : houses) {
            house.use = use(house, dice);
            house.units = units(house, dice);
        }
    }

    private static String use(House house, Dice dice) {
        double built = house.lot.built();
        boolean large = house.run.role.ordinal() <= Course.Role.COLLECTOR.ordinal();
        double roll = dice.unit();
        if (large && built > 0.25) {
            return roll < 0.24
                    ? SHOP
                    : roll < 0.33
                            ? RESTAURANT
                            : roll < 0.47
                                    ? OFFICE
                                    : roll < 0.62 ? MIXED : roll < 0.8 ? APARTMENTS : roll < 0.92 ? TWO_FAMILY : HOUSE;
        }
        if (large) {
            return roll < 0.07
                    ? SHOP
                    : roll < 0.1
                            ? INDUSTRY
                            : roll < 0.14 ? OFFICE : roll < 0.24 ? APARTMENTS : roll < 0.36 ? TWO_FAMILY : HOUSE;
        }
        if (built > 0.5) {
            return roll < 0.06
                    ? SHOP
                    : roll < 0.1 ? OFFICE : roll < 0.4 ? APARTMENTS : roll < 0.68 ? TWO_FAMILY : HOUSE;
        }
        return roll < 0.01
                ? SHOP
                : roll < 0.01 + 0.25 * built ? APARTMENTS : roll < 0.1 + 0.4 * built ? TWO_FAMILY : HOUSE;
    }

    private static List<String> units(House house, Dice dice) {
        return switch (house.use) {
            case TWO_FAMILY -> dice.chance(0.6) ? List.of("1", "2") : List.of();
            case APARTMENTS -> apartments(house.lot.built(), dice);
            case MIXED -> lettered(dice.between(1, 3), dice.between(1, 3));
            case OFFICE -> dice.chance(0.5) ? floors(dice.between(1, 5), dice.between(2, 8)) : List.of();
            default -> List.of();
        };
    }

    private static List<String> apartments(double built, Dice dice) {
        double roll = dice.unit();
        if (roll < 0.55) {
            return counted(dice.between(3, 8));
        }
        if (roll < 0.85) {
            return lettered(dice.between(2, 5), dice.between(2, 4));
        }
        return floors(dice.between(3, 4 + (int) (9 * built)), dice.between(4, 10));
    }

    private static List<String> counted(int units) {
        var list = new ArrayList<String>();
        for (int u = 1; u <= units; u++) {
            list.add(String.valueOf(u));
        }
        return List.copyOf(list);
    }

    /// 1A, 1B, 2A, 2B.
    private static List<String> lettered(int floors, int doors) {
        var list = new ArrayList<String>();
        for (int f = 1; f <= floors; f++) {
            for (int d = 0; d < doors; d++) {
                list.add(f + String.valueOf((char) ('A' + d)));
            }
        }
        return List.copyOf(list);
    }

    /// 101, 102, 201, 202.
    private static List<String> floors(int floors, int doors) {
        var list = new ArrayList<String>();
        for (int f = 1; f <= floors; f++) {
            for (int d = 1; d <= doors; d++) {
                list.add("%d%02d".formatted(f, d));
            }
        }
        return List.copyOf(list);
    }
}
