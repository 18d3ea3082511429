package org.tocsin.sip.agent;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What depends on a flow, so that its loss is told to those concerned without a search.
final class FlowIndex<T> {
    private final Map<Flow, Set<T>> byFlow = new HashMap<>();

    void add(Flow flow, T dependent) {
        byFlow.computeIfAbsent(flow, f -> new LinkedHashSet<>()).add(dependent);
    }

    void remove(Flow flow, T dependent) {
        Set<T> dependents = byFlow.get(flow);
        if (dependents != null) {
            dependents.remove(dependent);
            if (dependents.isEmpty()) {
                byFlow.remove(flow);
            }
        }
    }

    List<T> list(Flow flow) {
        return List.copyOf(byFlow.getOrDefault(flow, Set.of()));
    }
}
