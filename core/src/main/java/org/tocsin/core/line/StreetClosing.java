package org.tocsin.core.line;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads which street is to be closed and from where to where: `River St/Main St/Oak St: water main`, `River St from
/// Main St to Oak St`, `River St between Main St and Oak St`, `100 block of River St`.
final class StreetClosing {
    private static final Pattern FROM_TO = Pattern.compile(
            "(.+?)\\s+(?:from\\s+(.+?)\\s+to|between\\s+(.+?)\\s+and)\\s+(.+)", Pattern.CASE_INSENSITIVE);

    private StreetClosing() {}

    /// Empty when no street is named, or only one of its two ends.
    static Optional<Parsed.CloseStreet> read(String words) {
        int colon = words.indexOf(':');
        var where = (colon < 0 ? words : words.substring(0, colon)).strip();
        var reason = colon < 0 ? "" : words.substring(colon + 1).strip();
        if (where.indexOf('/') >= 0) {
            var parts = where.split("/", -1);
            return parts.length == 3 ? close(parts[0], parts[1], parts[2], reason) : Optional.empty();
        }
        var ends = FROM_TO.matcher(where);
        if (ends.matches()) {
            return close(ends.group(1), ends.group(2) == null ? ends.group(3) : ends.group(2), ends.group(4), reason);
        }
        return where.isEmpty() ? Optional.empty() : Optional.of(new Parsed.CloseStreet(where, "", "", reason));
    }

    private static Optional<Parsed.CloseStreet> close(String street, String from, String to, String reason) {
        boolean whole = !street.isBlank() && !from.isBlank() && !to.isBlank();
        return whole
                ? Optional.of(new Parsed.CloseStreet(street.strip(), from.strip(), to.strip(), reason))
                : Optional.empty();
    }

    /// Whether `CLOSE` with these words means a street: `CLOSE 1042 3` and `CLOSE settled` are about incidents.
    static boolean saysSo(String verb, String rest) {
        return verb.toUpperCase(Locale.ROOT).equals("CLOSE")
                && !rest.isBlank()
                && (FROM_TO.matcher(rest).matches()
                        || rest.indexOf('/') > 0
                        || rest.toLowerCase(Locale.ROOT).contains("block of "));
    }
}
