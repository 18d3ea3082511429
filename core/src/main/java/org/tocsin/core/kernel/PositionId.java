package org.tocsin.core.kernel;

import java.util.Locale;

/// A workstation of the dispatch floor: P1, FIRE1.
/// Upper case; letters, digits, dash.
public record PositionId(String value) implements Comparable<PositionId> {
    public PositionId {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (value.isEmpty() || value.length() > 16 || !value.chars().allMatch(PositionId::allowed)) {
            throw new IllegalArgumentException("letters, digits and dash, 1 to 16: " + value);
        }
    }

    private static boolean allowed(int c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }

    @Override
    public int compareTo(PositionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
