package org.tocsin.edge.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Forms of single values, and how each serves as a property name.
final class Scalars {
    private static final Map<Class<?>, Form> FORMS = Map.ofEntries(
            Map.entry(String.class, text("text", s -> s, s -> s)),
            Map.entry(Instant.class, text("instant", Instant::toString, Instant::parse)),
            Map.entry(Duration.class, text("duration", Duration::toString, Duration::parse)),
            Map.entry(boolean.class, truth()),
            Map.entry(Boolean.class, truth()),
            Map.entry(int.class, whole("int", v -> (int) v, Scalars::narrow)),
            Map.entry(Integer.class, whole("int", v -> (int) v, Scalars::narrow)),
            Map.entry(long.class, whole("long", v -> (long) v, v -> v)),
            Map.entry(Long.class, whole("long", v -> (long) v, v -> v)),
            Map.entry(double.class, real()),
            Map.entry(Double.class, real()));

    private Scalars() {}

    static @Nullable Form find(Class<?> type) {
        return FORMS.get(type);
    }

    private record Scalar(
            String signature, BiConsumer<JsonGenerator, Object> writer, BiFunction<JsonNode, String, Object> reader)
            implements Form {
        @Override
        public void write(JsonGenerator out, Object value) {
            writer.accept(out, value);
        }

        @Override
        public Object read(JsonNode node, String path) {
            try {
                return reader.apply(node, path);
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
                throw new MalformedJson(path + " is not a " + signature);
            }
        }
    }

    @SuppressWarnings("unchecked")
    static <T> Form text(String name, Function<T, String> write, Function<String, T> read) {
        return new Scalar(name, (out, value) -> out.writeString(write.apply((T) value)), (node, path) -> {
            if (!node.isString()) {
                throw new MalformedJson(path + " is not text");
            }
            return read.apply(node.stringValue());
        });
    }

    static <E extends Enum<E>> Form constant(Class<E> type) {
        return text(
                "one of " + Arrays.toString(type.getEnumConstants()), (E e) -> e.name(), s -> Enum.valueOf(type, s));
    }

    private static Form truth() {
        return new Scalar("boolean", (out, value) -> out.writeBoolean((boolean) value), (node, path) -> {
            if (!node.isBoolean()) {
                throw new MalformedJson(path + " is not true or false");
            }
            return node.booleanValue();
        });
    }

    private static Form whole(String name, Function<Object, Number> widen, Function<Long, Object> read) {
        return new Scalar(
                name, (out, value) -> out.writeNumber(widen.apply(value).longValue()), (node, path) -> {
                    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                        throw new MalformedJson(path + " is not a whole number");
                    }
                    return read.apply(node.longValue());
                });
    }

    private static Object narrow(long value) {
        return Math.toIntExact(value);
    }

    private static Form real() {
        return new Scalar("double", Scalars::writeReal, (node, path) -> {
            if (!node.isNumber()) {
                throw new MalformedJson(path + " is not a number");
            }
            return node.doubleValue();
        });
    }

    private static void writeReal(JsonGenerator out, Object value) {
        double number = (double) value;
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        out.writeNumber(number);
    }

    /// How a value of a scalar form stands as a property name.
    record Key(Function<Object, String> write, Function<String, Object> read) {}

    /// @return null if values of this class cannot be property names
    @SuppressWarnings({"unchecked", "rawtypes"})
    static @Nullable Key findKey(Class<?> type) {
        if (type == String.class) {
            return new Key(Object::toString, s -> s);
        }
        if (type == long.class || type == Long.class) {
            return new Key(Object::toString, Long::parseLong);
        }
        if (type == int.class || type == Integer.class) {
            return new Key(Object::toString, Integer::parseInt);
        }
        if (type.isEnum()) {
            return new Key(v -> ((Enum<?>) v).name(), s -> Enum.valueOf((Class) type, s));
        }
        return null;
    }
}
