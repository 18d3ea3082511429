package org.tocsin.sim.city;

import java.util.Arrays;

/// Numbers long keys in the order they come: a hash table without boxes.
final class LongIndex {
    private long[] keys;
    private int[] values;
    private int size;

    LongIndex(int expected) {
        int room = Integer.highestOneBit(Math.max(16, expected * 2)) * 2;
        keys = new long[room];
        values = new int[room];
        Arrays.fill(values, -1);
    }

    /// The number of a key, or -1.
    int find(long key) {
        return values[slot(key)];
    }

    /// Remembers a number for a key, replacing an earlier one.
    void put(long key, int value) {
        if (size * 2 > keys.length) {
            grow();
        }
        int slot = slot(key);
        if (values[slot] < 0) {
            size++;
            keys[slot] = key;
        }
        values[slot] = value;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) Dice.mix(key) & mask;
        while (values[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldValues.length * 2];
        Arrays.fill(values, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
