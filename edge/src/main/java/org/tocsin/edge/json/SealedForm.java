package org.tocsin.edge.json;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// A case of a sealed interface: an object that begins with `type`.
final class SealedForm implements Form {
    private static final String TYPE = "type";

    private final Class<?> family;
    private final Map<String, RecordForm> byName = new LinkedHashMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    SealedForm(Class<?> family) {
        this.family = family;
    }

    void learn(Forms forms) {
        for (var permitted : family.getPermittedSubclasses()) {
            learn(forms, permitted);
        }
    }

    private void learn(Forms forms, Class<?> member) {
        if (member.isSealed()) {
            for (var permitted : member.getPermittedSubclasses()) {
                learn(forms, permitted);
            }
            return;
        }
        if (!(forms.of(member) instanceof RecordForm form) || form.hasPart(TYPE)) {
            throw new IllegalArgumentException("a case of a sealed interface is a record without `type`: " + member);
        }
        if (byName.put(member.getSimpleName(), form) != null) {
            throw new IllegalArgumentException("two cases of one name: " + member);
        }
        names.put(member, member.getSimpleName());
    }

    @Override
    public void write(JsonGenerator out, Object value) {
        String name = names.get(value.getClass());
        var form = name == null ? null : byName.get(name);
        if (form == null) {
            throw new IllegalStateException(value.getClass() + " is no case of " + family);
        }
        out.writeStartObject();
        out.writeStringProperty(TYPE, name);
        form.writeParts(out, value);
        out.writeEndObject();
    }

    @Override
    public Object read(JsonNode node, String path) {
        var type = node.get(TYPE);
        if (type == null || !type.isString()) {
            throw new MalformedJson(path + " has no type");
        }
        var form = byName.get(type.stringValue());
        if (form == null) {
            throw new MalformedJson(path + " is of a type unknown to " + family.getSimpleName());
        }
        return form.read(node, path);
    }

    @Override
    public String signature() {
        return "sealed " + byName.keySet();
    }
}
