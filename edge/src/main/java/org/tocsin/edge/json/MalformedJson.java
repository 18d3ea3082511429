package org.tocsin.edge.json;

/// JSON that does not say what its type needs. The message names the place, never the value: it may be personal.
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedJson(String message) {
        super(message);
    }

    public MalformedJson(String message, Throwable cause) {
        super(message, cause);
    }
}
