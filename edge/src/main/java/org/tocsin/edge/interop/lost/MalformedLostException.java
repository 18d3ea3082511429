package org.tocsin.edge.interop.lost;

/// The document is no LoST; [#kind] is the error element that says so.
public final class MalformedLostException extends Exception {
    private static final long serialVersionUID = 1;
    private final String kind;

    MalformedLostException(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    /// Element of RFC 5222 section 13.1.
    public String kind() {
        return kind;
    }
}
