package org.tocsin.core.directory;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Point;

/// Somebody the centre can call.
///
/// @param id        short, as typed on the command line: `988`, `POISON`, `TOW1`
/// @param town      where they are or which town they serve, empty for anywhere
/// @param aliases   other words by which they are looked for
/// @param languages codes of [Languages] an interpreter speaks; empty for all
/// @param keys      pressed once they have answered (an account number, a menu), may be empty
/// @param note      what to know before calling, may be empty
/// @param at        where they are, absent if it does not matter
/// @param serves    where alone they come to: towns, and districts by kind and name (`POLICE_SECTOR 2`); empty for
/// anywhere
public record Listing(
        String id,
        String name,
        Purpose purpose,
        Address address,
        String town,
        List<String> aliases,
        List<String> languages,
        String keys,
        String note,
        @Nullable Point at,
        @Nullable List<String> serves) {
    public Listing {
        if (!id.matches("[A-Z0-9][A-Z0-9-]{0,15}")) {
            throw new IllegalArgumentException("a listing is named with up to 16 capital letters, digits and dashes");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("a listing has a name");
        }
        if (!keys.matches("[0-9A-D*#]{0,32}")) {
            throw new IllegalArgumentException("keys are 0 to 9, A to D, * and #");
        }
        aliases = List.copyOf(aliases);
        languages = List.copyOf(languages);
        serves = serves == null || serves.isEmpty() ? null : List.copyOf(serves);
    }

    /// Somebody who is the same wherever the caller is.
    public Listing(
            String id,
            String name,
            Purpose purpose,
            Address address,
            String town,
            List<String> aliases,
            List<String> languages,
            String keys,
            String note) {
        this(id, name, purpose, address, town, aliases, languages, keys, note, null, null);
    }

    /// Whether they come wherever they are asked to.
    boolean isForAnywhere() {
        return serves == null;
    }

    public boolean speaks(String language) {
        return languages.isEmpty() || languages.contains(language);
    }

    /// Whether this is its name or one of its aliases.
    boolean isCalled(String words) {
        return name.equalsIgnoreCase(words) || aliases.stream().anyMatch(words::equalsIgnoreCase);
    }

    /// How well typed words fit, 0 for not at all. Each word must begin one of the listing's words.
    int fit(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return 1;
        }
        if (wanted.equals(id.toLowerCase(Locale.ROOT))) {
            return 4;
        }
        if (aliases.stream().anyMatch(wanted::equalsIgnoreCase) || wanted.equalsIgnoreCase(name)) {
            return 3;
        }
        var words = (id + " " + name + " " + purpose.words() + " " + town + " " + String.join(" ", aliases))
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+");
        for (var part : wanted.split("[^\\p{L}\\p{N}]+")) {
            boolean begins = false;
            for (var word : words) {
                begins |= word.startsWith(part);
            }
            if (!begins) {
                return 0;
            }
        }
        return name.toLowerCase(Locale.ROOT).startsWith(wanted) ? 2 : 1;
    }
}
