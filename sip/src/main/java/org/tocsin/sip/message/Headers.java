package org.tocsin.sip.message;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tocsin.sip.MalformedException;

/// The header fields of a message in their order. Names are looked up without regard to case; give the long form.
/// Immutable: every `with` is a changed copy.
public record Headers(List<Header> lines) implements Iterable<Header> {
    /// No header fields.
    public static final Headers NONE = new Headers(List.of());

    public Headers {
        lines = List.copyOf(lines);
    }

    /// Header fields from alternating names and values.
    public static Headers of(String... namesAndValues) {
        var lines = new ArrayList<Header>(namesAndValues.length / 2);
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            lines.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(lines);
    }

    /// The value of the first line of this name.
    public Optional<String> find(String name) {
        for (Header line : lines) {
            if (line.isNamed(name)) {
                return Optional.of(line.value());
            }
        }
        return Optional.empty();
    }

    /// The value of the first line of this name.
    ///
    /// @throws MalformedException if there is none
    public String get(String name) {
        for (Header line : lines) {
            if (line.isNamed(name)) {
                return line.value();
            }
        }
        throw new MalformedException("a header that has to be there is missing");
    }

    public boolean contains(String name) {
        return find(name).isPresent();
    }

    /// The values of every line of this name, in order, not split.
    public List<String> listLines(String name) {
        var values = new ArrayList<String>(2);
        for (Header line : lines) {
            if (line.isNamed(name)) {
                values.add(line.value());
            }
        }
        return values;
    }

    /// The comma-separated values of every line of this name, in order. Not for headers whose values have bare
    /// commas, such as Date.
    public List<String> listValues(String name) {
        var values = new ArrayList<String>(4);
        for (Header line : lines) {
            if (line.isNamed(name)) {
                for (String value : Lexer.split(line.value(), ',')) {
                    if (!value.isEmpty()) {
                        values.add(value);
                    }
                }
            }
        }
        return values;
    }

    /// Whether one of the comma-separated values is this token (`Supported: 100rel, timer`).
    public boolean hasToken(String name, String token) {
        for (String value : listValues(name)) {
            if (value.equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }

    /// With one more line at the end.
    public Headers with(String name, String value) {
        var changed = new ArrayList<Header>(lines.size() + 1);
        changed.addAll(lines);
        changed.add(new Header(name, value));
        return new Headers(changed);
    }

    /// With every line of these behind ours.
    public Headers with(Headers more) {
        if (more.lines.isEmpty()) {
            return this;
        }
        var changed = new ArrayList<Header>(lines.size() + more.lines.size());
        changed.addAll(lines);
        changed.addAll(more.lines);
        return new Headers(changed);
    }

    /// With one more line before all others.
    public Headers withFirst(String name, String value) {
        var changed = new ArrayList<Header>(lines.size() + 1);
        changed.add(new Header(name, value));
        changed.addAll(lines);
        return new Headers(changed);
    }

    /// With this value in the place of the first line of this name; further lines of the name are dropped.
    public Headers withOnly(String name, String value) {
        var changed = new ArrayList<Header>(lines.size() + 1);
        boolean placed = false;
        for (Header line : lines) {
            if (!line.isNamed(name)) {
                changed.add(line);
            } else if (!placed) {
                changed.add(new Header(name, value));
                placed = true;
            }
        }
        if (!placed) {
            changed.add(new Header(name, value));
        }
        return new Headers(changed);
    }

    /// With the first line of this name changed and the others left alone.
    public Headers withFirstReplaced(String name, String value) {
        var changed = new ArrayList<>(lines);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).isNamed(name)) {
                changed.set(i, new Header(name, value));
                break;
            }
        }
        return new Headers(changed);
    }

    /// Without the lines of this name.
    public Headers without(String name) {
        return contains(name)
                ? new Headers(lines.stream().filter(line -> !line.isNamed(name)).toList())
                : this;
    }

    @Override
    public Iterator<Header> iterator() {
        return lines.iterator();
    }

    @Override
    public String toString() {
        return "Headers" + lines;
    }
}
