package org.tocsin.core.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line cut into words. Dots and blanks separate words until free text begins.
final class Tokens {
    private final String text;
    private int at;

    Tokens(String text) {
        this.text = text.strip();
    }

    boolean isEmpty() {
        skip();
        return at >= text.length();
    }

    Optional<String> peek() {
        int mark = at;
        var word = next();
        at = mark;
        return word;
    }

    Optional<String> next() {
        skip();
        int start = at;
        while (at < text.length() && !separates(text.charAt(at))) {
            at++;
        }
        return start == at ? Optional.empty() : Optional.of(text.substring(start, at));
    }

    /// All that is left, as typed; it stays to be read.
    String ahead() {
        return text.substring(at).strip();
    }

    /// All that is left, as typed, without a leading colon.
    String rest() {
        skip();
        var rest = text.substring(at).strip();
        at = text.length();
        return rest.startsWith(":") ? rest.substring(1).strip() : rest;
    }

    private void skip() {
        while (at < text.length() && separates(text.charAt(at))) {
            at++;
        }
    }

    private static boolean separates(char c) {
        return c == ' ' || c == '.' || c == '\t';
    }

    static List<String> list(String commaList) {
        var parts = new ArrayList<String>();
        for (var part : commaList.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
