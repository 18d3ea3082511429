package org.tocsin.core.places;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A civic address by the element names of RFC 5139 (`HNO`, `RD`, `A3`, `FLR`, ...), as received.
public record CivicAddress(Map<String, String> elements) {
    public CivicAddress {
        elements = java.util.Collections.unmodifiableMap(new TreeMap<>(elements));
    }

    public Optional<String> find(String element) {
        return Optional.ofNullable(elements.get(element)).filter(text -> !text.isBlank());
    }

    /// One line as a telecommunicator reads it: `12 North River Street, Floor 3, Apt 4, Ashford`.
    public String line() {
        var street = new StringBuilder();
        for (var element : new String[] {"HNO", "HNS", "PRD", "PRM", "RD", "A6", "STS", "POD"}) {
            find(element)
                    .ifPresent(
                            text -> street.append(street.isEmpty() ? "" : " ").append(text));
        }
        var line = new StringBuilder(street);
        add(line, "LMK", "");
        add(line, "NAM", "");
        add(line, "BLD", "Bldg ");
        add(line, "FLR", "Floor ");
        add(line, "UNIT", "Unit ");
        add(line, "ROOM", "Room ");
        add(line, "LOC", "");
        add(line, "A3", "");
        return line.toString();
    }

    private void add(StringBuilder line, String element, String before) {
        find(element)
                .ifPresent(text ->
                        line.append(line.isEmpty() ? "" : ", ").append(before).append(text));
    }
}
