package org.tocsin.core.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.kernel.Chart;

/// Which records exist and by which blind keys they are found.
///
/// @param erased when each erased record was erased: it never opens again, even if somebody files it again
public record Registry(
        Chart<String, Entry> entries, Chart<String, List<String>> byIndex, Chart<String, Instant> erased) {
    public static final Registry NONE = new Registry(Chart.empty(), Chart.empty(), Chart.empty());

    public Optional<Entry> find(String id) {
        return entries.find(id);
    }

    /// Records bound to a telephone number or an address by its blind index.
    public List<Entry> list(String index) {
        if (index.isEmpty()) {
            return List.of();
        }
        return byIndex.find(index).orElse(List.of()).stream()
                .flatMap(id -> entries.find(id).stream())
                .toList();
    }

    Registry with(Entry entry) {
        // A record that was filed before under another number or address is found by that no longer.
        var index = without(entry.id()).byIndex;
        for (var key : List.of(entry.phoneIndex(), entry.placeIndex())) {
            if (!key.isEmpty()) {
                var ids = new ArrayList<>(index.find(key).orElse(List.of()));
                if (!ids.contains(entry.id())) {
                    ids.add(entry.id());
                }
                index = index.with(key, List.copyOf(ids));
            }
        }
        return new Registry(entries.with(entry.id(), entry), index, erased);
    }

    Registry erase(String id, Instant at) {
        var rest = without(id);
        return new Registry(rest.entries, rest.byIndex, erased.with(id, at));
    }

    private Registry without(String id) {
        var before = entries.find(id);
        if (before.isEmpty()) {
            return this;
        }
        var index = byIndex;
        for (var key : List.of(before.get().phoneIndex(), before.get().placeIndex())) {
            var ids = new ArrayList<>(index.find(key).orElse(List.of()));
            if (ids.remove(id)) {
                index = ids.isEmpty() ? index.without(key) : index.with(key, List.copyOf(ids));
            }
        }
        return new Registry(entries.without(id), index, erased);
    }
}
