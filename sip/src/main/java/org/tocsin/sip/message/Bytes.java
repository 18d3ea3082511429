package org.tocsin.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An immutable run of bytes: a body, or a part of one. Equal by content; `toString` shows the length only.
public final class Bytes {
    /// No bytes.
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// A copy of these bytes.
    public static Bytes of(byte[] content) {
        return content.length == 0 ? EMPTY : new Bytes(content.clone());
    }

    /// A copy of a range, from inclusive, to exclusive.
    public static Bytes of(byte[] content, int from, int to) {
        return from >= to ? EMPTY : new Bytes(Arrays.copyOfRange(content, from, to));
    }

    /// The UTF-8 bytes of a text.
    public static Bytes utf8(String text) {
        return text.isEmpty() ? EMPTY : new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return content.length;
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    /// A copy of the bytes.
    public byte[] toArray() {
        return content.clone();
    }

    /// The bytes read as UTF-8; what is not UTF-8 becomes U+FFFD.
    public String utf8() {
        return new String(content, StandardCharsets.UTF_8);
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(content, 0, target, at, content.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
