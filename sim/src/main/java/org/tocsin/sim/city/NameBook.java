package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives the streets of one town their names, each name once. The common ones (Main Street, Church Street, Park Avenue)
/// every town has, so the same address may stand in several towns.
final class NameBook {
    /// What sort of street wants a name.
    enum Style {
        GRAND,
        ROAD,
        TOWN_STREET,
        SUBURB_STREET,
        SHORT
    }

    private record Suffixes(List<String> words, int[] weights) {
        static Suffixes of(Object... pairs) {
            var words = new ArrayList<String>();
            int[] weights = new int[pairs.length / 2];
            for (int i = 0; i < weights.length; i++) {
                words.add((String) pairs[2 * i]);
                weights[i] = (Integer) pairs[2 * i + 1];
            }
            return new Suffixes(words, weights);
        }

        String pick(Dice dice) {
            int total = 0;
            for (int weight : weights) {
                total += weight;
            }
            int at = dice.below(total);
            for (int i = 0; i < weights.length; i++) {
                at -= weights[i];
                if (at < 0) {
                    return words.get(i);
                }
            }
            return words.getLast();
        }
    }

    private static final Suffixes GRAND =
            Suffixes.of("Street", 45, "Avenue", 35, "Boulevard", 8, "Turnpike", 4, "Road", 8);
    private static final Suffixes ROAD =
            Suffixes.of("Road", 50, "Street", 30, "Avenue", 12, "Turnpike", 4, "Highway", 4);
    private static final Suffixes TOWN =
            Suffixes.of("Street", 74, "Avenue", 12, "Place", 5, "Row", 3, "Road", 2, "Terrace", 4);
    private static final Suffixes SUBURB = Suffixes.of(
            "Street", 34, "Road", 24, "Avenue", 15, "Drive", 10, "Lane", 6, "Terrace", 4, "Way", 3, "Parkway", 1,
            "Path", 1, "Circle", 2);
    private static final Suffixes SHORT =
            Suffixes.of("Court", 22, "Place", 26, "Lane", 14, "Circle", 10, "Terrace", 14, "Way", 9, "Park", 5);

    private final Dice dice;
    private final WordLists words;
    private final Set<String> used = new HashSet<>();
    private final List<String> common;
    private int commonGiven;

    NameBook(WordLists words, Dice dice) {
        this.words = words;
        this.dice = dice;
        var shuffled = new ArrayList<>(words.get("common"));
        int fixed = 8;
        var rest = shuffled.subList(fixed, shuffled.size());
        dice.shuffle(rest);
        common = shuffled;
    }

    boolean isFree(String name) {
        return !used.contains(name);
    }

    /// Takes a name for one street of the town.
    void claim(String name) {
        used.add(name);
    }

    /// The next of the names every town has, or a made-up one when they are gone.
    String proposeCommon(Style style) {
        return commonGiven < common.size() ? common.get(commonGiven++) : propose(style, 0);
    }

    /// A name somebody might give such a street; the more attempts failed the rarer.
    String propose(Style style, int attempt) {
        return word(style, attempt) + " " + suffixes(style).pick(dice);
    }

    private static Suffixes suffixes(Style style) {
        return switch (style) {
            case GRAND -> GRAND;
            case ROAD -> ROAD;
            case TOWN_STREET -> TOWN;
            case SUBURB_STREET -> SUBURB;
            case SHORT -> SHORT;
        };
    }

    private String word(Style style, int attempt) {
        if (attempt > 6) {
            return invented(attempt);
        }
        int roll = dice.below(100);
        return switch (style) {
            case GRAND -> roll < 50 ? pick("civic") : pick("families");
            case ROAD -> roll < 35 ? pick("families") : roll < 65 ? invented(0) : "Old " + pick("families");
            case TOWN_STREET ->
                roll < 25 ? pick("civic") : roll < 75 ? pick("families") : roll < 88 ? pick("trees") : pick("given");
            case SUBURB_STREET ->
                roll < 34
                        ? pick("families")
                        : roll < 54
                                ? pick("trees")
                                : roll < 70 ? pick("nature") : roll < 82 ? pick("given") : invented(0);
            case SHORT ->
                roll < 45 ? pick("families") : roll < 65 ? pick("trees") : roll < 82 ? pick("given") : pick("nature");
        };
    }

    /// Names made of parts, without end: the more attempts failed the longer they get.
    private String invented(int attempt) {
        String name = pick("heads") + pick("tails");
        if (attempt > 40) {
            name = pick("given") + " " + name;
        }
        if (attempt > 12 && dice.chance(0.4)) {
            name = name + " " + dice.pick(List.of("Hill", "Brook", "Pond", "Park", "Mill", "Ridge"));
        }
        return name;
    }

    private String pick(String section) {
        return dice.pick(words.get(section));
    }
}
