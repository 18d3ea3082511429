package org.tocsin.edge.json;

import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Values of one type as JSON by the rules of this package. Immutable, thread-safe.
public final class ValueJson<T> {
    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Class<T> type;
    private final Form form;
    private final String fingerprint;

    private ValueJson(Class<T> type, Form form, String fingerprint) {
        this.type = type;
        this.form = form;
        this.fingerprint = fingerprint;
    }

    /// @throws IllegalArgumentException if the type, or one inside it, is not covered by the rules
    public static <T> ValueJson<T> of(Class<T> type) {
        var forms = new Forms();
        var form = forms.of(type);
        return new ValueJson<>(type, form, digest(forms.signatures()));
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Changes whenever the written form of the type, or of one inside it, does.
    public String fingerprint() {
        return fingerprint;
    }

    public String write(T value) {
        var text = new StringWriter();
        write(value, text);
        return text.toString();
    }

    public void write(T value, Writer to) {
        try (var out = MAPPER.createGenerator(to)) {
            form.write(out, value);
        }
    }

    /// @throws MalformedJson
    public T read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JacksonException e) {
            throw new MalformedJson(type.getSimpleName() + " is not JSON");
        }
    }

    /// @throws MalformedJson
    public T read(JsonNode node) {
        return type.cast(form.read(node, type.getSimpleName()));
    }
}
