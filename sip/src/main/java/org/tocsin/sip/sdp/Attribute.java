package org.tocsin.sip.sdp;

import org.jspecify.annotations.Nullable;

/// `a=name` or `a=name:value`.
public record Attribute(String name, @Nullable String value) {
    public Attribute {
        if (name.isEmpty() || breaksLine(name) || name.indexOf(':') >= 0 || (value != null && breaksLine(value))) {
            throw new IllegalArgumentException("attribute that does not fit on a line");
        }
    }

    static Attribute parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Attribute(text, null)
                : new Attribute(text.substring(0, colon), text.substring(colon + 1));
    }

    private static boolean breaksLine(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    /// Keys hide themselves.
    @Override
    public String toString() {
        return "Attribute[" + (name.equalsIgnoreCase("crypto") ? name : text()) + "]";
    }

    String text() {
        return value == null ? name : name + ":" + value;
    }
}
