package org.tocsin.sip.emergency;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who a location is asked for, in a HELD request (RFC 6155). Hides itself in `toString`.
///
/// @param identifiers in the order written; at least one
public record DeviceIdentity(List<Identifier> identifiers) {
    /// @param name element of RFC 6155: `uri`, `msisdn`, `imsi`, `ip`, `mac`, ...
    public record Identifier(String name, String value) {
        public Identifier {
            if (!name.matches("[A-Za-z][A-Za-z0-9]{0,31}") || value.isBlank()) {
                throw new IllegalArgumentException("an identifier has a name and a value");
            }
        }

        @Override
        public String toString() {
            return "Identifier[" + name + "]";
        }
    }

    public DeviceIdentity {
        identifiers = List.copyOf(identifiers);
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("a device is named by something");
        }
    }

    /// A telephone by its number, in the forms a server asks for; empty if it asks for none that a number is.
    ///
    /// @param e164     `+` and digits
    /// @param required names of RFC 6155
    public static Optional<DeviceIdentity> ofNumber(String e164, List<String> required) {
        List<Identifier> known = required.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .flatMap(name -> switch (name) {
                    case "uri" -> java.util.stream.Stream.of(new Identifier("uri", "tel:" + e164));
                    case "msisdn" -> java.util.stream.Stream.of(new Identifier("msisdn", e164.replace("+", "")));
                    default -> java.util.stream.Stream.empty();
                })
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(new DeviceIdentity(known));
    }

    @Override
    public String toString() {
        return "DeviceIdentity[" + identifiers.size() + "]";
    }
}
