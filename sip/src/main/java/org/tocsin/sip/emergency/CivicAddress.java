package org.tocsin.sip.emergency;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A street address by the elements of RFC 5139 and RFC 6848: `country`, `A1` state, `A2` county, `A3` city, `RD`
/// road, `STS` its type, `HNO` number, `FLR` floor, `PC` postal code, ... Hides itself in `toString`.
public record CivicAddress(SequencedMap<String, String> elements) {
    /// Element names in upper case.
    public CivicAddress {
        var upper = new LinkedHashMap<String, String>();
        elements.forEach((name, value) -> upper.putIfAbsent(name.toUpperCase(Locale.ROOT), value));
        elements = Collections.unmodifiableSequencedMap(upper);
    }

    /// One element by its name in any case.
    public Optional<String> find(String name) {
        return Optional.ofNullable(elements.get(name.toUpperCase(Locale.ROOT)));
    }

    /// House number and street: `11-A Massachusetts Ave`; empty if there is neither.
    public String street() {
        String number = join("", "HNP", "HNO", "HNS");
        String road = find("RD").isPresent()
                ? join(" ", "PRM", "PRD", "STP", "RD", "STS", "POD", "POM")
                : join(" ", "PRD", "A6", "STS", "POD"); // RFC 4119 had the street in A6
        return Stream.of(number, road).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /// City, or what comes nearest to it.
    public String community() {
        return find("A3").or(() -> find("PCN")).or(() -> find("A4")).orElse("");
    }

    /// What leads from the street door to the caller: building, floor, unit, room, landmark, further words.
    public String within() {
        return Stream.of("NAM", "BLD", "FLR", "UNIT", "ROOM", "SEAT", "LMK", "LOC")
                .filter(name -> find(name).isPresent())
                .map(name -> (name.equals("FLR") ? "floor " : "") + elements.get(name))
                .collect(Collectors.joining(", "));
    }

    private String join(String gap, String... names) {
        return Stream.of(names).map(this::find).flatMap(Optional::stream).collect(Collectors.joining(gap));
    }

    /// Whether nothing is known.
    public boolean isEmpty() {
        return elements.isEmpty();
    }

    static CivicAddress of(Map<String, String> elements) {
        return new CivicAddress(new LinkedHashMap<>(elements));
    }

    @Override
    public String toString() {
        return "CivicAddress[" + elements.keySet() + "]";
    }
}
