package org.tocsin.edge.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// A record as an object with its components' names.
final class RecordForm implements Form {
    private final Class<?> type;
    private final Constructor<?> constructor;
    private List<Part> parts = List.of();

    private record Part(String name, boolean nullable, Method accessor, Form form) {}

    RecordForm(Class<?> type) {
        this.type = type;
        try {
            var components = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            constructor = type.getDeclaredConstructor(components);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has its canonical constructor", e);
        }
    }

    /// Second step of building, since a record may contain itself.
    void learn(Forms forms) {
        parts = Arrays.stream(type.getRecordComponents())
                .map(component -> {
                    var accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                    return new Part(component.getName(), nullable, accessor, forms.of(component.getGenericType()));
                })
                .toList();
    }

    boolean hasPart(String name) {
        return parts.stream().anyMatch(part -> part.name.equals(name));
    }

    @Override
    public void write(JsonGenerator out, Object value) {
        out.writeStartObject();
        writeParts(out, value);
        out.writeEndObject();
    }

    void writeParts(JsonGenerator out, Object value) {
        for (var part : parts) {
            Object content = get(part.accessor, value);
            if (content != null) {
                out.writeName(part.name);
                part.form.write(out, content);
            } else if (!part.nullable) {
                throw new IllegalStateException(type.getSimpleName() + "." + part.name + " is null");
            }
        }
    }

    private static @Nullable Object get(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(accessor + " failed", e);
        }
    }

    @Override
    public Object read(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new MalformedJson(path + " is not an object");
        }
        var values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            var part = parts.get(i);
            String where = path + "." + part.name;
            var content = node.get(part.name);
            if (content != null && !content.isNull()) {
                values[i] = part.form.read(content, where);
            } else if (!part.nullable) {
                throw new MalformedJson(where + " is missing");
            }
        }
        return construct(values, path);
    }

    private Object construct(@Nullable Object[] values, String path) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new MalformedJson(path + " is not a valid " + type.getSimpleName(), e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(constructor + " failed", e);
        }
    }

    @Override
    public String signature() {
        var text = new StringBuilder(type.getName()).append('(');
        for (var part : parts) {
            text.append(part.name)
                    .append(part.nullable ? "? " : " ")
                    .append(part.form instanceof RecordForm record ? record.type.getName() : part.form.signature())
                    .append("; ");
        }
        return text.append(')').toString();
    }
}
