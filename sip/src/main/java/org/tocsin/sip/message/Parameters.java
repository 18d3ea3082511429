package org.tocsin.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The `;name=value` list behind a URI or header value: ordered, names case-insensitive, values as they came.
public record Parameters(List<Parameter> list) {
    /// No parameters.
    public static final Parameters NONE = new Parameters(List.of());

    /// One parameter; `value` is the raw text, quotes included, or null for a flag such as `lr`.
    public record Parameter(String name, @Nullable String value) {
        @Override
        public String toString() {
            return "Parameter[" + name.length() + "]";
        }
    }

    public Parameters {
        list = List.copyOf(list);
    }

    /// Reads `a=1;b;c="x"` (no leading separator). Empty elements are left out.
    public static Parameters parse(String text) {
        return parse(text, oddity -> {});
    }

    /// Reads `a=1;b;c="x"` (no leading separator). Empty elements are left out and noted.
    static Parameters parse(String text, Consumer<Oddity> oddities) {
        if (text.isBlank()) {
            return NONE;
        }
        var list = new ArrayList<Parameter>(4);
        for (String piece : Lexer.split(text, ';')) {
            if (piece.isEmpty()) {
                oddities.accept(Oddity.EMPTY_ELEMENT);
                continue;
            }
            int equals = piece.indexOf('=');
            if (equals < 0) {
                list.add(new Parameter(piece, null));
            } else {
                list.add(new Parameter(
                        piece.substring(0, equals).strip(),
                        piece.substring(equals + 1).strip()));
            }
        }
        return new Parameters(list);
    }

    /// The value of the first parameter of this name, quotes removed; a flag has the value "".
    public Optional<String> find(String name) {
        for (Parameter parameter : list) {
            if (parameter.name().equalsIgnoreCase(name)) {
                return Optional.of(parameter.value() == null ? "" : Lexer.unquote(parameter.value()));
            }
        }
        return Optional.empty();
    }

    public boolean contains(String name) {
        return find(name).isPresent();
    }

    /// These parameters with one set: in its place if the name is there, else at the end.
    public Parameters with(String name, @Nullable String value) {
        var changed = new ArrayList<Parameter>(list.size() + 1);
        boolean placed = false;
        for (Parameter parameter : list) {
            if (!parameter.name().equalsIgnoreCase(name)) {
                changed.add(parameter);
            } else if (!placed) {
                changed.add(new Parameter(name, value));
                placed = true;
            }
        }
        if (!placed) {
            changed.add(new Parameter(name, value));
        }
        return new Parameters(changed);
    }

    /// The wire form, each parameter with its leading `;`.
    public String text() {
        if (list.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        for (Parameter parameter : list) {
            text.append(';').append(parameter.name());
            if (parameter.value() != null) {
                text.append('=').append(parameter.value());
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Parameters[" + list.size() + "]";
    }
}
