package org.tocsin.sim.city;

import java.util.Arrays;

/// A growing list of ints.
final class IntBag {
    int[] items;
    int size;

    IntBag(int room) {
        items = new int[Math.max(4, room)];
    }

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    int get(int i) {
        return items[i];
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
