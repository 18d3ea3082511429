package org.tocsin.sip.agent;

/// SplitMix64 from a seed.
final class SeededIdentifiers implements Identifiers {
    private long state;

    SeededIdentifiers(long seed) {
        state = seed;
    }

    @Override
    public String next() {
        return Long.toUnsignedString(mix(), 36);
    }

    @Override
    public int below(int bound) {
        return (int) Long.remainderUnsigned(mix(), bound);
    }

    private long mix() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
