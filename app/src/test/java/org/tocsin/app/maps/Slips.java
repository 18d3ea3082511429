package org.tocsin.app.maps;

import java.util.List;
import java.util.Map;
import java.util.Random;

/// What fingers and ears do to a name.
final class Slips {
    private static final Map<String, List<String>> TYPES = Map.of(
            "St", List.of("Street", "St.", "St", "STREET"),
            "Ave", List.of("Avenue", "Ave.", "Av", "Ave"),
            "Rd", List.of("Road", "Rd.", "Rd"),
            "Ct", List.of("Court", "Ct."),
            "Pl", List.of("Place", "Pl."),
            "Ter", List.of("Terrace", "Terr"),
            "Dr", List.of("Drive", "Dr."),
            "Ln", List.of("Lane", "Ln."),
            "Pkwy", List.of("Parkway", "Pkwy."),
            "Sq", List.of("Square", "Sq."));
    private static final List<List<String>> ALIKE = List.of(
            List.of("ph", "f"),
            List.of("ck", "k"),
            List.of("ee", "ea"),
            List.of("ie", "y"),
            List.of("ss", "s"),
            List.of("ll", "l"),
            List.of("tt", "t"),
            List.of("ai", "ay"),
            List.of("ou", "ow"),
            List.of("er", "or"),
            List.of("c", "k"),
            List.of("i", "y"),
            List.of("e", "a"));

    private final Random random;

    Slips(Random random) {
        this.random = random;
    }

    /// The type written in another way, or as it is.
    String type(String street) {
        var type = street.substring(street.lastIndexOf(' ') + 1);
        var forms = TYPES.get(type);
        return forms == null
                ? street
                : street.substring(0, street.length() - type.length()) + forms.get(random.nextInt(forms.size()));
    }

    /// The name without its type.
    static String name(String street) {
        int space = street.lastIndexOf(' ');
        return space > 0 && TYPES.containsKey(street.substring(space + 1)) ? street.substring(0, space) : street;
    }

    /// One slip of the finger in the longest word: dropped, doubled, swapped or replaced, never its first letter.
    String finger(String name) {
        int[] word = longest(name);
        int length = word[1] - word[0];
        if (length < 5) {
            return name;
        }
        int at = word[0] + 1 + random.nextInt(length - 2);
        return switch (random.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            case 2 -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
            default -> name.substring(0, at) + "aeiorstln".charAt(random.nextInt(9)) + name.substring(at + 1);
        };
    }

    /// The name as heard and spelt by ear.
    String ear(String name) {
        int start = random.nextInt(ALIKE.size());
        for (int i = 0; i < ALIKE.size(); i++) {
            var pair = ALIKE.get((start + i) % ALIKE.size());
            int turn = random.nextInt(2);
            int at = name.indexOf(pair.get(turn), 1);
            if (at > 0 && at < longest(name)[1]) {
                return name.substring(0, at)
                        + pair.get(1 - turn)
                        + name.substring(at + pair.get(turn).length());
            }
        }
        return name;
    }

    private static int[] longest(String name) {
        int[] best = {0, 0};
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || !Character.isLetter(name.charAt(i))) {
                if (i - from > best[1] - best[0]) {
                    best = new int[] {from, i};
                }
                from = i + 1;
            }
        }
        return best;
    }
}
