package org.tocsin.core.conference;

/// A party, numbered by the centre in order of invitation; written J4.
public record PartyId(long number) implements Comparable<PartyId> {
    public PartyId {
        if (number < 1) {
            throw new IllegalArgumentException("numbered from 1: " + number);
        }
    }

    @Override
    public int compareTo(PartyId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "J" + number;
    }
}
