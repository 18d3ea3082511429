package org.tocsin.edge.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.core.kernel.Chart;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Builds the form of a type, and of every type it is made of, once.
final class Forms {
    private final Map<Type, Form> known = new LinkedHashMap<>();

    /// @throws IllegalArgumentException for a type the rules of this package do not cover
    Form of(Type type) {
        var found = known.get(type);
        if (found != null) {
            return found;
        }
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType generic -> ofGeneric(generic);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            default -> throw uncovered(type);
        };
    }

    private static IllegalArgumentException uncovered(Type type) {
        return new IllegalArgumentException("no JSON form for " + type);
    }

    private Form ofClass(Class<?> type) {
        var scalar = Scalars.find(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return keep(type, constants(type));
        }
        if (isIdentifier(type)) {
            return keep(type, IdentifierForm.of(type, of(type.getRecordComponents()[0].getType())));
        }
        if (type.isRecord()) {
            var form = new RecordForm(type);
            known.put(type, form);
            form.learn(this);
            return form;
        }
        if (type.isSealed()) {
            var form = new SealedForm(type);
            known.put(type, form);
            form.learn(this);
            return form;
        }
        throw uncovered(type);
    }

    private Form keep(Type type, Form form) {
        known.put(type, form);
        return form;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Form constants(Class<?> type) {
        return Scalars.constant((Class) type);
    }

    static boolean isIdentifier(Class<?> type) {
        return type.isRecord()
                && Comparable.class.isAssignableFrom(type)
                && type.getRecordComponents().length == 1
                && Scalars.find(type.getRecordComponents()[0].getType()) != null;
    }

    private Form ofGeneric(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (raw == List.class) {
            return keep(type, new ListForm(of(arguments[0]), false));
        }
        if (raw == Set.class) {
            return keep(type, new ListForm(of(arguments[0]), true));
        }
        if ((raw == Map.class || raw == Chart.class) && arguments[0] instanceof Class<?> key) {
            return keep(type, new MapForm(keyOf(key), of(arguments[1]), raw == Chart.class));
        }
        throw uncovered(type);
    }

    private Scalars.Key keyOf(Class<?> type) {
        var scalar = Scalars.findKey(type);
        if (scalar != null) {
            return scalar;
        }
        if (isIdentifier(type) && of(type) instanceof IdentifierForm identifier) {
            var inner = Scalars.findKey(type.getRecordComponents()[0].getType());
            if (inner != null) {
                return new Scalars.Key(
                        value -> inner.write().apply(identifier.unwrap(value)),
                        text -> identifier.wrap(inner.read().apply(text), "key"));
            }
        }
        throw new IllegalArgumentException("no property name for " + type);
    }

    /// Changes whenever the form of any type met so far does.
    String signatures() {
        var lines = new TreeSet<String>();
        known.forEach((type, form) -> lines.add(type.getTypeName() + " " + form.signature()));
        return String.join("\n", lines);
    }

    /// An identifier as its bare value.
    ///
    /// @param accessor    found once: looking it up anew for every event cost a fifth of the writer's time
    /// @param constructor likewise
    private record IdentifierForm(Class<?> type, Method accessor, Constructor<?> constructor, Form inner)
            implements Form {
        static IdentifierForm of(Class<?> type, Form inner) {
            try {
                var component = type.getRecordComponents()[0];
                return new IdentifierForm(
                        type, component.getAccessor(), type.getDeclaredConstructor(component.getType()), inner);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record has its canonical constructor", e);
            }
        }

        Object unwrap(Object value) {
            try {
                return accessor.invoke(value);
            } catch (InvocationTargetException | IllegalAccessException e) {
                throw new IllegalStateException("cannot read " + type, e);
            }
        }

        Object wrap(Object value, String path) {
            try {
                return constructor.newInstance(value);
            } catch (InvocationTargetException e) {
                throw new MalformedJson(path + " is not a valid " + type.getSimpleName(), e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot make " + type, e);
            }
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            inner.write(out, unwrap(value));
        }

        @Override
        public Object read(JsonNode node, String path) {
            return wrap(inner.read(node, path), path);
        }

        @Override
        public String signature() {
            return "identifier " + inner.signature();
        }
    }

    private record ListForm(Form element, boolean set) implements Form {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartArray();
            for (Object item : ordered((Iterable<?>) value)) {
                element.write(out, item);
            }
            out.writeEndArray();
        }

        /// `Set.of` iterates differently on every start; what is hashed must not.
        private static Iterable<?> ordered(Iterable<?> value) {
            boolean sortable = value instanceof Set<?> set && set.stream().allMatch(Comparable.class::isInstance);
            return sortable ? new TreeSet<>((Set<?>) value) : value;
        }

        @Override
        public Object read(JsonNode node, String path) {
            if (!node.isArray()) {
                throw new MalformedJson(path + " is not an array");
            }
            var items = new ArrayList<>(node.size());
            for (var item : node) {
                items.add(element.read(item, path + "[" + items.size() + "]"));
            }
            return set ? Collections.unmodifiableSet(new LinkedHashSet<>(items)) : List.copyOf(items);
        }

        @Override
        public String signature() {
            return (set ? "set of " : "list of ") + element.getClass().getSimpleName();
        }
    }

    private record MapForm(Scalars.Key key, Form content, boolean chart) implements Form {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartObject();
            if (value instanceof Chart<?, ?> entries) {
                for (var entry : entries) {
                    out.writeName(key.write().apply(entry.getKey()));
                    content.write(out, entry.getValue());
                }
            } else {
                ordered((Map<?, ?>) value).forEach((name, item) -> {
                    out.writeName(key.write().apply(name));
                    content.write(out, item);
                });
            }
            out.writeEndObject();
        }

        /// A map without an order of its own (`Map.of`) is written in the order of its keys.
        private static Map<?, ?> ordered(Map<?, ?> map) {
            boolean unordered = map.getClass().getName().startsWith("java.util.ImmutableCollections");
            return unordered ? new TreeMap<>(map) : map;
        }

        @Override
        public Object read(JsonNode node, String path) {
            if (!node.isObject()) {
                throw new MalformedJson(path + " is not an object");
            }
            var map = new LinkedHashMap<Object, Object>();
            for (var property : node.properties()) {
                map.put(name(property.getKey(), path), content.read(property.getValue(), path + "{}"));
            }
            return chart ? chartOf(map) : Collections.unmodifiableMap(map);
        }

        private Object name(String text, String path) {
            try {
                return key.read().apply(text);
            } catch (IllegalArgumentException e) {
                throw new MalformedJson(path + " has an impossible key");
            }
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static Object chartOf(Map<Object, Object> map) {
            return Chart.of((Map) map);
        }

        @Override
        public String signature() {
            return (chart ? "chart of " : "map of ") + content.getClass().getSimpleName();
        }
    }
}
