package org.tocsin.edge.geography.gazetteer;

/// A rough key of how a word sounds in English: consonants grouped by sound, vowels dropped after the first, silent
/// letters gone. `Linnaean` and `Lynean`, `Fayerweather` and `Fairwether` meet.
final class Sound {
    private Sound() {}

    static String of(String word) {
        var spelt = spell(word);
        var key = new StringBuilder();
        char before = 0;
        for (int i = 0; i < spelt.length(); i++) {
            char sound = group(spelt.charAt(i));
            if (sound == 'A' && !key.isEmpty()) {
                before = 0;
                continue;
            }
            if (sound != 0 && sound != before) {
                key.append(sound);
            }
            before = sound;
        }
        return key.toString();
    }

    private static String spell(String word) {
        var spelt = word;
        if (spelt.startsWith("kn") || spelt.startsWith("gn") || spelt.startsWith("wr") || spelt.startsWith("pn")) {
            spelt = spelt.substring(1);
        } else if (spelt.startsWith("wh")) {
            spelt = "w" + spelt.substring(2);
        } else if (spelt.startsWith("x")) {
            spelt = "s" + spelt.substring(1);
        }
        return spelt.replace("tch", "c")
                .replace("sch", "sk")
                .replace("ph", "f")
                .replace("ght", "t")
                .replace("gh", "")
                .replace("dge", "j")
                .replace("ch", "j")
                .replace("sh", "j")
                .replace("ck", "k")
                .replace("th", "t")
                .replace("qu", "k")
                .replace("ce", "se")
                .replace("ci", "si")
                .replace("cy", "si")
                .replace("ge", "je")
                .replace("gi", "ji")
                .replace("mb", "m")
                .replace("y", "i");
    }

    private static char group(char letter) {
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u' -> 'A';
            case 'b', 'p' -> 'P';
            case 'f', 'v' -> 'F';
            case 'c', 'k', 'g', 'q' -> 'K';
            case 'd', 't' -> 'T';
            case 's', 'z', 'x' -> 'S';
            case 'h', 'w' -> 0;
            default -> Character.isLetterOrDigit(letter) ? letter : 0;
        };
    }
}
