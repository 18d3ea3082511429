package org.tocsin.core.kernel;

/// An incident, numbered by the centre in order of opening; written #1042. Dispatchers type the number or its last
/// digits.
public record IncidentId(long number) implements Comparable<IncidentId> {
    public IncidentId {
        if (number < 1) {
            throw new IllegalArgumentException("numbered from 1: " + number);
        }
    }

    @Override
    public int compareTo(IncidentId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "#" + number;
    }
}
