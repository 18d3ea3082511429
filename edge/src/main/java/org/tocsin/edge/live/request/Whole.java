package org.tocsin.edge.live.request;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks whether a record read from the wire has everything it must have: a component is there unless it is marked
/// `@Nullable`. JSON knows nothing of that mark.
public final class Whole {
    private Whole() {}

    /// The first missing component by name, parts of parts included; empty when nothing is missing.
    public static Optional<String> findMissing(Record record) {
        for (var component : record.getClass().getRecordComponents()) {
            var value = value(record, component);
            if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return Optional.of(component.getName());
            }
            if (value instanceof Record part) {
                var missing = findMissing(part);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a component cannot be read", e);
        }
    }
}
