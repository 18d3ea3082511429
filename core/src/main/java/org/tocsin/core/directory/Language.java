package org.tocsin.core.directory;

import java.util.List;
import java.util.Locale;

/// A language an interpreter can be asked for.
///
/// @param code  ISO 639, two letters where there are two
/// @param name  in English
/// @param other other names by which it is looked for, its own name for itself among them
public record Language(String code, String name, List<String> other) {
    public Language {
        other = List.copyOf(other);
    }

    /// How well typed words fit: 4 the name, 3 the code, 2 begins the English name, 1 begins another,
    /// 0 not at all.
    int fit(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        var plain = name.toLowerCase(Locale.ROOT);
        if (wanted.equals(plain)) {
            return 4;
        }
        if (wanted.equalsIgnoreCase(code)) {
            return 3;
        }
        if (plain.startsWith(wanted)) {
            return 2;
        }
        boolean begins = plain.contains(" " + wanted)
                || other.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).startsWith(wanted));
        return begins ? 1 : 0;
    }
}
