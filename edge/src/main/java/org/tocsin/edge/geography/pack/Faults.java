package org.tocsin.edge.geography.pack;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.edge.geography.pack.MalformedPack.Fault;

/// Collects what is wrong with a pack until there is enough to refuse it.
final class Faults {
    private final List<Fault> list = new ArrayList<>();

    void add(String layer, long line, String words) {
        list.add(new Fault(layer, line, words));
        if (list.size() >= MalformedPack.MOST_FAULTS) {
            throw new MalformedPack(list);
        }
    }

    void throwIfAny() {
        if (!list.isEmpty()) {
            throw new MalformedPack(list);
        }
    }
}
