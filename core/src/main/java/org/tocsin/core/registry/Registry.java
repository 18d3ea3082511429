package org.tocsin.core.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.kernel.Chart;

/// Which records exist and by which blind keys they are found.
public record Registry(Chart<String, Entry> entries, Chart<String, List<String>> byIndex) {
    public static final Registry NONE = new Registry(Chart.empty(), Chart.empty());

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
        var index = byIndex;
        for (var key : List.of(entry.phoneIndex(), entry.placeIndex())) {
            if (!key.isEmpty()) {
                var ids = new ArrayList<>(index.find(key).orElse(List.of()));
                if (!ids.contains(entry.id())) {
                    ids.add(entry.id());
                }
                index = index.with(key, List.copyOf(ids));
            }
        }
        return new Registry(entries.with(entry.id(), entry), index);
    }

    Registry without(String id) {
        return new Registry(entries.without(id), byIndex);
    }
}
