package org.tocsin.core.directory;

import java.util.Locale;
import java.util.Optional;

/// What is dialled: a number, or a SIP URI. It may be a person's number, so [#toString] hides it.
public record Address(String text) implements Comparable<Address> {
    private static final int LONGEST = 500;

    public Address {
        if (!text.matches("(?i)sips?:[!-~]{1," + LONGEST + "}") && !text.matches("\\+?[0-9*#]{1,24}")) {
            throw new IllegalArgumentException("an address is a number or begins with sip:");
        }
    }

    /// Reads what a person types or a file holds: `(800) 555-0100`, `988`, `sip:desk@psap.example`.
    ///
    /// @throws IllegalArgumentException if it is neither a number nor a SIP URI
    public static Address of(String typed) {
        var text = typed.strip();
        return new Address(isUri(text) ? text : text.replaceAll("[ ().\\-/]", ""));
    }

    public boolean isUri() {
        return isUri(text);
    }

    /// The host of a SIP URI, in lower case; empty for a number.
    public Optional<String> findHost() {
        if (!isUri()) {
            return Optional.empty();
        }
        var rest = text.substring(text.indexOf(':') + 1).replaceFirst("[;?].*$", "");
        var host = rest.substring(rest.indexOf('@') + 1);
        return Optional.of((host.startsWith("[") ? host.replaceFirst("].*$", "]") : host.replaceFirst(":.*$", ""))
                .toLowerCase(Locale.ROOT));
    }

    private static boolean isUri(String text) {
        return text.regionMatches(true, 0, "sip:", 0, 4) || text.regionMatches(true, 0, "sips:", 0, 5);
    }

    @Override
    public int compareTo(Address other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return "(address)";
    }
}
