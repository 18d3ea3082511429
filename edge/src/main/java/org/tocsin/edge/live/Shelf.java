package org.tocsin.edge.live;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The views of one kind of entity as text. Each is written when it is first asked for after a change and kept until
/// the next, so that a hundred consoles that come back at once cost one writing. Not thread-safe.
final class Shelf<K, V> {
    private final JsonMapper json;
    private final Function<? super V, ?> view;
    private final Map<K, String> texts = new HashMap<>();

    Shelf(JsonMapper json, Function<? super V, ?> view) {
        this.json = json;
        this.view = view;
    }

    /// The entity has changed or gone.
    void forget(K key) {
        texts.remove(key);
    }

    /// A JSON array of the views, in the order given.
    String array(Stream<V> entities, Function<V, K> key) {
        return entities.map(
                        each -> texts.computeIfAbsent(key.apply(each), _ -> json.writeValueAsString(view.apply(each))))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
