package org.tocsin.edge.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.Chart;

/// Arbitrary values of core's types, made by reflection from a seed; constructors that refuse are asked again.
public final class Samples {
    private static final List<String> TEXTS = List.of(
            "",
            "E4",
            "P1",
            "+16175550142",
            "9115550142",
            "Main St & 2nd",
            "quote \" and \\ back",
            "line\nbreak\ttab",
            "žluťoučký kůň",
            "救命",
            "\uD83D\uDE92",
            "lone \uD83D surrogate",
            "\u0000\u001f\u007f",
            "abc");

    private final Random random;

    public Samples(long seed) {
        random = new Random(seed);
    }

    public <T> T of(Class<T> type) {
        return type.cast(value(type, 0));
    }

    private Object value(Type type, int depth) {
        return switch (type) {
            case Class<?> plain -> plain(plain, depth);
            case ParameterizedType generic -> generic(generic, depth);
            default -> throw new IllegalArgumentException("no sample of " + type);
        };
    }

    private Object plain(Class<?> type, int depth) {
        if (type == String.class) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000) * 1000L);
        }
        if (type == Duration.class) {
            return Duration.ofMillis(random.nextLong(10_000_000));
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(1, 6);
        }
        if (type == long.class || type == Long.class) {
            return random.nextInt(4) == 0 ? random.nextLong() : random.nextLong(1, 10_000);
        }
        if (type == double.class || type == Double.class) {
            return random.nextInt(5) == 0 ? random.nextInt(1, 90) : random.nextDouble(-90, 90);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type.isSealed()) {
            var cases = type.getPermittedSubclasses();
            return value(cases[random.nextInt(cases.length)], depth);
        }
        if (type.isRecord()) {
            return record(type, depth + 1);
        }
        throw new IllegalArgumentException("no sample of " + type);
    }

    private Object record(Class<?> type, int depth) {
        try {
            var components = type.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            for (int attempt = 0; attempt < 10_000; attempt++) {
                var values =
                        Arrays.stream(components).map(c -> component(c, depth)).toArray();
                try {
                    return constructor.newInstance(values);
                } catch (InvocationTargetException refused) {
                    if (!(refused.getCause() instanceof IllegalArgumentException)) {
                        throw new IllegalStateException("sample of " + type, refused);
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("no valid sample of " + type);
    }

    private @Nullable Object component(RecordComponent component, int depth) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && random.nextInt(3) == 0 ? null : value(component.getGenericType(), depth);
    }

    private Object generic(ParameterizedType type, int depth) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        int size = depth > 4 ? 4 * random.nextInt(2) : random.nextInt(5);
        if (raw == List.class || raw == Set.class) {
            var items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                items.add(value(arguments[0], depth));
            }
            return raw == List.class ? List.copyOf(items) : new LinkedHashSet<>(items);
        }
        var map = new LinkedHashMap<Object, Object>();
        for (int i = 0; i < size; i++) {
            map.put(value(arguments[0], depth), value(arguments[1], depth));
        }
        return raw == Chart.class ? chart(map) : map;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object chart(Map<Object, Object> map) {
        return Chart.of((Map) map);
    }
}
