package org.tocsin.core.kernel;

/// A call, numbered by the centre in order of arrival; written C17.
public record CallId(long number) implements Comparable<CallId> {
    public CallId {
        if (number < 1) {
            throw new IllegalArgumentException("numbered from 1: " + number);
        }
    }

    @Override
    public int compareTo(CallId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "C" + number;
    }
}
