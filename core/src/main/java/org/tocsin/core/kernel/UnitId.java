package org.tocsin.core.kernel;

import java.util.Locale;

/// A responding unit by the name used on the radio: E4, A12, S1.
/// Upper case; letters, digits, dash.
public record UnitId(String value) implements Comparable<UnitId> {
    public UnitId {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (value.isEmpty() || value.length() > 16 || !value.chars().allMatch(UnitId::allowed)) {
            throw new IllegalArgumentException("letters, digits and dash, 1 to 16: " + value);
        }
    }

    private static boolean allowed(int c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }

    @Override
    public int compareTo(UnitId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
